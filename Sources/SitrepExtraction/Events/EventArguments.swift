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
        if Self.giving.contains(mention.plover.event) { mention.recipients.removeAll { isOwnForce($0, of: acting) } }
        fallBack(&mention, slots: slots)
        // "Talks between A and B", "A and B met": both act on each other.
        if slots.isMutual, mention.recipients.isEmpty, mention.actors.count < 2 { mention.isMutual = false }
    }

    /// Parties that no slot of the frame names: farther below the trigger, in its condition, or behind a far "by".
    private func fallBack(_ mention: inout EventMention, slots: ArgumentFrame) {
        guard let tree = scanner.tree else { return }
        let isViolent = EventConfidence.violent.contains(mention.plover.event) && !slots.isMutual
        if mention.actors.isEmpty, !slots.actors.isEmpty, tree.isPassive(mention.anchor) == true {
            mention.actors = agents(after: mention.matched.upperBound, except: mention.recipients, tree)
        }
        if mention.isNoun, slots.isMutual, !isViolent, mention.actors.isEmpty {
            // "Left for meetings with X": who goes to a meeting takes part.
            mention.actors = tree.owners(of: mention.anchor).compactMap { index.actor(covering: $0) }
                .filter { !mention.recipients.contains($0) }
        }
        let isAlone = !slots.isMutual || mention.actors.count < 2
        guard mention.recipients.isEmpty, isAlone, !slots.recipients.isEmpty, !isViolent else { return }
        mention.recipients = nearestGoverned(
            by: mention.anchor, after: mention.matched.upperBound, except: mention.actors)
        if mention.recipients.isEmpty {
            mention.recipients = tree.conditions(of: mention.anchor).flatMap { tree.subjects(of: $0) }
                .compactMap { index.actor(covering: $0) }.filter { !mention.actors.contains($0) }
        }
    }

    /// Who did it, where "by" hangs farther down: "accused of fraud, said to have gone on for years, by officials".
    private func agents(
        after start: Int, except acted: [LocalID<Actor>], _ tree: TreeArguments
    ) -> [LocalID<Actor>] {
        for at in start..<max(start, map.sentence(of: start - 1).upperBound) where map.tokens[at].is(ClauseWords.by) {
            guard tree.trees.relation(of: at) == .caseMarker, let noun = tree.trees.head(of: at),
                let actor = index.actor(covering: noun), !acted.contains(actor)
            else { continue }
            return [actor]
        }
        return []
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
        guard let tree = scanner.tree, tree.isPassive(anchor) != true,
            let first = governed(by: anchor, after: start, except: acting, tree),
            let top = tree.trees.top(of: first.tokens)
        else { return [] }
        let others = tree.trees.conjuncts(of: top).dropFirst().compactMap { index.actor(covering: $0) }
        return [first.actor] + others.filter { $0 != first.actor && !acting.contains($0) }
    }

    private func governed(
        by word: Int, after start: Int, except acting: [LocalID<Actor>] = [], _ tree: TreeArguments
    ) -> ActorIndex.Mention? {
        let reach = tree.trees.subtree(of: word)
        guard start < reach.upperBound else { return nil }
        return index.mentions(in: start..<reach.upperBound).first {
            !acting.contains($0.actor) && !isOwnForce($0.actor, of: acting)
                && tree.isComplement($0.tokens.upperBound - 1, of: word)
        }
    }

    /// Types of acts in which forces are what is given, sent or moved.
    private static let giving: Set<String> = ["AGREE", "AID", "COOPERATE", "MOBILIZE", "RETREAT", "SUPPORT"]

    /// "France will send troops": what a state sends is not whom it sends it to.
    private func isOwnForce(_ id: LocalID<Actor>, of acting: [LocalID<Actor>]) -> Bool {
        guard let force = index[id], force.type == .group, let country = force.country else { return false }
        return acting.contains { index[$0].map { $0.type == .state && $0.country == country } ?? false }
    }

    /// The actors that phrases stand for, each once.
    func actors(of phrases: [Int], anchor: Int, isNoun: Bool) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        for phrase in phrases {
            guard let actor = actor(of: phrase, anchor: anchor, isNoun: isNoun) else { continue }
            for party in sharers(of: phrase) + [actor] + partners(of: phrase) where !result.contains(party) {
                result.append(party)
            }
        }
        return result
    }

    /// Those who stand at the same words as a joint actor, and the further owners in "ambassadors of A, B and C".
    private func partners(of index: Int) -> [LocalID<Actor>] {
        let head = map.nounPhrase(index).head
        guard let mention = self.index.mention(covering: head) else { return [] }
        var result = self.index.mentions(in: mention.tokens).filter { $0.tokens == mention.tokens }.map(\.actor)
        guard let trees = scanner.tree?.trees else { return result }
        for owner in trees.dependents(of: head)
        where owner > head && trees.relation(of: owner) == .nominalModifier && isOwner(owner, trees) {
            result += trees.conjuncts(of: owner).dropFirst().compactMap { self.index.actor(covering: $0) }
        }
        return result
    }

    private func isOwner(_ token: Int, _ trees: Trees) -> Bool {
        trees.dependent(of: token, .caseMarker).map { map.has($0, in: .owner) } ?? false
    }

    private func sharers(of phrase: Int) -> [LocalID<Actor>] {
        guard let mention = index.mention(covering: map.nounPhrase(phrase).head) else { return [] }
        return index.sharers(of: mention.tokens, map: map, trees: scanner.tree?.trees)
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
            ?? scanner.tree.flatMap { governed(by: phrase.head, after: phrase.head + 1, $0)?.actor }
    }

    /// "The military government of X", "officials from X".
    private func actorAfter(_ phrase: NounPhrase) -> LocalID<Actor>? {
        let next = phrase.tokens.upperBound
        guard next + 1 < map.tokens.count, map.has(next, in: .owner),
            let inner = map.phrase(from: next + 1, limit: min(next + 5, map.tokens.count))
        else { return nil }
        return index.actor(of: map.nounPhrase(inner)) ?? index.actors(in: map.nounPhrase(inner).tokens).last
    }
}
