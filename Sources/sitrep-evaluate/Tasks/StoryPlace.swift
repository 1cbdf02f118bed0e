// Where a report's story lies: the country, region and town that its violent events, its places and its actors speak for.

import SitrepExtraction
import SitrepModel

/// Counts what the entries of a record say of a story's country.
struct StoryPlace {
    let findings: Findings

    /// What an entry weighs; an entry of the opening counts twice.
    private enum Weight {
        static let violentEvent = 3.0
        static let event = 1.0
        static let place = 1.0
        static let actor = 1.0
        static let opening = 2.0
    }

    /// How much of a text is its opening, in bytes.
    private static let opening = 600
    /// Types of acts by which one side hurts another.
    private static let violent: Set<String> = ["ASSAULT", "COERCE"]

    /// The country that weighs most; of equals the first by code.
    var country: CountryCode? { weights.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key }

    private var weights: [CountryCode: Double] {
        var weights: [CountryCode: Double] = [:]
        func add(_ country: CountryCode?, _ weight: Double, at span: TextSpan) {
            guard let country else { return }
            weights[country, default: 0] += span.start < Self.opening ? weight * Weight.opening : weight
        }
        for event in findings.events where event.modality == .actual {
            let weight = Self.violent.contains(event.plover.event) ? Weight.violentEvent : Weight.event
            let place = place(of: event)
            add(place?.country, weight * (place?.confidence ?? 0), at: event.trigger)
        }
        for place in findings.places { add(place.country, Weight.place * place.confidence, at: place.span) }
        for actor in findings.actors {
            for span in actor.spans { add(actor.country, Weight.actor, at: span) }
        }
        return weights
    }

    /// The first violent event that happened, else the first event.
    var mainEvent: Event? {
        let actual = findings.events.filter { $0.modality == .actual || $0.modality == .past }
        return actual.first { Self.violent.contains($0.plover.event) } ?? actual.first
    }

    /// The town of the main event, else the first town of the story's country.
    var town: Place? {
        let towns = findings.places.filter { ($0.feature?.hasPrefix("PPL") ?? false) && $0.country == country }
        let own = mainEvent.flatMap { place(of: $0) }
        return towns.first { $0.id == own?.id } ?? towns.first
    }

    private func place(of event: Event) -> Place? { event.place.flatMap { Findings.entry($0, in: findings.places) } }
}
