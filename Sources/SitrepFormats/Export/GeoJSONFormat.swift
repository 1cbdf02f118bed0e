// Events on the map as GeoJSON (RFC 7946).

public import SitrepLedger
import SitrepModel

/// A feature for each event with coordinates; longitude before latitude.
public struct GeoJSONFormat: LedgerFormat {
    public static let name = "geojson"
    public static let mediaType = "application/geo+json"

    public init() {}

    public func write(_ ledger: Ledger, to output: ([UInt8]) throws -> Void) rethrows {
        try output(Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8))
        var isFirst = true
        for event in ledger.reports.flatMap(\.events) {
            guard let lat = event.lat, let lon = event.lon else { continue }
            let review = ReviewWords.text(of: ledger.marks.marks(of: event.citation.entry))
            try output(Array((isFirst ? "\n" : ",\n").utf8) + feature(event, lat, lon, review: review))
            isFirst = false
        }
        try output(Array("\n]}\n".utf8))
    }

    private func feature(_ event: EventEntry, _ lat: Double, _ lon: Double, review: String) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("type", "Feature")
            json.field("id", event.citation.entry)
            json.key("geometry")
            json.object { json in
                json.field("type", "Point")
                json.key("coordinates")
                json.array([lon, lat]) { $0.number($1) }
            }
            json.key("properties")
            json.object { json in
                properties(of: event, to: &json)
                json.field("review", review.isEmpty ? nil : review)
            }
        }
        return json.bytes
    }

    private func properties(of event: EventEntry, to json: inout JSONBuffer) {
        json.field("plover", event.plover.event)
        json.field("mode", event.plover.mode)
        json.field("cameo", event.cameo)
        json.field("acled_event_type", event.acled?.eventType)
        json.field("acled_sub_event_type", event.acled?.subEventType)
        json.field("actors", strings: event.actors)
        json.field("recipients", strings: event.recipients)
        json.field("place", event.place)
        json.field("country", event.country)
        // A country or region is an area: a reader must not draw it as a spot.
        json.field("precision", precision(event.feature))
        json.field("from", event.from)
        json.field("until", event.until)
        json.field("modality", event.modality.rawValue)
        json.field("confidence", number: event.confidence)
        json.field("published", event.citation.published)
        json.field("publisher", event.citation.publisher)
        json.field("attribution", event.citation.attribution)
        json.field("quote", event.citation.quote)
    }

    private func precision(_ feature: String?) -> String {
        guard let feature else { return "unknown" }
        if feature.hasPrefix("PCL") { return "country" }
        if feature.hasPrefix("ADM") || feature.hasPrefix("RGN") { return "region" }
        return "place"
    }
}
