// Cues of events in texts, and what is seen of a part of a text from them.

import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText
import Testing

@testable import SitrepExtraction

@Suite struct EventCuesTests {
    private static func cues(in text: String) throws -> Set<UInt64> {
        let tokens = try TextAnalyzer.withTrees.get().analyze(ArticleText(text)).tokens
        let cues = try EventCues(resources: Resources())
        return Set(cues.matches(in: 0..<tokens.count, of: tokens).flatMap(\.cues))
    }

    @Test(arguments: [
        ("Two persons were killed in police firing.", "policefiring", "arson"),
        ("Police lathi-charged the crowd.", "police", "gang"),
        ("The mob was dispersed with tear gas.", "force", "arrest"),
        ("Constables remained mute spectators.", "inaction", "death"),
        ("A suicide bomber blew himself up at a checkpoint.", "suicide", "diplomacy"),
        ("Warplanes dropped barrel bombs.", "airstrike", "protest"),
        ("The militants laid down their arms.", "rebel", "natural"),
    ])
    func aTextGivesItsCuesAndNoOther(text: String, cue: String, other: String) throws {
        let found = try Self.cues(in: text)
        #expect(found.contains(EventCues.number(of: cue)))
        #expect(!found.contains(EventCues.number(of: other)))
    }

    @Test func aPhraseEndsWithItsPart() throws {
        let tokens = try TextAnalyzer.withTrees.get().analyze(ArticleText("He blamed police firing.")).tokens
        let cues = try EventCues(resources: Resources())
        let firing = EventCues.number(of: "policefiring")
        #expect(cues.matches(in: 0..<tokens.count, of: tokens).contains { $0.cues.contains(firing) })
        #expect(!cues.matches(in: 0..<3, of: tokens).contains { $0.cues.contains(firing) })
    }

    /// The same words mean something else after another part; what comes after a part does not count.
    @Test func aPartSeesThePartsBefore() throws {
        let text = ArticleText("Police opened fire. Two persons died. All was calm.")
        let analysis = try TextAnalyzer.withTrees.get().analyze(text)
        let features = PartFeatures(analysis: analysis, cues: try EventCues(resources: Resources()))
        let sentences = analysis.sentences.map(\.tokens)
        try #require(sentences.count == 3)
        let all = features.features(of: sentences)
        #expect(all[0].numbers == features.features(of: [sentences[0]])[0].numbers)
        #expect(all[1].numbers.isStrictSuperset(of: features.features(of: [sentences[1]])[0].numbers))
        #expect(features.features(of: [0..<0, 90..<99]).allSatisfy { $0.numbers.isEmpty })
    }
}
