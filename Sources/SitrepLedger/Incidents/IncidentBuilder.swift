// From the events of all reports to incidents: pure, and the same for any order of arrival.

import SitrepModel

/// Joins tellings across reports, the likest first, where nothing contradicts.
struct IncidentBuilder {
    /// What is told over more days than this is a course of things, and is joined with nothing.
    private static let longest = 10
    /// Scores below this are not kept; they count as nothing in averages.
    private static let leastKept = 0.2

    private let tellings: [TellingProfile]
    private let likeness: TellingLikeness
    private let copies: CopyGroups
    private let joins: TellingPairs

    /// `events` in the order of the ledger, then of the text; `joins` those of analysts, `courses` those of forces.
    init(
        events: [EventEntry], copies: CopyGroups, joins: TellingJoins = TellingJoins(),
        courses: TellingJoins = TellingJoins()
    ) {
        var byReport: [ReportID: [EventEntry]] = [:]
        var order: [ReportID] = []
        for event in events {
            let report = event.citation.entry.report
            if byReport[report] == nil { order.append(report) }
            byReport[report, default: []].append(event)
        }
        let countries = CountryNumbers(events)
        tellings = order.enumerated().flatMap { number, report in
            TellingBuilder.tellings(of: byReport[report] ?? [], reportNumber: number, countries: countries)
        }
        likeness = TellingLikeness(tellings)
        self.copies = copies
        self.joins = TellingPairs(analysts: joins, courses: courses, among: tellings)
    }

    func incidents() -> [Incident] {
        let pairs = pairs()
        var clusters = TellingClusters(tellings: tellings, pairs: pairs, joins: joins)
        let links = Dictionary(grouping: clusters.join()) { clusters.cluster(of: $0.one) }
        return clusters.groups.map { members in
            incident(of: members, links: links[members[0]] ?? [], scores: pairs)
        }
    }

    func traces() -> [TellingTrace] {
        pairs().sorted { $0.key < $1.key }.map { pair, score in
            TellingTrace(
                type: tellings[pair.one].type, one: tellings[pair.one].events[0].citation.entry,
                other: tellings[pair.other].events[0].citation.entry, score: score)
        }
    }

    // MARK: Pairs

    /// Tellings of one type that may be of one day, with their scores.
    private func pairs() -> [TellingPair: Double] {
        let contrasts = tellings.map(\.contrast)
        let reports = tellings.map(\.reportNumber)
        let begins = tellings.map { $0.possibleDays?.lowerBound ?? .min }
        var scores: [TellingPair: Double] = [:]
        for (key, members) in tellingsByDay() {
            for (place, one) in members.enumerated() {
                let contrast = contrasts[one]
                // Two tellings meet on every day that both may be of; they are compared on the first.
                for other in members[(place + 1)...]
                where max(begins[one], begins[other]) == key.day && reports[one] != reports[other]
                    && !contrast.contradicts(contrasts[other])
                {
                    let score = likeness.score(one, other)
                    if score >= Self.leastKept { scores[TellingPair(one: one, other: other)] = score }
                }
            }
        }
        return scores
    }

    private struct TypeAndDay: Hashable {
        let type: String
        let day: Int
    }

    private func tellingsByDay() -> [TypeAndDay: [Int]] {
        var byDay: [TypeAndDay: [Int]] = [:]
        for (index, telling) in tellings.enumerated() {
            guard let days = telling.possibleDays, days.count <= Self.longest else { continue }
            for day in days { byDay[TypeAndDay(type: telling.type, day: day), default: []].append(index) }
        }
        return byDay
    }

    // MARK: Incidents

    private func incident(of members: [Int], links: [TellingPair], scores: [TellingPair: Double]) -> Incident {
        let profiles = members.map { tellings[$0] }
        return Incident(
            event: IncidentLead.event(of: profiles), days: IncidentLead.days(of: profiles),
            tellings: Telling.tellings(of: profiles),
            links: links.sorted().map { link(of: $0, score: scores[$0] ?? 0) },
            witnessCount: copies.witnessCount(of: profiles.map(\.report)),
            confidence: IncidentLead.confidence(of: profiles))
    }

    private func link(of pair: TellingPair, score: Double) -> IncidentLink {
        let given = joins.together[pair]
        return IncidentLink(
            one: tellings[pair.one].events[0].citation.entry, other: tellings[pair.other].events[0].citation.entry,
            score: given == nil ? score : 1, grounds: given.map { [$0] } ?? likeness.grounds(pair.one, pair.other))
    }
}

extension Telling {
    /// One a report, in the order of the ledger.
    fileprivate static func tellings(of profiles: [TellingProfile]) -> [Telling] {
        var result: [Telling] = []
        for profile in profiles {
            let isMore = result.last?.report == profile.report
            let earlier = isMore ? result.removeLast().events : []
            result.append(
                Telling(
                    report: profile.report, publisher: profile.events.first?.citation.publisher,
                    published: profile.published, events: earlier + profile.events))
        }
        return result
    }
}
