// A report with everything found in it: the text as it was read, notes level with their paragraphs.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct ReportPage: Encodable, Sendable {
    struct Segment: Encodable, Sendable {
        let text: String
        let href: String?
        let classes: String
        let note: String
        let anchor: String?
    }

    struct Note: Encodable, Sendable {
        let kind: String
        let href: String
        let label: String
        let text: String
        let signs: [ReviewSign]
    }

    struct Paragraph: Encodable, Sendable {
        let segments: [Segment]
        let notes: [Note]
        let notesLabel: String
    }

    struct LegendItem: Encodable, Sendable {
        let kind: String
        let name: String
        let count: Int
        let on: Bool
    }

    struct Copy: Encodable, Sendable {
        let href: String
        let publisher: String
    }

    let title: String
    let twin: String
    let query = ""
    let hasMap = false
    let headline: String
    let publisher: String
    let byline: String?
    let published: String?
    let url: String?
    let grade: String
    let grammar: String
    let `self`: String
    let copiesLine: String
    let copies: [Copy]
    let hasCopies: Bool
    let legend: [LegendItem]
    let paragraphs: [Paragraph]
    let removed: [Removed]
    let hasRemoved: Bool

    struct Removed: Encodable, Sendable {
        let kind: String
        let text: String
    }
}

extension ReportPage {
    /// - Parameter kinds: the kinds that are switched on; absent means all.
    init(_ findings: Findings, id: ReportID, board: Board, kinds: Set<String>?) {
        let info = findings.document
        let highlights = Highlight.all(in: findings)
        title = info.title ?? "Untitled report"
        twin = Address.report(id) + ".json"
        headline = title
        publisher = info.publisher ?? "unnamed publisher"
        byline = info.byline
        published = info.published?.description
        url = Address.outside(info.url)
        grade = findings.integrity.grade.rawValue
        grammar = Address.grammar(id)
        self.`self` = Address.report(id)
        copies = board.copyGroup(of: id).map {
            Copy(href: Address.report($0.id), publisher: $0.info.publisher ?? $0.id.name)
        }
        hasCopies = !copies.isEmpty
        copiesLine = board.report(id)?.copyOf != nil ? "A copy; one witness with" : "Copies of this report:"
        legend = Highlight.kinds.map { kind in
            let count = Set(highlights.filter { $0.kind == kind }.map { $0.id ?? "\($0.span.start)" }).count
            return LegendItem(
                kind: kind, name: ReportPage.plural(kind), count: count, on: kinds?.contains(kind) ?? true)
        }
        paragraphs = ReportPage.paragraphs(of: findings, id: id, highlights: highlights, marks: board.marks)
        removed = findings.integrity.removed.map { Removed(kind: $0.kind.rawValue, text: $0.text) }
        hasRemoved = !removed.isEmpty
    }

    private static func plural(_ kind: String) -> String { kind == "status" || kind == "damage" ? kind : kind + "s" }

    private static func paragraphs(
        of findings: Findings, id: ReportID, highlights: [Highlight], marks: ReviewMarks
    ) -> [Paragraph] {
        var anchored: Set<String> = []
        var start = 0
        let lines = findings.text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var result: [Paragraph] = []
        for line in lines {
            let span = TextSpan(start, start + line.count)
            start += line.count + 1
            guard !span.isEmpty else { continue }
            let inside = highlights.filter { $0.span.overlaps(span) }
            result.append(
                Paragraph(
                    segments: Highlighter.pieces(of: span, highlights: inside).map {
                        segment($0, findings, id, &anchored)
                    },
                    notes: notes(inside.filter { span.contains($0.span.start) }, id, marks),
                    notesLabel: "Notes on paragraph \(result.count + 1)"))
        }
        return result
    }

    private static func segment(
        _ piece: TextPiece, _ findings: Findings, _ report: ReportID, _ anchored: inout Set<String>
    ) -> Segment {
        let text = findings.text.string(in: piece.span)
        guard let first = piece.highlights.first else {
            return Segment(text: text, href: nil, classes: "", note: "", anchor: nil)
        }
        let named = piece.highlights.first { $0.id != nil }
        // The first kind gives the colour; a claim shows as an underline below any other.
        var classes = ["k-" + first.kind]
        if first.kind != "claim", piece.highlights.contains(where: { $0.kind == "claim" }) {
            classes.append("in-claim")
        }
        if first.kind != "damage", piece.highlights.contains(where: { $0.kind == "damage" }) {
            classes.append("k-damage")
        }
        var anchor: String?
        if let id = first.id, anchored.insert(id).inserted { anchor = id }
        return Segment(
            text: text,
            href: named?.id.map { Address.entry(EntryID(report: report, local: $0)) } ?? Address.report(report),
            classes: classes.joined(separator: " "), note: piece.highlights.map(\.note).joined(separator: " · "),
            anchor: anchor)
    }

    /// One note an entry, in text order; actors are many and are shown by hover only.
    private static func notes(_ highlights: [Highlight], _ report: ReportID, _ marks: ReviewMarks) -> [Note] {
        var seen: Set<String> = []
        return highlights.filter { $0.kind != "actor" && $0.kind != "damage" }
            .sorted { ($0.span, $0.kind) < ($1.span, $1.kind) }
            .compactMap { highlight in
                guard let id = highlight.id, seen.insert(id).inserted else { return nil }
                let entry = EntryID(report: report, local: id)
                return Note(
                    kind: highlight.kind, href: Address.entry(entry), label: highlight.kind, text: highlight.note,
                    signs: ReviewWords.signs(of: marks.marks(of: entry)))
            }
    }
}
