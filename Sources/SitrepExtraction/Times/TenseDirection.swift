// Whether a bare weekday or month lies behind or ahead, by the verb and the word before it.

import SitrepModel
import SitrepText

/// Reads direction from the nearest verb group of the sentence and from prepositions.
struct TenseDirection: Sendable {
    private let ahead = ["until", "till", "next", "upcoming", "scheduled", "due", "effective", "payable"]
        .map { WordKey($0) }
    /// Verbs that speak of what is to come even in the present.
    private let expecting = ["expect", "schedule", "plan", "slate", "set", "aim", "intend", "hope"].map { WordKey($0) }
    private let behind = ["since", "after", "ago", "last"].map { WordKey($0) }
    private let passedOver = ["the", "late", "early", "on", "for", "at", "end", "of"].map { WordKey($0) }
    private let to = WordKey("to")
    /// Words before an expression that are looked at.
    private static let reach = 3
    /// An infinitive further before an expression than this does not date it.
    private static let infinitiveReach = 3

    func direction(of tokens: Range<Int>, in analysis: Analysis) -> TimeDirection {
        let sentence = analysis.sentence(ofToken: tokens.lowerBound)
        if let said = byPreposition(before: tokens.lowerBound, from: sentence.tokens.lowerBound, in: analysis.tokens) {
            return said
        }
        guard let group = nearestGroup(to: tokens, within: sentence.tokens, in: analysis) else { return .unknown }
        switch group.tense {
        case .future: return .future
        case .past: return .past
        case .present:
            if group.isPerfect { return .past }
            return expecting.contains(analysis.tokens[group.head].lemma) ? .future : .unknown
        case .none: return group.isInfinitive ? .future : .unknown
        }
    }

    private func byPreposition(before start: Int, from first: Int, in tokens: [Token]) -> TimeDirection? {
        var at = start - 1
        while at >= first, at >= start - Self.reach {
            let key = tokens[at].key
            if ahead.contains(key) { return .future }
            if behind.contains(key) { return .past }
            guard passedOver.contains(key) else { return nil }
            at -= 1
        }
        return nil
    }

    /// The verb group that stands nearest, those before the expression preferred.
    private func nearestGroup(to tokens: Range<Int>, within sentence: Range<Int>, in analysis: Analysis) -> VerbGroup? {
        let groups = analysis.verbGroups
        var low = 0
        var high = groups.count
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].tokens.lowerBound < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        var best: (group: VerbGroup, distance: Int)?
        while low < groups.count, groups[low].tokens.lowerBound < sentence.upperBound {
            let group = groups[low]
            low += 1
            let isBefore = group.tokens.upperBound <= tokens.lowerBound
            let gap =
                isBefore ? tokens.lowerBound - group.tokens.upperBound : group.tokens.lowerBound - tokens.upperBound
            if group.isNonFinite { continue }
            if group.isInfinitive, !isBefore || gap > Self.infinitiveReach { continue }
            let distance = max(0, gap) * 2 + (isBefore ? 0 : 3)
            if distance < best?.distance ?? .max { best = (group, distance) }
        }
        return best?.group
    }
}
