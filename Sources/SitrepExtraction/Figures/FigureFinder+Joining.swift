// What one figure takes from the one before it: its quantity, its qualifier.

import SitrepModel
import SitrepText

extension FigureFinder {
    /// Tokens between two figures that one qualifier governs: "at least 21 killed and 42 wounded".
    private static let jointReach = 9

    /// Figures of a sentence with what they share filled in; those that count nothing are left out.
    func settled(_ candidates: [FigureCandidate], before: FigureCandidate?, in draft: Draft) -> [FigureCandidate] {
        let tokens = draft.analysis.tokens
        var result = candidates
        for index in result.indices {
            if index > 0 { shareQualifier(&result[index], with: result[index - 1], tokens: tokens) }
            if needsQuantity(result[index]) {
                let earlier = index > 0 ? result[index - 1] : before
                inherit(&result[index], from: earlier, isSameSentence: index > 0, in: draft)
            }
        }
        shareBackwards(&result, tokens: tokens)
        return result.filter { !$0.quantities.isEmpty && !($0.number.value == 1 && $0.quantities == [.other]) }
    }

    private func needsQuantity(_ candidate: FigureCandidate) -> Bool {
        candidate.quantities.isEmpty
            || (candidate.quantities == [.other] && (candidate.noun == .person || candidate.isPart))
    }

    private func shareQualifier(_ candidate: inout FigureCandidate, with earlier: FigureCandidate, tokens: [Token]) {
        guard candidate.bound == nil, let bound = earlier.bound, bound != .best, !candidate.number.isVague,
            candidate.range == nil, earlier.end < candidate.start, candidate.start - earlier.end <= Self.jointReach,
            candidate.start > 0, FigureKeys.joints.contains(tokens[candidate.start - 1].key)
        else { return }
        let between = tokens[earlier.end..<(candidate.start - 1)]
        guard
            !between.contains(where: {
                $0.tag == .aux || FigureKeys.hard.contains($0.key) || ($0.tag == .verb && $0.form == .past)
            })
        else { return }
        candidate.bound = bound
    }

    /// "including 15 assigned to", "80 of them", "while another is sending 200".
    private func inherit(
        _ candidate: inout FigureCandidate, from earlier: FigureCandidate?, isSameSentence: Bool, in draft: Draft
    ) {
        let tokens = draft.analysis.tokens
        guard let earlier, let quantity = earlier.quantities.first, Self.isOfPeople(quantity) else { return }
        let opener = candidate.start > candidate.low ? tokens[candidate.start - 1] : nil
        let isIncluded = opener.map { FigureKeys.including.contains($0.key) } ?? false
        if candidate.isPart && mayBePart(candidate, of: earlier)
            && (isSameSentence || !hasAntecedent(candidate, tokens)) || isIncluded && isSameSentence
        {
            candidate.quantities = [quantity]
            candidate.rule = "part"
        } else if candidate.counted == nil, isSameSentence,
            earlier.rule == Self.shareRule || isShare(earlier, in: draft),
            isShare(candidate, in: draft)
        {
            candidate.quantities = [quantity]
            candidate.rule = Self.shareRule
        } else if candidate.counted == nil, let opener,
            isSameSentence && isCalledEarlier(candidate, tokens) || isTotal(opener, candidate, isSameSentence, tokens)
        {
            candidate.quantities = [quantity]
            candidate.rule = "ellipsis"
            if JoiningWords.totals.contains(opener.key) { candidate.measure = measure(before: candidate, tokens) }
        }
    }

    private func isShare(_ candidate: FigureCandidate, in draft: Draft) -> Bool {
        !sharers(of: candidate, in: draft).states.isEmpty
    }

    /// "546 cases, 44 of them": things right before it are what it is a part of, though they count for nothing.
    private func hasAntecedent(_ candidate: FigureCandidate, _ tokens: [Token]) -> Bool {
        let comma = candidate.start - 1
        return comma > candidate.low && tokens[comma].is(FigureKeys.comma) && tokens[comma - 1].tag == .noun
    }

    /// No part is larger than what it is a part of.
    private func mayBePart(_ candidate: FigureCandidate, of whole: FigureCandidate) -> Bool {
        whole.number.isVague || candidate.number.value <= whole.range?.high ?? whole.number.value
    }

    /// A bare number after "to", "at", "and" or a verb that had a counted noun before.
    private func isTotal(_ opener: Token, _ candidate: FigureCandidate, _ isSameSentence: Bool, _ tokens: [Token])
        -> Bool
    {
        let end = candidate.numberEnd
        let isBare =
            end >= tokens.count || tokens[end].tag == .punct || tokens[end].tag == .cconj || tokens[end].tag == .adp
            || tokens[end].tag == .adv || tokens[end].tag == .part || tokens[end].tag == .sconj || tokens[end].tag == .x
        guard isBare else { return false }
        if JoiningWords.totals.contains(opener.key), measure(before: candidate, tokens) != nil { return true }
        if isCounted(at: candidate.start - 1, from: candidate.low, tokens) { return true }
        guard isSameSentence else { return false }
        return opener.tag == .verb || opener.is(FigureKeys.and) || opener.tag == .propn
    }

    /// The noun of a total before a number.
    private func measure(before candidate: FigureCandidate, _ tokens: [Token]) -> Int? {
        let low = max(candidate.low, candidate.start - JoiningWords.reach)
        return (low..<candidate.start).last { JoiningWords.measures.contains(tokens[$0].lemma) }
    }

    /// "RIA reported 4,578", "had spoken of about 2,500": another number of what was counted before.
    private func isCounted(at opener: Int, from low: Int, _ tokens: [Token]) -> Bool {
        if JoiningWords.counters.contains(tokens[opener].lemma) { return true }
        return opener > low && tokens[opener].is(FigureKeys.of)
            && JoiningWords.speakers.contains(tokens[opener - 1].lemma)
    }

    /// "40 soldiers and 18 insurgents were killed": what is said of the last holds of the first.
    private func shareBackwards(_ list: inout [FigureCandidate], tokens: [Token]) {
        guard list.count > 1 else { return }
        for index in list.indices.dropLast().reversed() {
            let next = list[index + 1]
            guard needsQuantity(list[index]), list[index].noun == .person || list[index].noun == .quantity(.troops),
                let quantity = next.quantities.first, Self.isOfPeople(quantity), quantity != .troops,
                next.start > list[index].end, next.start - list[index].end <= Self.jointReach,
                FigureKeys.joints.contains(tokens[next.start - 1].key),
                !tokens[list[index].end..<next.start].contains(where: { $0.tag == .verb || $0.tag == .aux })
            else { continue }
            list[index].quantities = [quantity]
        }
    }

    static func isOfPeople(_ quantity: Figure.Quantity) -> Bool {
        switch quantity {
        case .vehicles, .money, .price, .percent, .other: false
        default: true
        }
    }
}

private enum JoiningWords {
    static let reach = 12
    static let totals = WordSet(["to", "at", "of", "was", "is"].map { WordKey($0) })
    static let measures = WordSet(
        ["total", "number", "figure", "toll", "count", "presence", "tally", "share", "strength", "contingent", "it"].map
        { WordKey($0) })
    static let counters = WordSet(["report", "count", "give", "cite", "record", "register"].map { WordKey($0) })
    static let speakers = WordSet(["speak", "talk"].map { WordKey($0) })
}
