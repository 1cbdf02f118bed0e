// Sources as pages: who has said what, and how it held.

import SitrepFormats
import SitrepLedger
import SitrepModel

/// How many entries of a source met each fate, in words.
struct FateCounts: Encodable, Sendable {
    let stands, superseded, contradicted, withdrawn: Int

    init(_ record: SourceRecord) {
        stands = record.count(.stands)
        superseded = record.count(.superseded)
        contradicted = record.count(.contradicted)
        withdrawn = record.count(.withdrawn)
    }
}

/// The page that lists all sources.
struct SourcesPage: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let name: String
        let href: String
        let entries: Int
        let reports: Int
        let fates: FateCounts
    }

    static let pageSize = 100

    let title = "Sources"
    let twin: String
    let query = ""
    let hasMap = false
    let counts: String
    let sources: [Row]
    let previous: String?
    let next: String?

    init(_ records: [SourceRecord], offset: Int) {
        let start = min(max(0, offset), records.count)
        let page = records[start...].prefix(Self.pageSize)
        twin = Address.page("/sources.json", [("offset", start == 0 ? nil : String(start))])
        counts = Wording.counted(records.count, "source", "sources")
        sources = page.map {
            Row(
                name: $0.name, href: Address.source($0.name), entries: $0.entries.count, reports: $0.reportCount,
                fates: FateCounts($0))
        }
        let before = max(0, start - Self.pageSize)
        previous = start == 0 ? nil : Address.page("/sources", [("offset", before == 0 ? nil : String(before))])
        let after = start + page.count
        next = after < records.count ? Address.page("/sources", [("offset", String(after))]) : nil
    }
}

/// The page of one source.
struct SourcePage: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let text: String
        let fate: String
        let isWithdrawn: Bool
        let citation: CitationView
    }

    /// The newest that a page shows.
    static let rowLimit = 500

    let title: String
    let twin: String
    let query = ""
    let hasMap = false
    let name: String
    let reports: String
    let fates: FateCounts
    let rows: [Row]
    /// How many older ones are not shown.
    let hidden: Int?

    init(_ record: SourceRecord) {
        name = record.name
        title = record.name
        twin = Address.source(record.name, suffix: ".json")
        reports = Wording.counted(record.reportCount, "report", "reports")
        fates = FateCounts(record)
        rows = record.entries.prefix(Self.rowLimit).map { entry in
            Row(
                text: SourcedEntryText.text(of: entry), fate: entry.fate.rawValue,
                isWithdrawn: entry.fate == .withdrawn, citation: CitationView(entry.citation))
        }
        hidden = record.entries.count > Self.rowLimit ? record.entries.count - Self.rowLimit : nil
    }
}

/// One thing that a source said, in words.
enum SourcedEntryText {
    static func text(of entry: SourcedEntry) -> String {
        switch entry.content {
        case .figure(let figure, let series):
            let place = [figure.place, series.country?.code].compactMap { $0 }.joined(separator: ", ")
            return "\(FigureText.value(figure)) \(FigureText.name(of: figure.quantity, side: figure.side))"
                + (place.isEmpty ? "" : " in \(place)")
        case .status(let status):
            let place = [status.place, status.country?.code].compactMap { $0 }.joined(separator: ", ")
            return "\(FieldWords.text(of: status.system.rawValue)) \(FieldWords.text(of: status.state.rawValue))"
                + (place.isEmpty ? "" : " in \(place)")
        }
    }
}
