// Whose people a number counts: by its noun, by a list of shares, by the number before it.

import SitrepModel
import SitrepText

/// Those that a number counts.
struct CountedParty: Sendable, Equatable {
    let actor: LocalID<Actor>?
    let side: Figure.Side?
}

extension FigureFinder {
    /// What befalls people in a fight: of one clause, they befell those of one party.
    private static let losses: Set<Figure.Quantity> = [.killed, .injured, .missing, .detained, .hostages]

    /// The figures of a sentence with whose people they count; `before` is the last that counted people before it.
    func withParties(
        _ candidates: [FigureCandidate], before: FigureCandidate?, in draft: Draft
    ) -> [FigureCandidate] {
        var result = candidates
        for index in result.indices where result[index].quantities.contains(where: Self.isOfPeople) {
            let next = index + 1 < result.count ? result[index + 1] : nil
            let earlier = index > 0 ? result[index - 1] : before
            let shares = shares(of: result[index], next: next, in: draft)
            if !shares.isEmpty {
                result[index].rule = Self.shareRule
                result[index].parties = shares.map { CountedParty(actor: $0, side: nil) }
            } else if let own = ownParty(of: result[index], in: draft) {
                result[index].parties = [own]
            } else if let earlier, isOfSameParty(result[index], earlier, isSameSentence: index > 0) {
                result[index].parties = earlier.parties
            }
        }
        return result
    }

    // MARK: - Shares

    /// The states that a number is given for one by one: "200 each for Armenia and Belarus", "70 from Armenia".
    func sharers(of candidate: FigureCandidate, in draft: Draft) -> (states: [LocalID<Actor>], isEach: Bool) {
        let tokens = draft.analysis.tokens
        let limit = draft.analysis.sentence(ofToken: candidate.low).tokens.upperBound
        var at = candidate.past
        let isEach = at < limit && tokens[at].is(FigureKeys.each)
        if isEach { at += 1 }
        guard at + 1 < limit, FigureKeys.shares.contains(tokens[at].key) else { return ([], false) }
        let states = draft.actorIndex.states(listedFrom: at + 1, limit: limit, in: tokens)
        return isEach || states.count == 1 ? (states, isEach) : ([], false)
    }

    /// "70 soldiers for Mali" may go there; one of a list of shares, or of several "each", is the country's own.
    private func shares(
        of candidate: FigureCandidate, next: FigureCandidate?, in draft: Draft
    ) -> [LocalID<Actor>] {
        let (states, isEach) = sharers(of: candidate, in: draft)
        let isFrom = !states.isEmpty && draft.analysis.tokens[candidate.past].is(FigureKeys.from)
        return isEach || isFrom && candidate.counted == nil || candidate.rule == Self.shareRule
            || next?.rule == Self.shareRule ? states : []
    }

    /// Numbers of which each stands for one state of a list.
    static let shareRule = "share"

    // MARK: - Its own words

    private func ownParty(of candidate: FigureCandidate, in draft: Draft) -> CountedParty? {
        let index = draft.actorIndex
        if let counted = candidate.counted {
            let side = words.sides.matches(in: counted, of: draft.analysis.tokens).last?.value
            let mention = index.widestMention(covering: counted.upperBound - 1) ?? index.mentions(in: counted).last
            return unit(before: candidate, in: draft) ?? party(mention, side, in: draft)
                ?? whole(after: counted.upperBound, in: draft)
                ?? mention.map { CountedParty(actor: $0.actor, side: nil) }
        }
        if let measure = candidate.measure, draft.analysis.tokens[measure].tag == .noun {
            return party(index.mention(covering: measure) ?? index.mention(covering: measure - 1), nil, in: draft)
        }
        return party(state(before: candidate, in: draft), nil, in: draft) ?? predicate(of: candidate, in: draft)
    }

    /// Absent where neither a country nor a side is told.
    private func party(_ mention: ActorIndex.Mention?, _ side: Figure.Side?, in draft: Draft) -> CountedParty? {
        let actor = mention.flatMap { draft.actorIndex[$0.actor] }
        let side = actor?.sector.flatMap { words.sectorSides[$0] } ?? side
        guard side != nil || actor?.country != nil else { return nil }
        return CountedParty(actor: actor?.id, side: side)
    }

    /// "a Tajik battalion of 200 men": those who make up the unit.
    private func unit(before candidate: FigureCandidate, in draft: Draft) -> CountedParty? {
        let of = candidate.start - 1
        guard candidate.quantities == [.troops], of > candidate.low, draft.analysis.tokens[of].is(FigureKeys.of) else {
            return nil
        }
        return party(draft.actorIndex.widestMention(covering: of - 1), nil, in: draft)
    }

    /// "18 members of the security forces": those whose members they are.
    private func whole(after end: Int, in draft: Draft) -> CountedParty? {
        let tokens = draft.analysis.tokens
        guard end + 1 < tokens.count, tokens[end].is(FigureKeys.of) else { return nil }
        let start = tokens[end + 1].tag == .det ? end + 2 : end + 1
        let side = words.sides.longestMatch(at: start, in: tokens)?.value
        return party(draft.actorIndex.widestMention(covering: start), side, in: draft)
    }

    /// "Armenia is sending 70 soldiers and Tajikistan 200": the state right before the number.
    private func state(before candidate: FigureCandidate, in draft: Draft) -> ActorIndex.Mention? {
        guard candidate.start > candidate.low else { return nil }
        let mention = draft.actorIndex.mention(covering: candidate.start - 1)
        return mention.flatMap { draft.actorIndex[$0.actor]?.type == .state ? $0 : nil }
    }

    /// "of whom 3,393 were police and soldiers".
    private func predicate(of candidate: FigureCandidate, in draft: Draft) -> CountedParty? {
        let tokens = draft.analysis.tokens
        let at = candidate.numberEnd
        guard at + 1 < tokens.count, tokens[at].lemma == FigureKeys.be else { return nil }
        let side = words.sides.longestMatch(at: at + 1, in: tokens)?.value
        return party(draft.actorIndex.widestMention(covering: at + 1), side, in: draft)
    }

    // MARK: - The number before

    /// "Eight police officers were killed and 317 injured", "80 of them": a number without a noun of its own.
    private func isOfSameParty(
        _ candidate: FigureCandidate, _ earlier: FigureCandidate, isSameSentence: Bool
    ) -> Bool {
        guard let quantity = candidate.quantities.first, let other = earlier.quantities.first else { return false }
        if candidate.isPart { return quantity == other || isSameSentence }
        guard isSameSentence, candidate.counted?.count ?? 1 == 1 else { return false }
        return quantity == other || Self.losses.contains(quantity) && Self.losses.contains(other)
    }
}
