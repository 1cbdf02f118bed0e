// The difference of two codings as JSON, a line a report, then a line a lost decision, then a summary.

public import SitrepLedger
import SitrepModel

public enum DifferenceFormat {
    /// `{"type":"report","report","title","came":[…],"went":[…],"changed":[…]}`, without its line feed.
    public static func line(_ difference: ReportDifference) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("type", "report")
            json.field("report", difference.report)
            json.field("title", difference.info.title)
            json.list("came", difference.came, entry)
            json.list("went", difference.went, entry)
            json.list("changed", difference.changed) { json, change in
                words(&json, change.after.anchor)
                if change.hasMoved {
                    json.key("was")
                    json.object { words(&$0, change.before.anchor) }
                }
                json.list("facts", change.facts) { json, fact in
                    json.field("name", fact.name)
                    json.field("before", fact.before)
                    json.field("after", fact.after)
                }
            }
        }
        return json.bytes
    }

    /// A report that only one of two ledgers has.
    public static func line(report: ReportID, title: String?, isNew: Bool) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("type", "report")
            json.field("report", report)
            json.field("title", title)
            json.field("only", isNew ? "new" : "old")
        }
        return json.bytes
    }

    /// A decision that lost its entry.
    public static func line(lost decision: Decision) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("type", "lost_decision")
            json.field("decision", number: decision.id.number)
            json.field("analyst", decision.analyst)
            json.field("made", decision.made)
            json.field("action", decision.action.name.rawValue)
            words(&json, decision.subject.anchor)
        }
        return json.bytes
    }

    public static func line(_ tally: DifferenceTally) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("type", "summary")
            json.field("same", number: tally.same)
            json.field("differing", number: tally.differing)
            json.field("only_old", number: tally.onlyOld)
            json.field("only_new", number: tally.onlyNew)
            json.field("came", number: tally.came)
            json.field("went", number: tally.went)
            json.field("changed", number: tally.changed)
            json.field("lost_decisions", number: tally.lost)
        }
        return json.bytes
    }

    private static func entry(_ json: inout JSONBuffer, _ entry: CodedEntry) {
        words(&json, entry.anchor)
        json.list("facts", entry.facts) { json, fact in
            json.field("name", fact.name)
            json.field("value", fact.value)
        }
    }

    private static func words(_ json: inout JSONBuffer, _ anchor: EntryAnchor) {
        json.field("entry", anchor.entry)
        json.field("kind", anchor.kind.rawValue)
        json.field("utf8_start", number: anchor.span.start)
        json.field("utf8_end", number: anchor.span.end)
        json.field("words", anchor.words)
    }
}
