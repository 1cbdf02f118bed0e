// Incidents as JSON, one a line, each with who tells it and why the reports stand together.

public import SitrepLedger
import SitrepModel

/// Writes the incidents of what happened, the newest first.
public struct IncidentFormat: LedgerFormat {
    public static let name = "incidents"
    public static let mediaType = "application/x-ndjson"

    public init() {}

    public func write(_ ledger: Ledger, to output: ([UInt8]) throws -> Void) rethrows {
        for incident in BoardBuilder.board(of: ledger).events {
            try output(line(incident, marks: ledger.marks.marks(of: incident)) + [0x0A])
        }
    }

    /// One line without its line feed.
    public func line(_ incident: Incident, marks: EntryMarks = .unmarked) -> [UInt8] {
        let review = ReviewWords.text(of: marks)
        let event = incident.event
        var json = JSONBuffer()
        json.object { json in
            json.field("incident", incident.id)
            json.field("sentence", IncidentSentence.text(of: incident))
            json.field("plover", event.plover.event)
            json.field("mode", event.plover.mode)
            json.field("cameo", event.cameo)
            json.field("place", event.place)
            json.field("country", event.country)
            json.field("lat", number: event.lat)
            json.field("lon", number: event.lon)
            json.field("from", incident.days?.lowerBound)
            json.field("until", incident.days?.upperBound)
            json.field("confidence", number: incident.confidence)
            json.field("witnesses", number: incident.witnessCount)
            json.field("review", review.isEmpty ? nil : review)
            json.list("tellings", incident.tellings) { json, telling in
                json.field("report", telling.report)
                json.field("publisher", telling.publisher)
                json.field("published", telling.published)
                json.list("events", telling.events) { json, event in
                    json.field("entry", event.citation.entry)
                    json.field("quote", event.citation.quote)
                }
            }
            json.list("links", incident.links) { json, link in
                json.field("one", link.one)
                json.field("other", link.other)
                json.field("score", number: link.score)
                json.field("likelihood", number: link.likelihood)
                json.field("grounds", strings: link.grounds.map(\.rawValue))
            }
        }
        return json.bytes
    }
}
