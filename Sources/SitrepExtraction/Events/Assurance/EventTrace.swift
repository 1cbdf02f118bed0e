// What the assurance of events is taught from: every mention with its traits and those of the places beside it.

package import SitrepModel
package import SitrepText

/// One mention as the assurance sees it.
package struct EventTrace: Sendable, Encodable {
    package struct Candidate: Sendable, Encodable {
        package let span: TextSpan
        package let traits: [String]
    }

    /// A time with the days that it gives.
    package struct DayCandidate: Sendable, Encodable {
        package let span: TextSpan
        package let from: CalendarDate?
        package let until: CalendarDate?
        /// Whether the rules alone take it.
        package let isNearest: Bool
        package let traits: [String]
    }

    /// Words that may name a party.
    package struct PartyCandidate: Sendable, Encodable {
        package let span: TextSpan
        /// Absent for words that stand for no known actor.
        package let actor: LocalID<Actor>?
        /// `doer`, `recipient` or nothing: what the rules alone make of it.
        package let ruled: String?
        package let traits: [String]
    }

    package let trigger: TextSpan
    package let plover: Event.Plover
    package let modality: Modality
    package let traits: [String]
    package let places: [Candidate]
    package let days: [DayCandidate]
    /// Traits of its having no day.
    package let noDay: [String]
    package let parties: [PartyCandidate]
}

extension Extractor {
    /// The mentions of an article that may become events, in text order, before those of one happening are merged.
    package func eventTraces(of article: Article, analysis: Analysis) -> [EventTrace] {
        eventFinder.traces(in: draftBeforeEvents(of: article, analysis: analysis))
    }
}
