// Events for the map: a spot for a place, an area for what is only known to a country; bounded, however many there are.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct MapFeatures: Encodable, Sendable {
    struct Item: Encodable, Sendable {
        let href: String
        let day: String
        let kind: String
        let who: String
        let quote: String
    }

    struct Spot: Encodable, Sendable {
        let name: String
        let lat: Double
        let lon: Double
        /// All events of the spot; of them the newest are given.
        let count: Int
        /// The board of this place only.
        let href: String
        let events: [Item]
    }

    struct Area: Encodable, Sendable {
        let country: String
        let name: String
        let count: Int
        /// The board of this country only.
        let href: String
        let events: [Item]
    }

    static let spotLimit = 2000
    static let itemLimit = 4

    let spots: [Spot]
    let areas: [Area]
    /// Places that are left out: those with the fewest events.
    let moreSpots: Int

    init(_ board: Board, filter: BoardFilter, spotLimit: Int = MapFeatures.spotLimit) {
        let matcher = BoardMatcher(filter, on: board)
        var bySpot: [MapSpot: Tally] = [:]
        var byCountry: [String: Tally] = [:]
        for (index, incident) in board.events.enumerated() where !filter.isNarrow || matcher.keeps(incident) {
            if let spot = MapSpot(incident.event) {
                bySpot[spot, default: Tally()].add(index)
            } else if MapSpot.isArea(incident.event), let country = incident.event.country {
                byCountry[country.code, default: Tally()].add(index)
            }
        }
        let largest = bySpot.sorted {
            ($1.value.count, $0.key.lat, $0.key.lon) < ($0.value.count, $1.key.lat, $1.key.lon)
        }
        moreSpots = max(0, largest.count - spotLimit)
        func items(_ tally: Tally) -> [Item] { tally.newest.map { Item(board.events[$0], filter) } }
        spots = largest.prefix(spotLimit).map { spot, tally in
            let event = board.events[tally.newest[0]].event
            let name = event.place ?? ""
            return Spot(
                name: name, lat: spot.lat, lon: spot.lon, count: tally.count,
                href: filter.address(ofPlace: name, in: event.country?.code), events: items(tally))
        }
        areas = byCountry.sorted { $0.key < $1.key }.map { code, tally in
            Area(
                country: code, name: board.events[tally.newest[0]].event.place ?? code, count: tally.count,
                href: filter.address { $0.country = code }, events: items(tally))
        }
    }

    /// Events of one spot: how many, and which are the newest.
    private struct Tally {
        var count = 0
        var newest: [Int] = []

        /// Boards list the newest first.
        mutating func add(_ index: Int) {
            count += 1
            if newest.count < MapFeatures.itemLimit { newest.append(index) }
        }
    }
}

extension MapFeatures.Item {
    init(_ incident: Incident, _ filter: BoardFilter) {
        let event = incident.event
        href = filter.incident(incident.id)
        day = incident.day?.description ?? ""
        kind = event.plover.event.lowercased()
        who = BoardPage.Happening.parties(of: event)
        quote = Wording.shortened(event.citation.quote, to: BoardPage.wordLimit)
    }
}
