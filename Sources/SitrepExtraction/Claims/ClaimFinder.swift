// Finds claims, their sources and their stance.

package import SitrepLanguage
package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds claims, their sources and their stance.
package struct ClaimFinder: Sendable {
    let cues: CueLexicon
    /// Chooses among what the rules and the trees offer; without it or without trees the rules' readings stand.
    var model: AttributionModel?

    package init(resources: Resources, model: AttributionModel? = nil) throws(LexiconError) {
        cues = try CueLexicon(tables: resources.tables)
        self.model = model
    }

    package func claims(in draft: Draft) -> [Claim] {
        guard !draft.analysis.tokens.isEmpty else { return [] }
        let text = ClaimText(draft: draft, cues: cues)
        var reader = ClaimReader(text: text)
        var readings = reader.read()
        if let trees = draft.trees, let model {
            readings = ClaimChooser(text: text, trees: trees, model: model).choose(from: readings)
        }
        readings += CountReader(text: text, figures: draft.figures).readings(beside: readings)
        return ClaimBuilder(text: text, actors: draft.actorIndex, readings: readings).claims()
    }
}
