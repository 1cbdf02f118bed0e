// The brief as a page for paper: plain sentences with numbered notes.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct BriefPage: Encodable, Sendable {
    struct Item: Encodable, Sendable {
        let text: String
        let note: Int
        let witnesses: String?
    }

    struct Section: Encodable, Sendable {
        let title: String
        let items: [Item]
    }

    struct Note: Encodable, Sendable {
        let number: Int
        let citation: CitationView
    }

    let title = "Brief"
    let twin: String
    let query = ""
    let hasMap = false
    let asOf: String
    let counts: String
    let markdown: String
    let sections: [Section]
    let notes: [Note]

    init(_ brief: FootnotedBrief, filter: BoardFilter) {
        let items: [(name: String, value: String?)] = [
            ("as-of", filter.asOf?.description), ("view", filter.view == .engine ? filter.view.rawValue : nil),
        ]
        twin = Address.page("/brief.json", items)
        markdown = Address.page("/brief.md", items)
        asOf = brief.asOf
        counts = [
            Wording.counted(brief.reportCount, "report", "reports"),
            Wording.counted(brief.witnessCount, "witness", "witnesses"),
        ].joined(separator: " · ")
        sections = brief.sections.map { section in
            Section(
                title: section.title,
                items: section.items.map {
                    Item(
                        text: $0.text, note: $0.note,
                        witnesses: $0.witnessCount > 1 ? "\($0.witnessCount) witnesses" : nil)
                })
        }
        notes = brief.notes.enumerated().map { Note(number: $0.offset + 1, citation: CitationView($0.element)) }
    }
}
