// Paragraphs that speak of something else than the rest of the report: they share no uncommon word with it.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds runs of paragraphs foreign to their report.
struct DriftFinder: Sendable {
    /// Words that any two reports share.
    private let common: Set<WordKey>

    /// A run has one to so many paragraphs …
    private static let longestRun = 5
    /// … and so many different uncommon words; the rest has more.
    private static let fewestWords = 25
    private static let fewestOthers = 60
    /// A run that shares less than this share of its words with the rest is foreign.
    private static let leastShared = 0.025
    private static let shortestWord = 4
    /// Paragraphs with fewer tokens are headings or lines of a list.
    private static let shortestParagraph = 15

    private enum Column: String, CaseIterable { case word }

    init(tables: TableSet) throws(LexiconError) {
        common = Set(try tables.rows(of: "en/common-words", by: Column.self).map { WordKey($0[.word]) })
    }

    private struct Paragraph {
        var span: TextSpan
        var words: Set<WordKey>
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        let paragraphs = paragraphs(of: analysis)
        guard paragraphs.count > 2 else { return [] }
        var owners: [WordKey: Int] = [:]
        for paragraph in paragraphs { for word in paragraph.words { owners[word, default: 0] += 1 } }
        var best: (share: Double, run: Range<Int>)?
        for length in 1...min(Self.longestRun, paragraphs.count - 1) {
            for start in 0...(paragraphs.count - length) {
                let run = start..<(start + length)
                guard let share = shared(run, paragraphs, owners), share < best?.share ?? Self.leastShared else {
                    continue
                }
                best = (share, run)
            }
        }
        guard let run = best?.run else { return [] }
        return paragraphs[run].map { DamageMark(kind: "subject-drift", span: $0.span) }.prefix(1).map { mark in
            guard let span = mark.span, let last = paragraphs[run].last else { return mark }
            return DamageMark(kind: mark.kind, span: span.union(last.span))
        }
    }

    /// The share of a run's words that stand in the rest too; absent where there is too little to compare.
    private func shared(_ run: Range<Int>, _ paragraphs: [Paragraph], _ owners: [WordKey: Int]) -> Double? {
        var inside: [WordKey: Int] = [:]
        for paragraph in paragraphs[run] { for word in paragraph.words { inside[word, default: 0] += 1 } }
        guard inside.count >= Self.fewestWords else { return nil }
        let shared = inside.count { owners[$0.key, default: 0] > $0.value }
        guard owners.count - inside.count + shared >= Self.fewestOthers else { return nil }
        return Double(shared) / Double(inside.count)
    }

    private func paragraphs(of analysis: Analysis) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var number = -1
        var tokens = 0
        for sentence in analysis.sentences {
            if sentence.paragraph != number {
                if tokens < Self.shortestParagraph, !paragraphs.isEmpty { paragraphs.removeLast() }
                number = sentence.paragraph
                tokens = 0
                paragraphs.append(Paragraph(span: sentence.span, words: []))
            }
            tokens += sentence.tokens.count
            paragraphs[paragraphs.count - 1].span = paragraphs[paragraphs.count - 1].span.union(sentence.span)
            for index in sentence.tokens {
                if let word = word(analysis.tokens[index]) { paragraphs[paragraphs.count - 1].words.insert(word) }
            }
        }
        if tokens < Self.shortestParagraph, !paragraphs.isEmpty { paragraphs.removeLast() }
        return paragraphs
    }

    /// The word by its dictionary form; absent for marks, numbers, short and common words.
    private func word(_ token: Token) -> WordKey? {
        guard Int(token.end - token.start) >= Self.shortestWord, !common.contains(token.key),
            token.shape.isDisjoint(with: [.punctuation, .hasDigit])
        else { return nil }
        return token.lemma
    }
}
