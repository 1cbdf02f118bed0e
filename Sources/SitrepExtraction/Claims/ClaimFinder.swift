// Finds claims, their sources and their stance.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds claims, their sources and their stance.
package struct ClaimFinder: Sendable {
    private let cues: CueLexicon

    package init(resources: Resources) throws(LexiconError) {
        cues = try CueLexicon(tables: resources.tables)
    }

    package func claims(in draft: Draft) -> [Claim] {
        guard !draft.analysis.tokens.isEmpty else { return [] }
        let text = ClaimText(draft: draft, cues: cues)
        var reader = ClaimReader(text: text)
        let readings = reader.read()
        return ClaimBuilder(text: text, actors: ActorIndex(draft), readings: readings).claims()
    }
}
