// Who does an event and who undergoes it: the likeliest of the words near by.

import SitrepModel
import SitrepText

/// Words chosen as the parties of an event, those of its own sentence first, in text order.
struct PartyChoice {
    var doers: [PartyCandidate] = []
    var recipients: [PartyCandidate] = []
}

/// Which words are parties, by what was taught.
struct PartyChooser {
    /// Words less likely than this are no doers, or no recipients.
    static let least = 0.4

    let traits: PartyTraits
    let weights: PartyWeights

    /// One party: an actor, or words that stand for none.
    private enum Party: Hashable {
        case actor(LocalID<Actor>)
        case words(Range<Int>)
    }

    /// No party is both: whoever is likelier to do it does it. Of several mentions of a party the surest counts.
    func choice(in scene: PartyScene) -> PartyChoice {
        var order: [(party: Party, candidate: PartyCandidate)] = []
        var likelihoods: [Party: PartyWeights.Roles] = [:]
        for candidate in scene.candidates {
            let party = candidate.actor.map { Party.actor($0) } ?? .words(candidate.tokens)
            let own = weights.probabilities(of: traits.traits(of: candidate, in: scene))
            guard let known = likelihoods[party] else {
                order.append((party, candidate))
                likelihoods[party] = own
                continue
            }
            likelihoods[party] = PartyWeights.Roles(
                doer: max(known.doer, own.doer), recipient: max(known.recipient, own.recipient))
        }
        var choice = PartyChoice()
        for (party, candidate) in order {
            guard let likelihood = likelihoods[party] else { continue }
            if likelihood.doer >= Self.least, likelihood.doer >= likelihood.recipient {
                choice.doers.append(candidate)
            } else if likelihood.recipient >= Self.least {
                choice.recipients.append(candidate)
            }
        }
        return choice
    }
}
