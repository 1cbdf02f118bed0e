// Raw text of a treebank: paragraphs put together from their sentences, with the words' places.

import Foundation

/// Texts of one CoNLL-U file with what the treebank says of their words.
struct TreebankText {
    struct Word {
        var bytes: Range<Int>
        /// Written together with the word before it, as one token.
        var continuesToken: Bool
        var beginsSentence: Bool
    }

    var text: [UInt8] = []
    var words: [Word] = []

    enum Unit { case paragraph, document }

    /// One text a paragraph or document; sentences are joined by spaces, so that their ends are to be found.
    static func read(_ data: Data, unit: Unit) -> [TreebankText] {
        var texts: [TreebankText] = []
        var current = TreebankText()
        var rows: [Substring] = []
        var sentence: Substring = ""
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# newdoc") || (unit == .paragraph && line.hasPrefix("# newpar")), !current.text.isEmpty {
                texts.append(current)
                current = TreebankText()
            }
            if line.hasPrefix("# text = ") { sentence = line.dropFirst(9) }
            if line.isEmpty, !rows.isEmpty || !sentence.isEmpty {
                current.append(sentence, rows)
                rows = []
                sentence = ""
            } else if !line.isEmpty, !line.hasPrefix("#") {
                rows.append(line)
            }
        }
        if !current.text.isEmpty { texts.append(current) }
        return texts
    }

    private mutating func append(_ sentence: Substring, _ rows: [Substring]) {
        if !text.isEmpty { text.append(0x20) }
        var at = text.count
        text += Array(sentence.utf8)
        var beginsSentence = true
        var insideUntil = 0
        var isFirst = true
        for row in rows {
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            if let dash = cells[0].firstIndex(of: "-") {
                insideUntil = Int(cells[0][cells[0].index(after: dash)...]) ?? 0
                isFirst = true
                continue
            }
            guard let number = Int(cells[0]) else { continue }
            let form = Array(cells[1].utf8)
            // Spaces are those of the text; a form is found again byte by byte.
            while at < text.count, !text[at...].starts(with: form) { at += 1 }
            words.append(
                Word(
                    bytes: at..<at + form.count, continuesToken: number <= insideUntil && !isFirst,
                    beginsSentence: beginsSentence))
            at += form.count
            beginsSentence = false
            isFirst = false
        }
    }

    enum LetterCase: CaseIterable { case asWritten, upper, lower }

    /// The same text with its ASCII letters in another case; places stay.
    func with(_ letterCase: LetterCase) -> TreebankText {
        var copy = self
        switch letterCase {
        case .asWritten: break
        case .upper: for index in text.indices where 0x61...0x7A ~= text[index] { copy.text[index] -= 0x20 }
        case .lower: for index in text.indices where 0x41...0x5A ~= text[index] { copy.text[index] += 0x20 }
        }
        return copy
    }
}
