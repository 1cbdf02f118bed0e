// The entries of a record that can be decided about, each with its exact words.

public import SitrepModel

/// An entry as the engine found it.
public struct FoundEntry: Hashable, Sendable {
    public let anchor: EntryAnchor
    /// The claim that reports it.
    public let claim: EntryID?

    public var id: EntryID { anchor.entry }

    public init(anchor: EntryAnchor, claim: EntryID?) {
        self.anchor = anchor
        self.claim = claim
    }

    /// All of a record, kind by kind, in text order.
    public static func all(in findings: Findings) -> [FoundEntry] {
        let reading = FoundReading(findings)
        return findings.events.map { reading.found(.event, $0, $0.trigger, $0.claim) }
            + findings.figures.map { reading.found(.figure, $0, $0.span, $0.claim) }
            + findings.status.map { reading.found(.status, $0, $0.span, $0.claim) }
            + findings.deployments.map { reading.found(.deployment, $0, $0.span, $0.claim) }
            + findings.claims.map { reading.found(.claim, $0, $0.content[0], nil) }
    }
}

private struct FoundReading {
    let text: ArticleText
    let report: ReportID

    init(_ findings: Findings) {
        text = findings.text
        report = ReportID(digest: findings.document.digest)
    }

    func found<Entry: RecordEntry>(
        _ kind: EntryKind, _ entry: Entry, _ span: TextSpan, _ claim: LocalID<Claim>?
    ) -> FoundEntry {
        FoundEntry(
            anchor: EntryAnchor(
                entry: EntryID(report: report, local: entry.id.description), kind: kind, span: span,
                words: text.string(in: span)),
            claim: claim.map { EntryID(report: report, local: $0.description) })
    }
}
