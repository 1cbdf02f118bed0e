// How a source stands to its content: what the cue says, unless the content's own words say more.

import SitrepModel
import SitrepText

/// Reads modals, reserve and judgement out of content.
struct StanceReader {
    let text: ClaimText

    /// Tokens of content that are read for its stance.
    private static let reach = 60

    func stance(of reading: ClaimReading) -> Claim.Stance {
        guard reading.stance == .asserted || reading.stance == .opinion else { return reading.stance }
        guard let start = reading.content.first?.lowerBound else { return reading.stance }
        if reading.stance == .asserted, callsFalse(reading) { return .denied }
        if let own = mainVerbStance(reading, from: start) { return own }
        return reading.stance == .asserted && hasJudgement(reading) ? .opinion : reading.stance
    }

    /// The first verb with tense decides: "would continue" is a forecast, "must" a demand.
    private func mainVerbStance(_ reading: ClaimReading, from start: Int) -> Claim.Stance? {
        for range in reading.content {
            for token in range.prefix(Self.reach) {
                if text.isA(.reserve, token) { return .hedged }
                guard let group = text.group(at: token), group.tokens.lowerBound == token, !group.isNonFinite,
                    !group.isInfinitive
                else { continue }
                return stance(of: group)
            }
        }
        return nil
    }

    /// "the reports were not true", "the claim is baseless".
    private func callsFalse(_ reading: ClaimReading) -> Bool {
        reading.content.contains { range in
            range.prefix(Self.reach).contains { token in
                guard let group = text.finiteGroup(at: token), group.head == token else { return false }
                let next = text.skipAdverbs(group.tokens.upperBound, limit: range.upperBound)
                if text.isA(.falsehood, next) { return !group.isNegated }
                return group.isNegated && text.key(next) == text.words.true
            }
        }
    }

    private func stance(of group: VerbGroup) -> Claim.Stance? {
        if let modal = group.modal ?? bareModal(group) {
            if text.isA(.demand, modal) { return .demanded }
            if text.isA(.future, modal) { return group.isPerfect ? nil : .forecast }
            if text.isA(.chance, modal) { return group.isPerfect ? .hedged : .forecast }
        }
        if group.tense == .future { return .forecast }
        if text.isA(.reserve, group.head) { return .hedged }
        return nil
    }

    /// "would “continue”": the modal alone is the group.
    private func bareModal(_ group: VerbGroup) -> Int? {
        text.isA([.demand, .future, .chance], group.head) ? group.head : nil
    }

    private func hasJudgement(_ reading: ClaimReading) -> Bool {
        reading.content.contains { range in range.prefix(Self.reach).contains { text.isA(.evaluation, $0) } }
    }
}
