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
    private let norms: [Double]
    private let copies: CopyGroups
    private let joins: TellingPairs

    /// `events` in the order of the ledger, then of the text; `joins` those of analysts.
    init(events: [EventEntry], copies: CopyGroups, joins: TellingJoins = TellingJoins()) {
        var byReport: [ReportID: [EventEntry]] = [:]
        var order: [ReportID] = []
        for event in events {
            let report = event.citation.entry.report
            if byReport[report] == nil { order.append(report) }
            byReport[report, default: []].append(event)
        }
        tellings = order.flatMap { TellingBuilder.tellings(of: byReport[$0] ?? []) }
        let rarity = WordRarity(sets: tellings.map(\.words))
        likeness = TellingLikeness(rarity: rarity)
        norms = tellings.map { max(rarity.squares($0.words).squareRoot(), .leastNormalMagnitude) }
        self.copies = copies
        self.joins = TellingPairs(joins, among: tellings)
    }

    func incidents() -> [Incident] {
        let pairs = pairs()
        var clusters = TellingClusters(tellings: tellings, pairs: pairs, joins: joins)
        let links = Dictionary(grouping: clusters.join()) { clusters.cluster(of: $0.one) }
        return clusters.groups.map { members in
            incident(of: members, links: links[members[0]] ?? [], scores: pairs)
        }
    }

    // MARK: Pairs

    /// Tellings of one type that may be of one day, with their scores.
    private func pairs() -> [TellingPair: Double] {
        var byDay: [TypeAndDay: [Int]] = [:]
        for (index, telling) in tellings.enumerated() {
            guard let days = telling.possibleDays, days.count <= Self.longest else { continue }
            for day in days { byDay[TypeAndDay(type: telling.type, day: day), default: []].append(index) }
        }
        var scores: [TellingPair: Double] = [:]
        for (key, members) in byDay {
            for (place, one) in members.enumerated() {
                for other in members[(place + 1)...] where isFirstCommonDay(key.day, one, other) {
                    guard tellings[one].report != tellings[other].report,
                        !TellingLikeness.contradict(tellings[one], tellings[other])
                    else { continue }
                    let score = likeness.score(tellings[one], tellings[other], norms: (norms[one], norms[other]))
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

    /// Two tellings meet on every day that both may be of; they are compared once.
    private func isFirstCommonDay(_ day: Int, _ one: Int, _ other: Int) -> Bool {
        let begins = [one, other].compactMap { tellings[$0].possibleDays?.lowerBound }
        return begins.max() == day
    }

    // MARK: Incidents

    private func incident(of members: [Int], links: [TellingPair], scores: [TellingPair: Double]) -> Incident {
        let profiles = members.map { tellings[$0] }
        let lead = IncidentLead.event(of: profiles)
        let reports = profiles.map(\.report)
        return Incident(
            id: profiles[0].events[0].citation.entry, event: lead, days: IncidentLead.days(of: profiles),
            tellings: profiles.map(Telling.init),
            links: links.sorted().map { link(of: $0, score: scores[$0] ?? 0) },
            witnessCount: copies.witnessCount(of: reports),
            confidence: IncidentLead.confidence(of: profiles, copies: copies))
    }

    private func link(of pair: TellingPair, score: Double) -> IncidentLink {
        let (one, other) = (tellings[pair.one], tellings[pair.other])
        if joins.together.contains(pair) {
            return IncidentLink(
                one: one.events[0].citation.entry, other: other.events[0].citation.entry, score: 1, grounds: [.analyst])
        }
        let grounds = likeness.grounds(one, other, norms: (norms[pair.one], norms[pair.other]))
        return IncidentLink(
            one: one.events[0].citation.entry, other: other.events[0].citation.entry, score: score,
            grounds: grounds.filter { $0.worth > 0 }.sorted { $0.worth > $1.worth }.map(\.ground))
    }
}

extension Telling {
    init(_ profile: TellingProfile) {
        self.init(
            report: profile.report, publisher: profile.events.first?.citation.publisher, published: profile.published,
            events: profile.events)
    }
}
