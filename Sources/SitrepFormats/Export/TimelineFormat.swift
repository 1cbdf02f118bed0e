// A timeline as JSON, a day a line.

public import SitrepLedger
import SitrepModel

/// Writes `{"date","weight","reports","sentences":[{"report","span","publisher","published","text"}]}`.
public enum TimelineFormat {
    /// One line without its line feed.
    public static func line(_ day: TimelineDay) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("date", day.date)
            json.field("weight", number: day.weight)
            json.field("reports", number: day.reportCount)
            json.list("sentences", day.sentences) { json, sentence in
                json.field("report", sentence.report)
                json.field("span", sentence.span)
                json.field("publisher", sentence.publisher)
                json.field("published", sentence.published)
                json.field("text", sentence.text)
            }
        }
        return json.bytes
    }
}
