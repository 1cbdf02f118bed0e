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
            lines += rows(of: sentence, in: parsed)
            lines.append("")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The rows of one sentence.
    public func rows(of sentence: Sentence, in parsed: ParsedText) -> [String] {
        let names = nameTags(of: sentence.tokens, in: parsed)
        return sentence.tokens.enumerated().map { offset, token in
            let head = parsed.head(token).map { $0 - sentence.tokens.lowerBound + 1 } ?? 0
            var remarks = names[offset].map { ["NER=\($0)"] } ?? []
            if isJoined(token, in: sentence, parsed) { remarks.append("SpaceAfter=No") }
            return [
                "\(offset + 1)", singleLine(parsed.form(token)), singleLine(parsed.lemma(token)),
                parsed.universalTag(token), parsed.pennTag(token), "_", "\(head)", parsed.relation(token), "_",
                remarks.isEmpty ? "_" : remarks.joined(separator: "|"),
            ].joined(separator: "\t")
        }
    }

    private func isJoined(_ token: Int, in sentence: Sentence, _ parsed: ParsedText) -> Bool {
        let tokens = parsed.analysis.tokens
        return token + 1 < sentence.tokens.upperBound && tokens[token].end == tokens[token + 1].start
    }

    private func nameTags(of tokens: Range<Int>, in parsed: ParsedText) -> [String?] {
        var tags = [String?](repeating: nil, count: tokens.count)
        for name in parsed.names(in: tokens) {
            for word in name.words where tokens.contains(word) {
                let place = word == name.words.lowerBound ? "B-" : "I-"
                tags[word - tokens.lowerBound] = place + parsed.type(of: name)
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
