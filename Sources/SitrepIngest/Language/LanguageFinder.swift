// Tells the language of a report's text by its letters and its short frequent words.

import SitrepModel

/// Finds the language of a text; without enough to go by, the one that was declared stands.
struct LanguageFinder: Sendable {
    private let tables: LanguageTables

    /// Fewer letters tell nothing.
    private static let fewestLetters = 24
    /// Text beyond so many bytes changes nothing.
    private static let longestText = 4 << 10
    /// The least sum of weights a word at which a language is told.
    private static let leastShare = 0.06
    /// The declared language stands when it comes so near to the best.
    private static let nearShare = 0.67
    /// One letter in so many of its own shows the script that uses another's letters.
    private static let userShare = 8

    init(tables: LanguageTables = .shared) { self.tables = tables }

    /// The ISO 639 code of the language of UTF-8 text; `declared` may name a country too (`en-GB`).
    func language(of text: ArraySlice<UInt8>, declared: String) -> String {
        told(by: text, declared: declared.utf8.prefix { $0.isLetter }.map(\.lowered).string)
    }

    private func told(by text: ArraySlice<UInt8>, declared: String) -> String {
        let counts = counts(of: text.prefix(Self.longestText))
        guard counts.letters.reduce(0, +) >= Self.fewestLetters, let script = script(of: counts.letters) else {
            return declared
        }
        let own = tables.languages.indices.filter { tables.languages[$0].script == script }
        let best = own.max { counts.sums[$0] < counts.sums[$1] }
        guard let best, counts.sums[best] >= Self.leastShare * Double(counts.words) else {
            return fallback(script, own, declared)
        }
        if let other = own.first(where: { tables.languages[$0].code == declared }),
            counts.sums[other] >= Self.nearShare * counts.sums[best]
        {
            return declared
        }
        return tables.languages[best].code
    }

    /// The script of most letters.
    private func script(of letters: [Int]) -> Int? {
        guard let most = letters.indices.max(by: { letters[$0] < letters[$1] }) else { return nil }
        guard let user = tables.users[most], letters[user] * Self.userShare >= letters[most] else { return most }
        return user
    }

    /// Where words do not tell: what was declared, unless it is written otherwise.
    private func fallback(_ script: Int, _ own: [Int], _ declared: String) -> String {
        guard let usual = tables.usualLanguage[script] else { return declared }
        return own.contains { tables.languages[$0].code == declared } ? declared : usual
    }

    private struct Counts {
        var letters: [Int]
        var sums: [Double]
        var words = 0
    }

    private func counts(of text: ArraySlice<UInt8>) -> Counts {
        var counts = Counts(
            letters: [Int](repeating: 0, count: tables.usualLanguage.count),
            sums: [Double](repeating: 0, count: tables.languages.count))
        var word = LanguageTables.emptyWord
        func close() {
            guard word != LanguageTables.emptyWord else { return }
            counts.words += 1
            for share in tables.words[word] ?? [] { counts.sums[share.language] += share.weight }
            word = LanguageTables.emptyWord
        }
        var at = text.startIndex
        while at < text.endIndex {
            let (scalar, length) = LanguageTables.scalar(in: text, at: at)
            at += length
            guard let script = tables.script(of: scalar) else {
                close()
                continue
            }
            counts.letters[script] += 1
            word = LanguageTables.extended(word, by: scalar)
        }
        close()
        return counts
    }
}
