// Reports in other languages are kept with their text and are not coded.

import Sitrep
import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct LanguageTests {
    @Test func onlyEnglishIsCoded() throws {
        let coder = try Coder.installed()
        let text = ArticleText("Rebels killed two men in Kabul on Monday, police said. Talks failed.")
        let english = coder.findings(in: Article(info: DocumentInfo(id: "a"), text: text))
        #expect(!english.events.isEmpty && english.sentences.count == 2)
        let removed = [RemovedSegment(kind: .credit, text: "Foto: Ann Poe")]
        let german = coder.findings(
            in: Article(info: DocumentInfo(id: "b", language: "de"), text: text, removed: removed))
        #expect(german.events.isEmpty && german.claims.isEmpty && german.times.isEmpty)
        #expect(german.text == text && german.sentences == english.sentences && german.integrity.removed == removed)
    }
}
