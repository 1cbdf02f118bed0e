// Whether a bare weekday or month lies behind or ahead, by the verb and the word before it.

import SitrepModel
import SitrepText

/// Reads direction from the nearest verb group of the sentence and from prepositions.
struct TenseDirection: Sendable {
    private let ahead = ["next", "upcoming", "scheduled", "due", "effective", "payable"]
        .map { WordKey($0) }
    /// Verbs that speak of what is to come even in the present.
    private let expecting = ["expect", "schedule", "plan", "slate", "aim", "intend", "hope"].map { WordKey($0) }
    /// Bounds that lie ahead unless their verb looks back.
    private let bounds = ["by", "until", "till"].map { WordKey($0) }
    private let through = WordKey("through")
    private let set = WordKey("set")
    private let could = WordKey("could")
    private let asWord = WordKey("as")
    private let earliness = ["soon", "early"].map { WordKey($0) }
    private let possessive = ["'s", "’s"].map { WordKey($0) }
    /// What timetables say in the present: "the two meet Monday".
    private let timetabled = [
        "be", "meet", "open", "begin", "start", "end", "close", "leave", "depart", "arrive", "travel", "return",
        "resume",
        "expire", "visit", "vote",
    ].map { WordKey($0) }
    private let behind = ["since", "after", "ago", "last"].map { WordKey($0) }
    private let passedOver = ["the", "late", "early", "on", "for", "at", "end", "of"].map { WordKey($0) }
    private let to = WordKey("to")
    /// Words before an expression that are looked at.
    private static let reach = 3
    /// Words between a verb in the present and the day of what it plans.
    private static let planReach = 1
    /// An infinitive further before an expression than this does not date it.
    private static let infinitiveReach = 3

    /// In notes, which are hardly sentences, the nearest verb tells more than the tree.
    func direction(of tokens: Range<Int>, in analysis: Analysis, style: TimeStyle) -> TimeDirection {
        let sentence = analysis.sentence(ofToken: tokens.lowerBound)
        if let said = byPreposition(before: tokens.lowerBound, from: sentence.tokens.lowerBound, in: analysis.tokens) {
            return said
        }
        let group =
            (style == .news ? governingGroup(of: tokens, in: analysis) : nil)
            ?? nearestGroup(to: tokens, within: sentence.tokens, in: analysis)
        let before = tokens.lowerBound > 0 ? analysis.tokens[tokens.lowerBound - 1].key : nil
        if let before, isAheadOf(before, group, in: analysis) { return .future }
        // "Wednesday's ruling" stands with its noun, not with the verb.
        let next = tokens.upperBound
        if next < analysis.tokens.count, possessive.contains(analysis.tokens[next].key) { return .unknown }
        guard let group else { return .unknown }
        switch group.tense {
        case .future: return .future
        case .past: return expects(group, in: analysis) && !group.isPerfect ? .future : .past
        case .present:
            if expects(group, in: analysis) { return .future }
            if group.isPerfect { return .past }
            return schedules(group, before: tokens.lowerBound, in: analysis) ? .future : .unknown
        case .none:
            if group.isInfinitive { return .future }
            if let modal = group.modal, analysis.tokens[modal].key != could, !group.isPerfect { return .future }
            return group.isNonFinite ? .past : .unknown
        }
    }

    /// "The two meet Monday", "the vote is on Sunday": what the present says of a day named at once is a plan.
    private func schedules(_ group: VerbGroup, before start: Int, in analysis: Analysis) -> Bool {
        let gap = start - group.tokens.upperBound
        return gap >= 0 && gap <= Self.planReach && timetabled.contains(analysis.tokens[group.head].lemma)
    }

    private func expects(_ group: VerbGroup, in analysis: Analysis) -> Bool {
        let lemma = analysis.tokens[group.head].lemma
        return expecting.contains(lemma) || (lemma == set && group.isPassive)
    }

    /// "By Friday", "through June": ahead, unless "ten had died by Friday" or "sales rose through June".
    private func isAheadOf(_ bound: WordKey, _ group: VerbGroup?, in analysis: Analysis) -> Bool {
        let isPast = group?.tense == .past
        if bounds.contains(bound) { return !isPast || group?.isPerfect == false }
        return bound == through && group != nil && (!isPast || (group.map { expects($0, in: analysis) } ?? false))
    }

    private func byPreposition(before start: Int, from first: Int, in tokens: [Token]) -> TimeDirection? {
        var at = start - 1
        while at >= first, at >= start - Self.reach {
            let key = tokens[at].key
            if ahead.contains(key) { return .future }
            if behind.contains(key) { return .past }
            if key == asWord, at > first, earliness.contains(tokens[at - 1].key) { return .future }
            guard passedOver.contains(key) else { return nil }
            at -= 1
        }
        return nil
    }

    /// The verb group that an expression dates, by the tree: that of the first verb above it.
    private func governingGroup(of tokens: Range<Int>, in analysis: Analysis) -> VerbGroup? {
        guard let trees = analysis.trees else { return nil }
        var at = tokens.upperBound - 1
        for _ in 0..<Self.deepest {
            guard let head = trees.head(of: at) else { return nil }
            at = head
            if !tokens.contains(at), let group = analysis.verbGroup(covering: at), group.head == at { return group }
        }
        return nil
    }

    /// Steps from an expression to the verb that it dates.
    private static let deepest = 8

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
            if group.isNonFinite {
                // "The plan announced Friday": a participle right before dates only what follows it at once.
                guard gap == 0, isBefore, analysis.tokens[group.head].form == .pastParticiple else { continue }
            }
            if group.isInfinitive, !isBefore || gap > Self.infinitiveReach { continue }
            let distance = max(0, gap) * 2 + (isBefore ? 0 : 3)
            if distance < best?.distance ?? .max { best = (group, distance) }
        }
        return best?.group
    }
}
