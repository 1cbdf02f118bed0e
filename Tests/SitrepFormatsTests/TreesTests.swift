// Trees as CoNLL-U and as an outline.

import Foundation
import SitrepFormats
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText
import Testing

@Suite struct TreesTests {
    private static let parsed = Result {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/reader.safetensors").standardizedFileURL.path
        let model = try LanguageModel(path: path)
        let analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: TableSet()), model: model)
        return model.parse(
            analyzer.analyze(ArticleText("Police didn’t fire at e-mail.\n\nMr. Omarov arrived in\tParis.")))
    }

    @Test func aRowAWordABlockASentence() throws {
        let parsed = try Self.parsed.get()
        let text = CoNLLUWriter().text(of: parsed, document: "a\nb")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "# newdoc id = a b")
        #expect(lines.contains("# sent_id = a b-2"))
        let rows = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        #expect(rows.count == parsed.analysis.words.count + 1)
        #expect(rows.contains { $0.hasPrefix("2-3\tdidn’t\t_") })
        #expect(rows.contains { $0.hasPrefix("6\te-mail\t") && $0.hasSuffix("SpaceAfter=No") })
        #expect(rows.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 10 })
        #expect(rows.contains { $0.hasPrefix("4\tfire\tfire\tVERB\tVB\t_\t0\troot") })
        #expect(rows.contains { $0.hasSuffix("NER=B-LOC|SpaceAfter=No") })
        #expect(text.hasSuffix("\n\n"))
    }

    @Test func everyWordHasOneLineUnderItsHead() throws {
        let parsed = try Self.parsed.get()
        for (sentence, words) in parsed.wordsOfSentence.enumerated() {
            let lines = TreeOutline().lines(ofSentence: sentence, in: parsed)
            #expect(lines.map(\.word).sorted() == Array(words))
            #expect(lines.first?.depth == 0)
            for (line, next) in zip(lines, lines.dropFirst()) { #expect(next.depth <= line.depth + 1) }
        }
    }

    @Test func theOutlineNamesTheRootFirst() throws {
        let text = TreeOutline().text(of: try Self.parsed.get())
        #expect(text.hasPrefix("Police didn’t fire at e-mail.\n  fire  VERB root\n  ├─ Police  NOUN nsubj\n"))
        #expect(text.contains("names: "))
    }
}
