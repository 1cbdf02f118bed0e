// Events for the map: a spot for a place, an area for what is only known to a country.

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
        let events: [Item]
    }

    struct Area: Encodable, Sendable {
        let country: String
        let name: String
        let events: [Item]
    }

    let spots: [Spot]
    let areas: [Area]

    init(_ board: Board, filter: BoardFilter) {
        let lines = board.events.filter(filter.keeps)
        let local = lines.filter { !MapFeatures.isArea($0.event) && $0.event.lat != nil && $0.event.lon != nil }
        let bySpot = Dictionary(grouping: local) { "\($0.event.lat ?? 0) \($0.event.lon ?? 0)" }
        spots = bySpot.keys.sorted().compactMap { key in
            guard let group = bySpot[key], let event = group.first?.event, let lat = event.lat, let lon = event.lon
            else { return nil }
            return Spot(
                name: event.place ?? "", lat: lat, lon: lon, events: group.map { MapFeatures.item($0, filter, board) })
        }
        let national = lines.filter { MapFeatures.isArea($0.event) && $0.event.country != nil }
        let byCountry = Dictionary(grouping: national) { $0.event.country?.code ?? "" }
        areas = byCountry.keys.sorted().compactMap { code in
            guard let group = byCountry[code] else { return nil }
            return Area(
                country: code, name: group.first?.event.place ?? code,
                events: group.map { MapFeatures.item($0, filter, board) })
        }
    }

    /// Whether the event is placed no closer than in a country.
    private static func isArea(_ event: EventEntry) -> Bool { event.feature?.hasPrefix("PCL") ?? true }

    private static func item(_ incident: Incident, _ filter: BoardFilter, _ board: Board) -> Item {
        let view = BoardPage.Happening(incident, filter, board.marks)
        return Item(href: view.href, day: view.day, kind: view.kind, who: view.who, quote: view.citation.quote)
    }
}
