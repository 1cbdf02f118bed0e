// The grammar of a report: each sentence as a tree of its words, with the names in it.

import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepText

struct GrammarPage: Encodable, Sendable {
    struct Word: Encodable, Sendable {
        let form: String
        let lemma: String
        let tag: String
        let pennTag: String
        let relation: String
        let head: String
        /// Steps below the root.
        let depth: Int
        /// How far the word is set in; depths beyond the last step share it.
        let indent: Int
    }

    struct Name: Encodable, Sendable {
        let text: String
        let type: String
    }

    struct Sentence: Encodable, Sendable {
        let number: Int
        let text: String
        let start: Int
        let end: Int
        let words: [Word]
        let names: [Name]
        let hasNames: Bool
    }

    let title: String
    let twin: String
    let query = ""
    let hasMap = false
    let reportHref: String
    let reportTitle: String
    let sentences: [Sentence]

    private static let deepestIndent = 12
}

extension GrammarPage {
    init(_ parsed: ParsedText, of findings: Findings, id: ReportID) {
        reportTitle = findings.document.title ?? "Untitled report"
        title = "Grammar of \(reportTitle)"
        reportHref = Address.report(id)
        twin = Address.grammar(id) + ".json"
        sentences = parsed.analysis.sentences.enumerated().map { index, sentence in
            let names = parsed.names(in: sentence.tokens).map {
                Name(text: parsed.text(of: $0), type: parsed.type(of: $0))
            }
            return Sentence(
                number: index + 1, text: parsed.analysis.text.string(in: sentence.span),
                start: sentence.span.start, end: sentence.span.end,
                words: TreeOutline().lines(ofSentence: index, in: parsed).map { GrammarPage.word($0, in: parsed) },
                names: names, hasNames: !names.isEmpty)
        }
    }

    private static func word(_ line: TreeOutline.Line, in parsed: ParsedText) -> Word {
        Word(
            form: parsed.text(ofWord: line.word), lemma: parsed.lemma(ofWord: line.word),
            tag: parsed.universalTag(ofWord: line.word), pennTag: parsed.pennTag(ofWord: line.word),
            relation: parsed.relation(ofWord: line.word),
            head: parsed.head(ofWord: line.word).map(parsed.text(ofWord:)) ?? "", depth: line.depth,
            indent: min(line.depth, deepestIndent))
    }
}
