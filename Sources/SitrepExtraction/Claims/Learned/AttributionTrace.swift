// What the learned choice of claims sees of an article, for its training.

package import SitrepModel
package import SitrepText

/// Cues with the options for content and source, and a row of numbers for each.
package struct AttributionTrace: Sendable {
    package struct Option: Sendable {
        package let spans: [TextSpan]
        package let row: [UInt32]
    }

    package struct Cue: Sendable {
        package let anchor: TextSpan
        package let left: [Option]
        package let right: [Option]
        package let sources: [Option]
    }

    package let cues: [Cue]
}

extension Extractor {
    /// What the choice of claims sees of an article; without trees, nothing.
    package func attributionTrace(of article: Article, analysis: Analysis) -> AttributionTrace {
        var draft = Draft(article: article, analysis: analysis)
        draft.times = numbered(timeFinder.times(in: draft))
        return claimFinder.trace(of: draft)
    }
}

extension ClaimFinder {
    func trace(of draft: Draft) -> AttributionTrace {
        guard let trees = draft.trees, !draft.analysis.tokens.isEmpty else { return AttributionTrace(cues: []) }
        let text = ClaimText(draft: draft, cues: cues)
        var reader = ClaimReader(text: text)
        let readings = reader.read()
        let sights = CueSight.all(text: text, trees: trees, readings: readings)
        return AttributionTrace(
            cues: sights.map { sight in
                AttributionTrace.Cue(
                    anchor: text.analysis.span(of: sight.cue.anchor..<sight.cue.anchor + 1),
                    left: options(sight.left, sight.leftRows, text), right: options(sight.right, sight.rightRows, text),
                    sources: options(sight.sources.map(\.span), sight.sourceRows, text))
            })
    }

    private func options(_ spans: [SpanOption], _ rows: [ClaimRow], _ text: ClaimText) -> [AttributionTrace.Option] {
        zip(spans, rows).map { span, row in
            AttributionTrace.Option(spans: span.ranges.map { text.analysis.span(of: $0) }, row: row)
        }
    }
}
