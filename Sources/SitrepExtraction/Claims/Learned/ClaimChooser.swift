// Chooses, for each cue, what it reports and whose words they are.

import Foundation
import SitrepLanguage
import SitrepText

/// The learned choice among the options of each cue: first content before it, then after it, then the source.
struct ClaimChooser {
    let text: ClaimText
    let trees: Trees
    let model: AttributionModel

    /// From which share of certainty a cue has content, of the tables and of others.
    private static let likely: Float = 0.35
    private static let likelyUnlisted: Float = 0.5
    /// Content before a cue that is less likely than this (its logarithm) is not followed up.
    private static let unlikely: Float = -4

    /// What a cue reports: options by number, and how certain it is that it reports at all.
    private struct Content {
        let left: Int
        let right: Int
        let certainty: Float
    }

    /// Readings of the cues that report; those of the rules keep their stance and further sources.
    func choose(from readings: [ClaimReading]) -> [ClaimReading] {
        var chosen: [ClaimReading] = []
        var certainties: [Float] = []
        var sourceOf: [SourcePhrase: SourcePhrase] = [:]
        for sight in CueSight.all(text: text, trees: trees, readings: readings) {
            guard let content = content(of: sight),
                content.certainty > (sight.cue.isListed ? Self.likely : Self.likelyUnlisted)
            else { continue }
            let rule = sight.cue.reading.map { readings[$0] }
            var sources = Array((rule?.sources ?? []).dropFirst())
            if let source = source(of: sight, content) {
                let known = rule?.sources.first
                var phrase = known?.range == source.range ? known ?? source : source
                if sight.cue.kind == .none { phrase = sourceOf[phrase] ?? phrase }
                if let known { sourceOf[known] = phrase }
                sources.insert(phrase, at: 0)
            }
            chosen.append(reading(of: sight, content, sources: sources, rule: rule))
            certainties.append(content.certainty)
        }
        return withoutRepeats(chosen, certainties)
    }

    /// Of cues with the same content ("wanted to show that") the most certain.
    private func withoutRepeats(_ readings: [ClaimReading], _ certainties: [Float]) -> [ClaimReading] {
        var best: [[Range<Int>]: Int] = [:]
        for (index, reading) in readings.enumerated() {
            if let other = best[reading.content], certainties[other] >= certainties[index] { continue }
            best[reading.content] = index
        }
        return readings.enumerated().filter { best[$0.element.content] == $0.offset }.map(\.element)
    }

    private func reading(
        of sight: CueSight, _ content: Content, sources: [SourcePhrase], rule: ClaimReading?
    ) -> ClaimReading {
        let ranges = sight.left[content.left].ranges + sight.right[content.right].ranges
        return ClaimReading(
            content: ranges.sorted { $0.lowerBound < $1.lowerBound }, cue: rule?.cue ?? [sight.cue.range],
            sources: sources, stance: rule?.stance ?? CueStance(text: text).stance(of: sight.cue),
            rule: rule?.rule ?? "claim.learned", isSpeech: rule?.isSpeech ?? false, isAfterContent: content.left > 0)
    }

    // MARK: Choice

    private func content(of sight: CueSight) -> Content? {
        let left = shares(sight.leftRows.map { score($0, model.left) })
        var rows = sight.rightRows
        var best: (left: Int, right: Int, share: Float)?
        var none: Float = 0
        for (l, before) in left.enumerated() where before > Self.unlikely {
            let state = ClaimColumns.state(sight.leftRows[l])
            let right = shares(
                rows.indices.map { index in
                    rows[index][.left] = state.marks
                    rows[index][.leftOrigins] = state.origins
                    return score(rows[index], model.right)
                })
            for (r, after) in right.enumerated() {
                if l == 0, r == 0 {
                    none = exp(before + after)
                } else if before + after > best?.share ?? -.infinity {
                    best = (l, r, before + after)
                }
            }
        }
        return best.map { Content(left: $0.left, right: $0.right, certainty: 1 - none) }
    }

    private func source(of sight: CueSight, _ content: Content) -> SourcePhrase? {
        let left = ClaimColumns.state(sight.leftRows[content.left])
        let right = ClaimColumns.state(sight.rightRows[content.right])
        var best = 0
        var most = -Float.infinity
        for (index, base) in sight.sourceRows.enumerated() {
            var row = base
            row[.left] = left.marks
            row[.leftOrigins] = left.origins
            row[.right] = right.marks
            row[.rightOrigins] = right.origins
            let score = score(row, model.sources)
            if score > most {
                best = index
                most = score
            }
        }
        let option = sight.sources[best]
        return option.span.ranges.first.map {
            SourcePhrase(range: $0, head: option.head, antecedent: option.antecedent)
        }
    }

    private func score(_ row: ClaimRow, _ scorer: FeatureScorer) -> Float {
        row.withUnsafeBufferPointer { $0.baseAddress.map { scorer.scores($0)[0] } ?? 0 }
    }

    /// Logarithms of the shares that scores give.
    private func shares(_ scores: [Float]) -> [Float] {
        let most = scores.max() ?? 0
        let total = scores.reduce(0) { $0 + exp($1 - most) }
        return scores.map { $0 - most - log(total) }
    }
}
