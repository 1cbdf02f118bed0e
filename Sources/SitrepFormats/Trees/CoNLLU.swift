// Trees in the exchange format of Universal Dependencies. https://universaldependencies.org/format.html

import SitrepLanguage
import SitrepModel
public import SitrepText

/// Writes CoNLL-U: a block a sentence, a row a word, names as `NER=` among the last column's remarks.
public struct CoNLLUWriter: Sendable {
    public init() {}

    /// All sentences of a text; `document` becomes its `newdoc` comment and begins the sentences' ids.
    public func text(of parsed: ParsedText, document: String) -> String {
        var lines = ["# newdoc id = \(singleLine(document))"]
        let sentences = parsed.analysis.sentences
        for (number, sentence) in sentences.enumerated() {
            if number == 0 || sentence.paragraph != sentences[number - 1].paragraph { lines.append("# newpar") }
            lines.append("# sent_id = \(singleLine(document))-\(number + 1)")
            lines.append("# text = \(singleLine(parsed.analysis.text.string(in: sentence.span)))")
            lines += rows(ofSentence: number, in: parsed)
            lines.append("")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The rows of one sentence: its words, and a row before words that are written as one token.
    public func rows(ofSentence sentence: Int, in parsed: ParsedText) -> [String] {
        let range = parsed.wordsOfSentence[sentence]
        let names = nameTags(ofSentence: sentence, in: parsed)
        var rows: [String] = []
        for word in range {
            let end = tokenEnd(word, in: range, parsed)
            if end > word + 1, !parsed.analysis.words[word].continuesToken {
                rows.append(tokenRow(word..<end, in: range, parsed))
            }
            let isPart = end > word + 1 || (word > range.lowerBound && parsed.analysis.words[word].continuesToken)
            var remarks = names[word - range.lowerBound].map { ["NER=\($0)"] } ?? []
            if !isPart, isJoined(word, in: range, parsed) { remarks.append("SpaceAfter=No") }
            let head = parsed.head(ofWord: word).map { $0 - range.lowerBound + 1 } ?? 0
            rows.append(
                [
                    "\(word - range.lowerBound + 1)", singleLine(parsed.text(ofWord: word)),
                    singleLine(parsed.lemma(ofWord: word)), parsed.universalTag(ofWord: word),
                    parsed.pennTag(ofWord: word), "_", "\(head)", parsed.relation(ofWord: word), "_",
                    remarks.isEmpty ? "_" : remarks.joined(separator: "|"),
                ].joined(separator: "\t"))
        }
        return rows
    }

    /// The word after the token that begins with, or holds, a word.
    private func tokenEnd(_ word: Int, in range: Range<Int>, _ parsed: ParsedText) -> Int {
        var end = word + 1
        while end < range.upperBound, parsed.analysis.words[end].continuesToken { end += 1 }
        return end
    }

    private func tokenRow(_ words: Range<Int>, in range: Range<Int>, _ parsed: ParsedText) -> String {
        let all = parsed.analysis.words
        let span = TextSpan(Int(all[words.lowerBound].start), Int(all[words.upperBound - 1].end))
        let ids = "\(words.lowerBound - range.lowerBound + 1)-\(words.upperBound - range.lowerBound)"
        let remark = isJoined(words.upperBound - 1, in: range, parsed) ? "SpaceAfter=No" : "_"
        return ([ids, singleLine(parsed.analysis.text.string(in: span))] + Array(repeating: "_", count: 7) + [remark])
            .joined(separator: "\t")
    }

    private func isJoined(_ word: Int, in range: Range<Int>, _ parsed: ParsedText) -> Bool {
        let words = parsed.analysis.words
        return word + 1 < range.upperBound && words[word].end == words[word + 1].start
    }

    private func nameTags(ofSentence sentence: Int, in parsed: ParsedText) -> [String?] {
        let range = parsed.wordsOfSentence[sentence]
        var tags = [String?](repeating: nil, count: range.count)
        for name in parsed.names(ofSentence: sentence) {
            for word in name.words where range.contains(word) {
                let place = word == name.words.lowerBound ? "B-" : "I-"
                tags[word - range.lowerBound] = place + parsed.type(of: name)
            }
        }
        return tags
    }

    /// Line breaks and tabs would end the row.
    private func singleLine(_ text: String) -> String {
        let parts = text.split { $0.isNewline || $0 == "\t" }
        return parts.isEmpty ? "_" : parts.joined(separator: " ")
    }
}
