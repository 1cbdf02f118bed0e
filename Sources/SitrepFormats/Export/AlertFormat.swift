// An alert as one JSON object.

public import SitrepLedger
import SitrepModel

/// Writes alerts, one a line.
public struct AlertFormat: Sendable {
    public static let mediaType = "application/json"

    public init() {}

    /// The object without a line feed. `made` is when the alert was found, ISO 8601; `address` is the report's own.
    public func line(_ alert: Alert, made: String, title: String?, address: String?) -> [UInt8] {
        let citation = alert.citation
        var json = JSONBuffer()
        json.object { json in
            json.field("alert", alert.key)
            json.field("rule", alert.rule)
            json.field("kind", AlertFormat.kind(of: alert))
            json.field("made", made)
            json.field("sentence", AlertSentence.text(of: alert))
            json.field("quote", citation.quote)
            json.field("span", citation.span)
            json.field("report", citation.entry.report)
            json.field("entry", citation.entry)
            json.field("publisher", citation.publisher)
            json.field("published", citation.published)
            json.field("title", title)
            json.field("url", address)
            json.field("sources", strings: citation.sources)
            json.field("stance", citation.stance.rawValue)
            json.field("witnesses", number: alert.witnessCount)
        }
        return json.bytes
    }

    private static func kind(of alert: Alert) -> String {
        switch alert.finding {
        case .status: "status"
        case .figure: "figure"
        case .place: "place"
        case .actor: "actor"
        case .event: "event"
        }
    }
}
