// Joins speech acts with the acts that they are about: "agreed to withdraw", "rejected a call for talks", "will send aid".

import SitrepModel
import SitrepText

/// Makes composed events of a sentence's mentions.
struct EventComposer {
    let lexicon: EventLexicon
    let map: ClauseMap
    let arguments: EventArguments
    /// How far after an operator a governed noun may stand, in tokens.
    private static let nounReach = 14
    /// A speech act is a little less sure than the act that it names.
    private static let composedMalus = 0.05

    /// Mentions with operators and their acts joined; acts that are governed are marked.
    func compose(_ mentions: [EventMention], operators: [EventMention]) -> [EventMention] {
        var result = mentions
        // Inner operators first, so that "threatened to refuse to pay" is read from inside out.
        let governing = (mentions.indices.map { ($0, result[$0]) } + operators.map { (-1, $0) })
            .filter { lexicon.rows[$0.1.row].governs != nil && !$0.1.isNoun || lexicon.rows[$0.1.row].governs != nil }
            .sorted { $0.1.anchor > $1.1.anchor }
        for (place, operation) in governing {
            guard let governance = lexicon.rows[operation.row].governs,
                let act = governed(by: operation, among: result, excluding: place)
            else { continue }
            join(governance, operation, at: place, with: act, in: &result)
        }
        for index in result.indices where !result[index].isGoverned && !result[index].isComposed {
            composeWithModal(index, in: &result)
        }
        return result
    }

    // MARK: - Which act is governed

    private func governed(by operation: EventMention, among mentions: [EventMention], excluding place: Int) -> Int? {
        let end = map.sentence(of: operation.anchor).upperBound
        var best: (index: Int, distance: Int)?
        for (index, act) in mentions.enumerated() where index != place && !act.isGoverned {
            guard act.anchor > operation.anchor, act.anchor < end, act.cameo != nil,
                !operation.matched.contains(act.anchor) || act.anchor == operation.matched.upperBound - 1 || place < 0
            else { continue }
            guard isGoverned(act, by: operation) else { continue }
            let distance = act.anchor - operation.anchor
            if distance < best?.distance ?? .max { best = (index, distance) }
        }
        return best?.index
    }

    private func isGoverned(_ act: EventMention, by operation: EventMention) -> Bool {
        let between = (operation.matched.upperBound..<max(operation.matched.upperBound, act.anchor))
        if let group = act.group, !act.isNoun {
            // "must withdraw": the modal of the act's own group.
            if group == operation.group { return true }
            let verb = map.verbGroup(group)
            // An act in the complement: nothing finite in between, or a clause that the operator opens.
            var finite = 0
            for at in between {
                guard let other = map.group(at: at), other != group, other != operation.group,
                    map.verbGroup(other).tokens.lowerBound == at
                else { continue }
                if !map.verbGroup(other).isInfinitive, !map.verbGroup(other).isNonFinite { finite += 1 }
            }
            if verb.isInfinitive || map.tokens[verb.head].form == .gerund {
                return finite == 0 && act.anchor - operation.anchor <= 24
            }
            return finite == 0 && opensComplement(operation, before: verb.tokens.lowerBound)
        }
        return act.anchor - operation.anchor <= Self.nounReach
            && !between.contains { at in
                map.group(at: at) != nil && map.group(at: at) != operation.group && !isLightInfinitive(at)
                    || ClauseWords.stops.contains(map.tokens[at].key) || map.has(at, in: .subordinator)
            }
    }

    private func isLightInfinitive(_ at: Int) -> Bool {
        guard let group = map.group(at: at) else { return false }
        return map.verbGroup(group).isInfinitive
    }

    /// "demanded that X withdraw", "said X must": a that-clause right after the operator.
    private func opensComplement(_ operation: EventMention, before verb: Int) -> Bool {
        if lexicon.rows[operation.row].governs == .allege { return true }
        return (operation.matched.upperBound..<max(operation.matched.upperBound, verb)).contains {
            map.tokens[$0].is(ClauseWords.that)
        }
    }

    // MARK: - Joining

    private func join(
        _ governance: Governance, _ operation: EventMention, at place: Int, with act: Int,
        in result: inout [EventMention]
    ) {
        switch governance {
        case .offer, .threaten, .demand, .refuse, .future, .prepare:
            guard let code = result[act].cameo, let made = lexicon.codes.composed(governance, of: code) else {
                result[act].isGoverned = governance != .future && governance != .prepare
                return
            }
            var composed = operation
            composed.plover = made.plover
            composed.cameo = made.cameo
            composed.acled = nil
            composed.isComposed = true
            takeParticipants(governance, from: result[act], into: &composed)
            composed.weight = max(composed.weight, result[act].weight - Self.composedMalus)
            result[act].isGoverned = true
            if place >= 0 { result[place] = composed } else { result.append(composed) }
        case .allege:
            join(allegation: operation, of: act, in: &result)
        case .want:
            if let code = result[act].cameo, let made = lexicon.codes.composed(.want, of: code) {
                var composed = operation
                composed.plover = made.plover
                composed.cameo = made.cameo
                composed.isComposed = true
                composed.weight = Self.wishWeight
                takeParticipants(governance, from: result[act], into: &composed)
                result[act].isGoverned = true
                result.append(composed)
            }
        case .attempt, .begin, .help, .stop, .fail, .allow:
            if result[act].actors.isEmpty { result[act].actors = operation.actors }
        }
    }

    /// "X said that Y attacked Z": X accuses Y, where both are known and neither is the other.
    private func join(allegation operation: EventMention, of act: Int, in result: inout [EventMention]) {
        let accused = result[act].actors
        guard !operation.actors.isEmpty, !accused.isEmpty, Set(operation.actors).isDisjoint(with: accused),
            let code = result[act].cameo, let made = lexicon.codes.composed(.allege, of: code)
        else { return }
        var composed = operation
        composed.plover = made.plover
        composed.cameo = made.cameo
        composed.acled = nil
        composed.isComposed = true
        composed.recipients = accused
        composed.weight = Self.allegationWeight
        result.append(composed)
    }

    private static let allegationWeight = 0.5
    /// A wish to help or work together is a weak offer.
    private static let wishWeight = 0.5

    /// The speaker acts; who is asked, offered or threatened comes from the operator, else from the act.
    private func takeParticipants(_ governance: Governance, from act: EventMention, into composed: inout EventMention) {
        let speakers = composed.actors
        let others = (governance == .demand ? act.actors + act.recipients : act.recipients + act.actors)
            .filter { !speakers.contains($0) }
        if composed.recipients.isEmpty, let first = others.first {
            composed.recipients = governance == .demand ? [first] : act.recipients.filter { !speakers.contains($0) }
            if composed.recipients.isEmpty { composed.recipients = [first] }
        }
        if composed.actors.isEmpty { composed.actors = act.actors }
        if composed.isMutual, !composed.recipients.isEmpty { composed.isMutual = false }
    }

    // MARK: - Modals

    /// "will send", "would not provide", "must leave": the verb group itself is the speech act.
    private func composeWithModal(_ index: Int, in result: inout [EventMention]) {
        let act = result[index]
        guard !act.isNoun, let group = act.group, let code = act.cameo else { return }
        let verb = map.verbGroup(group)
        guard let modal = modal(of: verb) else { return }
        guard let governance = governance(ofModal: modal, verb: verb, code: code),
            let made = lexicon.codes.composed(governance, of: code)
        else { return }
        var composed = act
        composed.plover = made.plover
        composed.cameo = made.cameo
        composed.acled = nil
        composed.isComposed = true
        composed.matched = modal..<max(act.matched.upperBound, modal + 1)
        composed.anchor = modal
        result[index].isGoverned = true
        result.append(composed)
    }

    /// The token of a modal of intent in a group.
    private func modal(of verb: VerbGroup) -> Int? {
        verb.tokens.first { $0 < verb.head && map.has($0, in: .futureModal) }
    }

    private func governance(ofModal modal: Int, verb: VerbGroup, code: String) -> Governance? {
        if map.tokens[modal].is(ClauseWords.would), map.speakers(before: verb.tokens.lowerBound).isEmpty { return nil }
        if verb.isNegated { return .refuse }
        return .future
    }
}
