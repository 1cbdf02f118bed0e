// Tokens, sentences, quotations, tags and phrases: one loop over each table of cases.

import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@Suite struct TextCaseTests {
    @Test(arguments: cases("text/tokens"))
    func tokens(_ row: Case) {
        let analysis = Reading.of(row["text"])
        #expect(analysis.words(0..<analysis.tokens.count).joined(separator: "¦") == row["tokens"])
    }

    @Test(arguments: cases("text/sentences"))
    func sentences(_ row: Case) {
        let analysis = Reading.of(row["text"])
        let found = analysis.sentences.map { analysis.text.string(in: $0.span) }
        #expect(found.joined(separator: "¦") == row["sentences"])
    }

    @Test(arguments: cases("text/boundaries"))
    func boundaries(_ row: Case) throws {
        let analysis = try Reading.learned.get().analyze(ArticleText(row["text"]))
        let found = analysis.sentences.map { analysis.text.string(in: $0.span) }
        #expect(found.joined(separator: "¦") == row["sentences"])
    }

    @Test(arguments: cases("text/words"))
    func words(_ row: Case) throws {
        let analysis = try Reading.learned.get().analyze(ArticleText(row["text"]))
        let found = analysis.words.map { ($0.continuesToken ? "+" : "¦") + analysis.text.string(in: $0.span) }
        #expect(found.joined().dropFirst() == row["words"])
    }

    @Test(arguments: cases("text/quotations"))
    func quotations(_ row: Case) {
        let analysis = Reading.of(row["text"])
        let found = analysis.quotations.map {
            analysis.string(of: $0.tokens) + ($0.isClosed ? "" : "?") + ($0.continues ? "+" : "")
        }
        #expect(found.joined(separator: "¦") == row["quotations"])
    }

    @Test(arguments: cases("text/tags"))
    func tags(_ row: Case) {
        let wanted = row["tagged"].split(separator: " ").map { $0.split(separator: "/", maxSplits: 1).map(String.init) }
        let text = wanted.map { $0[0] }.joined(separator: " ")
        let analysis = Reading.of(text)
        #expect(analysis.tokens.count == wanted.count)
        for (token, pair) in zip(analysis.tokens, wanted) {
            let tag = "\(token.tag)".uppercased()
            #expect(pair[1].split(separator: "|").contains(Substring(tag)), "\(pair[0]) is tagged \(tag)")
        }
    }

    @Test(arguments: cases("text/noun-phrases"))
    func nounPhrases(_ row: Case) {
        let analysis = Reading.of(row["text"])
        let found = analysis.nounPhrases.map { analysis.string(of: $0.tokens) + ($0.isPossessive ? "*" : "") }
        #expect(found.joined(separator: "¦") == row["phrases"])
    }

    @Test(arguments: cases("text/verb-groups"))
    func verbGroups(_ row: Case) {
        let analysis = Reading.of(row["text"])
        #expect(analysis.verbGroups.map(analysis.described).joined(separator: "¦") == row["groups"])
    }

    @Test(arguments: cases("text/lemmas"))
    func lemmas(_ row: Case) throws {
        let analysis = Reading.of(row["text"])
        let words = analysis.words(0..<analysis.tokens.count)
        let index = try #require(words.firstIndex(of: row["word"]))
        #expect(analysis.tokens[index].lemma == WordKey(row["lemma"]))
    }
}
