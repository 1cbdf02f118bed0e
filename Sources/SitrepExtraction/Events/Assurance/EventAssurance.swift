// How sure an event is, and where it was: both taught from some thousand events that were judged by reading.

import Foundation
import SitrepLexicon
import SitrepModel
import SitrepText

/// The models of the table `event-weights`; immutable, shared by all workers.
struct EventAssurance: Sendable {
    /// Places less likely than this are not given.
    static let leastPlace = 0.35
    /// Times less likely than this are not given.
    static let leastDay = 0.4

    private let events: TraitWeights
    private let places: TraitWeights
    private let days: TraitWeights
    private let parties: PartyWeights
    private let partyNouns: PartyNouns

    init(tables: TableSet) throws(LexiconError) {
        events = try TraitWeights(model: "event", tables: tables)
        places = try TraitWeights(model: "place", tables: tables)
        days = try TraitWeights(model: "day", tables: tables)
        parties = try PartyWeights(tables: tables)
        partyNouns = try PartyNouns(tables: tables)
    }

    func reading(
        of draft: Draft, map: ClauseMap, index: ActorIndex, circumstances: EventCircumstances
    ) -> Reading {
        Reading(
            map: map, index: index, circumstances: circumstances, assurance: self,
            eventTraits: EventTraits(draft: draft, map: map, index: index),
            placeTraits: PlaceTraits(draft: draft, map: map, index: index),
            dayTraits: DayTraits(draft: draft, map: map),
            partyScenes: PartyScenes(draft: draft, map: map, index: index, nouns: partyNouns),
            partyTraits: PartyTraits(draft: draft, map: map, index: index))
    }

    /// What it is asked of in one article.
    struct Reading {
        let map: ClauseMap
        let index: ActorIndex
        let circumstances: EventCircumstances
        fileprivate let assurance: EventAssurance
        fileprivate let eventTraits: EventTraits
        fileprivate let placeTraits: PlaceTraits
        fileprivate let dayTraits: DayTraits
        fileprivate let partyScenes: PartyScenes
        fileprivate let partyTraits: PartyTraits
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

    /// A time of the days that the times near by make likeliest, where they are likely enough, and how likely they are.
    ///
    /// - Parameter nearest: the time that the rules alone take.
    func time(of mention: EventMention, nearest: TimeMention?) -> (time: TimeMention, probability: Double)? {
        let (candidates, absence) = days(in: dayTraits.scene(of: mention, nearest: nearest))
        guard !candidates.isEmpty else { return nil }
        let odds = candidates.map { exp(assurance.days.score(of: $0.traits)) }
        let sum = odds.reduce(exp(assurance.days.score(of: absence)), +)
        var best: (place: Int, probability: Double)?
        for place in candidates.indices
        where !candidates[..<place].contains(where: { $0.days == candidates[place].days }) {
            // Times of the same days speak for each other.
            let same = candidates.indices.filter { candidates[$0].days == candidates[place].days }
            let probability = same.reduce(0) { $0 + odds[$1] } / sum
            guard probability > best?.probability ?? EventAssurance.leastDay else { continue }
            best = (same.max { odds[$0] < odds[$1] } ?? place, probability)
        }
        return best.map { (candidates[$0.place].time, $0.probability) }
    }

    private typealias DayCandidate = (time: TimeMention, days: DayInterval, traits: [String])

    private func days(in scene: DayTraits.Scene) -> (candidates: [DayCandidate], absence: [String]) {
        let candidates = scene.times.map { dated, reach in
            (
                time: dated.time, days: SitrepExtraction.days(of: dated.time, in: dayTraits.draft),
                traits: dayTraits.traits(of: dated, reach: reach, in: scene)
            )
        }
        return (candidates, dayTraits.absence(in: scene))
    }

    /// The traits of all times near by, and of there being no day.
    func days(
        beside mention: EventMention, nearest: TimeMention?
    ) -> (times: [EventTrace.DayCandidate], none: [String]) {
        let scene = dayTraits.scene(of: mention, nearest: nearest)
        let (candidates, absence) = days(in: scene)
        let times = candidates.map { time, days, traits in
            EventTrace.DayCandidate(
                span: time.span, from: days.from, until: days.until, isNearest: time.id == scene.nearest, traits: traits
            )
        }
        return (times, absence)
    }

    /// Who does it and who undergoes it, as far as the words near by make that likely.
    func parties(of mention: EventMention) -> PartyChoice {
        PartyChooser(traits: partyTraits, weights: assurance.parties).choice(in: partyScenes.scene(of: mention))
    }

    /// The traits of all words that may name a party.
    func parties(beside mention: EventMention) -> [EventTrace.PartyCandidate] {
        let scene = partyScenes.scene(of: mention)
        return scene.candidates.map { candidate in
            EventTrace.PartyCandidate(
                span: partyTraits.draft.analysis.span(of: candidate.tokens), actor: candidate.actor,
                ruled: candidate.actor.flatMap {
                    mention.actors.contains($0) ? "doer" : mention.recipients.contains($0) ? "recipient" : nil
                },
                traits: partyTraits.traits(of: candidate, in: scene))
        }
    }
}
