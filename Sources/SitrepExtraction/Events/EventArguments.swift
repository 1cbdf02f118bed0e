// Fills an event's participants: which actors stand in the slots of its frame.

import SitrepModel
import SitrepText

/// Resolves phrases to actors.
struct EventArguments {
    let map: ClauseMap
    let index: ActorIndex
    let scanner: TriggerScanner

    /// The participants of a trigger by its row's frame.
    func fill(_ mention: inout EventMention, frame: ClauseFrame, slots: ArgumentFrame, isNoun: Bool) {
        mention.isMutual = slots.isMutual
        mention.actorPhrases = phrases(slots.actors, frame: frame, isNoun: isNoun, mention: mention)
        let taken = mention.actorPhrases
        mention.recipientPhrases = phrases(
            slots.recipients, frame: frame, isNoun: isNoun, mention: mention
        ).filter { !taken.contains($0) }
        mention.actors = actors(of: mention.actorPhrases, anchor: mention.anchor, isNoun: isNoun)
        let acting = mention.actors
        mention.recipients = actors(of: mention.recipientPhrases, anchor: mention.anchor, isNoun: isNoun)
            .filter { !acting.contains($0) }
        let isAlone = !slots.isMutual || mention.actors.count < 2
        if mention.recipients.isEmpty, isAlone, !slots.recipients.isEmpty,
            !EventConfidence.violent.contains(mention.plover.event)
        {
            mention.recipients = nearestGoverned(by: mention.anchor, after: mention.matched.upperBound, except: acting)
        }
        // "Talks between A and B", "A and B met": both act on each other.
        if slots.isMutual, mention.recipients.isEmpty, mention.actors.count < 2 { mention.isMutual = false }
    }

    /// The first slot that has a phrase with an actor; else the first that has a phrase.
    private func phrases(
        _ slots: [ArgumentSlot], frame: ClauseFrame, isNoun: Bool, mention: EventMention
    ) -> [Int] {
        var fallback: [Int] = []
        for slot in slots {
            let found = scanner.phrases(in: slot, frame: frame)
            if found.isEmpty { continue }
            if !actors(of: found, anchor: mention.anchor, isNoun: isNoun).isEmpty { return found }
            if fallback.isEmpty, slot != .possessor { fallback = found }
        }
        return fallback
    }

    /// The first actor that a trigger governs to its right, outside adverbial and coordinated clauses.
    private func nearestGoverned(by anchor: Int, after start: Int, except acting: [LocalID<Actor>]) -> [LocalID<Actor>]
    {
        guard let tree = scanner.tree, tree.isPassive(anchor) != true else { return [] }
        return firstGoverned(by: anchor, after: start, except: acting, tree).map { [$0] } ?? []
    }

    private func firstGoverned(
        by word: Int, after start: Int, except acting: [LocalID<Actor>] = [], _ tree: TreeArguments
    ) -> LocalID<Actor>? {
        let reach = tree.trees.subtree(of: word)
        guard start < reach.upperBound else { return nil }
        return index.mentions(in: start..<reach.upperBound).first {
            !acting.contains($0.actor) && tree.isComplement($0.tokens.upperBound - 1, of: word)
        }?.actor
    }

    /// The actors that phrases stand for, each once.
    func actors(of phrases: [Int], anchor: Int, isNoun: Bool) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        for phrase in phrases {
            guard let actor = actor(of: phrase, anchor: anchor, isNoun: isNoun) else { continue }
            for party in sharers(of: phrase) + [actor] where !result.contains(party) { result.append(party) }
        }
        return result
    }

    /// Those whose adjectives share the phrase's noun: the Hungarians of "Hungarian and Romanian officials".
    private func sharers(of index: Int) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        let head = map.nounPhrase(index).head
        guard var first = self.index.mention(covering: head)?.tokens.lowerBound else { return [] }
        let low = map.sentence(of: head).lowerBound
        while first - 2 >= low, ClauseWords.joins(map.tokens[first - 1].key), modifies(first - 2),
            let mention = self.index.mention(covering: first - 2)
        {
            result.insert(mention.actor, at: 0)
            first = mention.tokens.lowerBound
        }
        return result
    }

    /// Whether a token describes a noun rather than being one: an adjective, or "U.S." in "U.S. and British forces".
    private func modifies(_ token: Int) -> Bool {
        switch scanner.tree?.trees.relation(of: token) {
        case .adjective, .compound: true
        case .conjunct, nil: map.tokens[token].tag == .adj
        default: false
        }
    }

    /// The actor of a phrase: of its head, of what it counts, else of a name inside it.
    private func actor(of index: Int, anchor: Int, isNoun: Bool) -> LocalID<Actor>? {
        let phrase = map.nounPhrase(index)
        // The trigger's own phrase: only what modifies it can act ("Israeli airstrikes").
        if isNoun, phrase.tokens.contains(anchor) {
            return self.index.actors(in: phrase.tokens.lowerBound..<anchor).last
        }
        let inner = map.counted(index)
        if inner != index, let found = actor(of: inner, anchor: anchor, isNoun: isNoun) { return found }
        if let found = self.index.actor(of: phrase) { return found }
        if let owner = map.possessor(of: index), let found = self.index.actor(of: map.nounPhrase(owner)) {
            return found
        }
        if let found = self.index.actors(in: phrase.tokens).last { return found }
        return actorAfter(phrase) ?? scanner.tree.flatMap { firstGoverned(by: phrase.head, after: phrase.head + 1, $0) }
    }

    /// "The military government of X", "officials from X".
    private func actorAfter(_ phrase: NounPhrase) -> LocalID<Actor>? {
        let next = phrase.tokens.upperBound
        guard next + 1 < map.tokens.count, map.has(next, in: "owner"),
            let inner = map.phrase(from: next + 1, limit: min(next + 5, map.tokens.count))
        else { return nil }
        return index.actor(of: map.nounPhrase(inner)) ?? index.actors(in: map.nounPhrase(inner).tokens).last
    }
}
