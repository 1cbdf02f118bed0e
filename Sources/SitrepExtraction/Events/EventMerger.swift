// Joins mentions of one happening: same family, no contradiction of day, place or parties.

import SitrepModel

/// An event with what decides whether another mention tells the same.
struct MergeCandidate {
    /// Its confidence is that of the rules: mentions are compared by it.
    var event: Event
    /// How likely a reader finds it right.
    let assurance: Double
    let sentence: Int
    let isNoun: Bool
    let country: CountryCode?
    let placeName: String?
    /// False for a place that was taken from another sentence.
    let hasOwnPlace: Bool
    /// Days that its own words give by the rules alone: mentions are compared by them.
    let ownDays: DayInterval
    /// How likely its days are.
    let dayAssurance: Double
}

/// Merges candidates of one article in text order.
struct EventMerger {
    /// Mentions further apart, in sentences, need more than compatibility to be one.
    private static let near = 12

    func merged(_ candidates: [MergeCandidate]) -> [MergeCandidate] {
        var kept: [MergeCandidate] = []
        for candidate in candidates {
            if let index = kept.lastIndex(where: { isSame($0, candidate) }) {
                kept[index] = union(kept[index], candidate)
            } else {
                kept.append(candidate)
            }
        }
        return kept
    }

    private func isSame(_ a: MergeCandidate, _ b: MergeCandidate) -> Bool {
        guard a.event.plover.event == b.event.plover.event, a.event.modality == b.event.modality,
            a.sentence != b.sentence || a.isNoun || b.isNoun,
            // A verb tells something of its own unless its parties are the same.
            a.isNoun || b.isNoun || sharesParties(a.event, b.event),
            modesAgree(a.event, b.event), b.sentence - a.sentence <= Self.near
        else { return false }
        return daysAgree(a, b) && placesAgree(a, b) && partiesAgree(a.event, b.event)
    }

    private func modesAgree(_ a: Event, _ b: Event) -> Bool {
        guard let first = a.plover.mode, let second = b.plover.mode, first != second else { return true }
        return a.acled?.eventType == b.acled?.eventType && a.acled != nil && a.acled == b.acled
    }

    private func daysAgree(_ a: MergeCandidate, _ b: MergeCandidate) -> Bool {
        guard let first = a.ownDays.from, let second = b.ownDays.from else { return true }
        let (firstEnd, secondEnd) = (a.ownDays.until ?? first, b.ownDays.until ?? second)
        return first <= secondEnd && second <= firstEnd
    }

    private func placesAgree(_ a: MergeCandidate, _ b: MergeCandidate) -> Bool {
        guard a.hasOwnPlace, b.hasOwnPlace, a.event.place != b.event.place else { return true }
        if let first = a.country, let second = b.country, first != second { return false }
        return a.placeName == b.placeName || a.placeName == nil || b.placeName == nil
    }

    private func sharesParties(_ a: Event, _ b: Event) -> Bool {
        let actors = Set(a.actors).intersection(b.actors)
        let others = Set(a.recipients + a.victims).intersection(b.recipients + b.victims)
        return !others.isEmpty || (!actors.isEmpty && (a.recipients.isEmpty || b.recipients.isEmpty))
    }

    private func partiesAgree(_ a: Event, _ b: Event) -> Bool {
        agree(a.actors, b.actors) && agree(a.recipients + a.victims, b.recipients + b.victims)
    }

    private func agree<ID: Hashable>(_ a: [ID], _ b: [ID]) -> Bool {
        a.isEmpty || b.isEmpty || !Set(a).isDisjoint(with: b)
    }

    /// The surer mention leads; the other's words and parties are kept.
    private func union(_ a: MergeCandidate, _ b: MergeCandidate) -> MergeCandidate {
        let (lead, other) = b.event.confidence > a.event.confidence + 0.05 ? (b, a) : (a, b)
        // A plain type takes the other's mode: "killed" and "car bomb".
        let typed = lead.event.plover.mode == nil && other.event.plover.mode != nil ? other.event : lead.event
        var event = Event(
            id: lead.event.id, trigger: lead.event.trigger,
            spans: (lead.event.spans + other.event.spans + [other.event.trigger]).sorted(),
            plover: typed.plover, cameo: typed.cameo, acled: typed.acled ?? lead.event.acled ?? other.event.acled,
            modality: lead.event.modality, confidence: max(lead.event.confidence, other.event.confidence),
            rule: lead.event.rule)
        event.actors = joined(lead.event.actors, other.event.actors)
        event.recipients = joined(lead.event.recipients, other.event.recipients).filter { !event.actors.contains($0) }
        event.victims = joined(lead.event.victims, other.event.victims).filter { !event.actors.contains($0) }
        event.targets = joined(lead.event.targets, other.event.targets)
        event.instruments = joined(lead.event.instruments, other.event.instruments)
        event.figures = joined(lead.event.figures, other.event.figures)
        event.claim = lead.event.claim ?? other.event.claim
        let place = lead.hasOwnPlace || !other.hasOwnPlace ? lead : other
        event.place = place.event.place
        let time = lead.dayAssurance >= other.dayAssurance ? lead : other
        let own = lead.ownDays.from != nil || other.ownDays.from == nil ? lead : other
        event.time = time.event.time
        event.from = time.event.from
        event.until = time.event.until
        return MergeCandidate(
            event: event, assurance: max(a.assurance, b.assurance), sentence: b.sentence, isNoun: lead.isNoun,
            country: place.country, placeName: place.placeName,
            hasOwnPlace: place.hasOwnPlace, ownDays: own.ownDays, dayAssurance: time.dayAssurance)
    }

    private func joined<Element: Hashable>(_ a: [Element], _ b: [Element]) -> [Element] {
        a + b.filter { !a.contains($0) }
    }
}
