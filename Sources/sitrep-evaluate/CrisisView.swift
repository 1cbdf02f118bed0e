// A board as plain values, with the names of reports in place of their numbers.

import SitrepLedger
import SitrepModel

struct CrisisView: Encodable {
    struct Status: Encodable {
        let system, state: String
        let country, place, from, until: String?
        let expired: Bool
        let reports: [String]
    }

    struct Number: Encodable {
        let low, high, best: Double?
        let published, attribution: String?
        let place: String?
        let report: String
        /// The report that takes it back.
        let withdrawnBy: String?
    }

    struct Series: Encodable {
        let quantity: String
        let country, side: String?
        let numbers: [Number]
        /// Numbers that cannot all be right.
        let conflicts: [Number]
    }

    struct Happening: Encodable {
        let plover: String
        let country, place, from, until: String?
        let actorCountries: [String]
        let reports: [String]
        let witnesses: Int
    }

    struct Force: Encodable {
        let contributor: String
        let contributorCountry, host: String?
        let state: String
        let low, high, best: Double?
        let arrived, left: String?
        let reports: [String]
    }

    struct Copy: Encodable {
        let origin: String
        let copy: String
    }

    let asOf: String
    let statuses: [Status]
    let series: [Series]
    let incidents: [Happening]
    let deployments: [Force]
    let copies: [Copy]

    init(_ board: Board, asOf: String, names: [ReportID: String]) {
        func name(_ id: ReportID) -> String { names[id] ?? id.name }
        func reports(_ citations: [Citation]) -> [String] { Set(citations.map { name($0.entry.report) }).sorted() }
        self.asOf = asOf
        statuses = board.statuses.map { line in
            Status(
                system: line.system.rawValue, state: line.state.rawValue, country: line.country?.code,
                place: line.place,
                from: line.from?.description, until: line.until?.description, expired: line.hasExpired,
                reports: reports(line.citations))
        }
        series = board.figures.map { series in
            func number(_ entry: FigureEntry) -> Number {
                Number(
                    low: entry.low, high: entry.high, best: entry.best,
                    published: entry.citation.published?.date.description, attribution: entry.citation.attribution,
                    place: entry.place, report: name(entry.citation.entry.report),
                    withdrawnBy: series.withdrawal(of: entry).map { name($0.by.entry.report) })
            }
            return Series(
                quantity: series.quantity.rawValue, country: series.country?.code, side: series.side?.code,
                numbers: (series.points + series.parts).map(number), conflicts: series.conflicts.map(number))
        }
        incidents = (board.events + board.announced).map { incident in
            let told = incident.tellings.flatMap(\.events)
            return Happening(
                plover: incident.event.plover.event, country: incident.event.country?.code, place: incident.event.place,
                from: incident.days?.lowerBound.description, until: incident.days?.upperBound.description,
                actorCountries: Set(told.flatMap(\.actorCountries).map(\.code)).sorted(),
                reports: Set(incident.tellings.map { name($0.report) }).sorted(), witnesses: incident.witnessCount)
        }
        deployments = board.deployments.map { line in
            let deployment = line.deployment
            return Force(
                contributor: deployment.contributor, contributorCountry: deployment.contributorCountry?.code,
                host: deployment.host?.code, state: line.state.rawValue, low: deployment.low,
                high: deployment.high, best: deployment.best, arrived: line.arrived?.description,
                left: line.left?.description, reports: reports(line.citations))
        }
        copies = board.reports.compactMap { line in line.copyOf.map { Copy(origin: name($0), copy: name(line.id)) } }
    }
}
