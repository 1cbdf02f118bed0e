// Why an entry stands in the ledger, as a page.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct EntryPage: Encodable, Sendable {
    struct Fact: Encodable, Sendable {
        let name: String
        let value: String
    }

    struct Evidence: Encodable, Sendable {
        let role: String
        let quote: String
        let start: Int
        let end: Int
    }

    struct Reference: Encodable, Sendable {
        let role: String
        let id: String
        let summary: String
        let href: String
    }

    let title: String
    let twin: String
    let query = ""
    let hasMap = false
    let heading: String
    let reportHref: String
    let reportTitle: String
    let publisher: String
    let published: String?
    let before: String
    let words: String
    let after: String
    let facts: [Fact]
    let references: [Reference]
    let hasReferences: Bool
    let evidence: [Evidence]
    let steps: [String]
    let rule: String
    /// Absent for what is not decided about, such as a place.
    let review: ReviewPanel?

    init(_ explanation: Explanation, findings: Findings, report: ReportID, review: ReviewPanel?) {
        self.review = review
        let info = findings.document
        let span = explanation.words.first?.span ?? TextSpan(0, 0)
        let sentence = findings.sentences.first { $0.overlaps(span) } ?? span
        title = "\(explanation.kind) \(explanation.id)"
        twin = Address.entry(EntryID(report: report, local: explanation.id)) + ".json"
        heading = "Why “\(findings.text.string(in: span))” stands here"
        reportHref = Address.report(report) + "#" + explanation.id
        reportTitle = info.title ?? "Untitled report"
        publisher = info.publisher ?? "unnamed publisher"
        published = info.published?.description
        before = findings.text.string(in: TextSpan(min(sentence.start, span.start), span.start))
        words = findings.text.string(in: span)
        after = findings.text.string(in: TextSpan(span.end, max(sentence.end, span.end)))
        facts = explanation.facts.map { Fact(name: Wording.words($0.name), value: $0.value) }
        references = explanation.references.map {
            Reference(
                role: Wording.words($0.role), id: $0.id, summary: $0.summary,
                href: Address.entry(EntryID(report: report, local: $0.id)))
        }
        hasReferences = !references.isEmpty
        evidence = explanation.words.map {
            Evidence(role: $0.role, quote: $0.quote, start: $0.span.start, end: $0.span.end)
        }
        steps = explanation.steps
        rule = explanation.rule
    }
}
