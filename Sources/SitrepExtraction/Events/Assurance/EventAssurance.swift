// How sure an event is, and where it was: both taught from some thousand events that were judged by reading.

import SitrepLexicon
import SitrepModel
import SitrepText

/// The two models of the table `event-weights`; immutable, shared by all workers.
struct EventAssurance: Sendable {
    /// Places less likely than this are not given.
    static let leastPlace = 0.35

    private let events: TraitWeights
    private let places: TraitWeights

    init(tables: TableSet) throws(LexiconError) {
        events = try TraitWeights(model: "event", tables: tables)
        places = try TraitWeights(model: "place", tables: tables)
    }

    func reading(
        of draft: Draft, map: ClauseMap, index: ActorIndex, circumstances: EventCircumstances
    ) -> Reading {
        Reading(
            map: map, index: index, circumstances: circumstances, assurance: self,
            eventTraits: EventTraits(draft: draft, map: map, index: index),
            placeTraits: PlaceTraits(draft: draft, map: map, index: index))
    }

    /// What it is asked of in one article.
    struct Reading {
        let map: ClauseMap
        let index: ActorIndex
        let circumstances: EventCircumstances
        fileprivate let assurance: EventAssurance
        fileprivate let eventTraits: EventTraits
        fileprivate let placeTraits: PlaceTraits
    }
}

extension EventAssurance.Reading {
    /// Confidences are given in hundredths, and nothing is certain.
    private static let steps = 100.0
    private static let possible = 0.01...0.99

    /// 0 to 1: how likely the words tell of an act of this type that happened.
    func confidence(of mention: EventMention, hasDay: Bool) -> Double {
        let share =
            (assurance.events.probability(of: traits(of: mention, hasDay: hasDay)) * Self.steps).rounded() / Self.steps
        return min(max(share, Self.possible.lowerBound), Self.possible.upperBound)
    }

    func traits(of mention: EventMention, hasDay: Bool) -> [String] {
        eventTraits.traits(of: mention, hasPlace: circumstances.hasPlace(inSentenceOf: mention), hasDay: hasDay)
    }

    /// The likeliest of the places near by, where it is likely enough.
    func place(of mention: EventMention) -> Place? {
        var best: (place: Place, probability: Double)?
        for (place, tokens, reach) in circumstances.candidates(of: mention) {
            let traits = placeTraits.traits(of: place, tokens: tokens, beside: mention, reach: reach)
            let probability = assurance.places.probability(of: traits)
            if probability > best?.probability ?? EventAssurance.leastPlace { best = (place, probability) }
        }
        return best?.place
    }

    /// The traits of all places near by.
    func places(beside mention: EventMention) -> [EventTrace.Candidate] {
        circumstances.candidates(of: mention).map { place, tokens, reach in
            EventTrace.Candidate(
                span: place.span, traits: placeTraits.traits(of: place, tokens: tokens, beside: mention, reach: reach))
        }
    }
}
