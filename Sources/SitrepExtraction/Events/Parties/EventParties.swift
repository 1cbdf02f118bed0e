// Who acts, who is acted upon and what is hit, as an event gives them.

import SitrepModel
import SitrepText

/// The parties of an event.
struct EventParties {
    let doers: [LocalID<Actor>]
    private(set) var recipients: [LocalID<Actor>]
    /// Whether those who are acted upon are people and not things that belong to them.
    let arePeople: Bool
    /// Tokens of things that are acted upon.
    private(set) var things: [Range<Int>]

    /// Those that the rules alone find.
    init(ruled mention: EventMention, circumstances: EventCircumstances) {
        let (people, things) = circumstances.split(mention.recipientPhrases)
        doers = mention.actors
        recipients = mention.recipients
        arePeople = !people.isEmpty
        self.things = things.map { circumstances.map.nounPhrase($0).tokens }
    }

    /// Those that the words near by make likely; new actors are made of words that stand for none.
    init(chosen: PartyChoice, _ actors: inout PartyActors) {
        var doers: [LocalID<Actor>] = []
        for candidate in chosen.doers {
            let own = candidate.sharers + [actors.actor(of: candidate)].compactMap(\.self)
            doers += own.filter { !doers.contains($0) }
        }
        self.doers = doers
        recipients = []
        arePeople = true
        things = []
        for candidate in chosen.recipients {
            if let actor = actors.actor(of: candidate) {
                recipients += (candidate.sharers + [actor]).filter { !doers.contains($0) && !recipients.contains($0) }
            } else if !candidate.isPronoun {
                things.append(candidate.tokens)
            }
        }
    }
}
