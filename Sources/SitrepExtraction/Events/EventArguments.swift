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

    /// The actors that phrases stand for, each once.
    func actors(of phrases: [Int], anchor: Int, isNoun: Bool) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        for phrase in phrases {
            guard let actor = actor(of: phrase, anchor: anchor, isNoun: isNoun), !result.contains(actor) else {
                continue
            }
            result.append(actor)
        }
        return result
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
        return actorAfter(phrase)
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
