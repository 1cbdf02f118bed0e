// The brief as sections of plain sentences, each with the number of the note that gives its words.

public import SitrepLedger
import SitrepModel

/// What a brief on paper says, before it is set in Markdown or HTML.
public struct FootnotedBrief: Sendable {
    /// A sentence and the number of its note, from 1.
    public struct Item: Sendable {
        public let text: String
        public let note: Int
        public let witnessCount: Int
    }

    public struct Section: Sendable {
        public let title: String
        public let items: [Item]
    }

    public let asOf: String
    public let reportCount: Int
    public let witnessCount: Int
    public let copyCount: Int
    /// Those that say something, in the order of the board.
    public let sections: [Section]
    /// The words behind the sentences, in the order of their first mention.
    public let notes: [Citation]

    /// - Parameters:
    ///   - changes: what has changed since an instant, said first.
    ///   - eventLimit: happenings said at most in each section, those with most witnesses.
    ///   - rowLimit: states, series and forces said at most, those last spoken of.
    public init(of board: Board, changes: BoardChanges? = nil, eventLimit: Int = 25, rowLimit: Int = 24) {
        var notes = NoteList()
        var sections: [Section] = []
        func add(_ title: String, _ sentences: [LedgerSentence], of total: Int? = nil) {
            let items = sentences.map {
                Item(
                    text: $0.text + Self.decided(board.marks.marks(of: $0.citation.entry)),
                    note: notes.number(of: $0.citation), witnessCount: $0.witnessCount)
            }
            let part = total.map { $0 > rowLimit ? " (the newest \(rowLimit) of \($0))" : "" } ?? ""
            if !items.isEmpty { sections.append(Section(title: title + part, items: items)) }
        }
        if let changes {
            add("Since \(changes.since)", ChangeSentences.sentences(of: changes, incidentLimit: eventLimit))
        }
        func states(_ lines: [StatusLine]) -> [LedgerSentence] {
            lines.newest(rowLimit).compactMap { LedgerSentence(of: $0, since: true) }
        }
        let holding = board.statuses.filter { !$0.hasExpired }
        let over = board.statuses.filter(\.hasExpired)
        add("What holds now", states(holding), of: holding.count)
        add("Figures", board.figures.newest(rowLimit).flatMap(Self.sentences), of: board.figures.count)
        add(
            "Forces", board.deployments.newest(rowLimit).map { LedgerSentence(of: $0) }, of: board.deployments.count)
        add("What happened", board.events.prefix(max(0, eventLimit)).map { LedgerSentence(of: $0) })
        add("Announced", board.announced.prefix(max(0, eventLimit)).map { LedgerSentence(of: $0) })
        add("No longer in force", states(over), of: over.count)
        asOf = board.asOf.description
        reportCount = board.reportCount
        witnessCount = board.witnessCount
        copyCount = board.copyCount
        self.sections = sections
        self.notes = notes.citations
    }

    /// ` (accepted; note)`, or nothing.
    private static func decided(_ marks: EntryMarks) -> String {
        let words = ReviewWords.text(of: marks)
        return words.isEmpty ? "" : " (\(words))"
    }

    /// The number that stands, those that contradict it, and those taken back.
    private static func sentences(of series: FigureSeries) -> [LedgerSentence] {
        let latest = series.latest.map { LedgerSentence(of: $0, in: series) }
        let rivals = series.conflicts.filter { $0.citation.entry != series.latest?.citation.entry }.map { rival in
            LedgerSentence(
                text:
                    "Sources disagree: \(FigureText.value(rival)) \(FigureText.name(of: rival.quantity, side: rival.side)), by "
                    + "\(rival.citation.attribution).", citation: rival.citation, witnessCount: 1)
        }
        let withdrawn = series.withdrawnPoints.map { LedgerSentence(of: $0) }
        return [latest].compactMap { $0 } + rivals + withdrawn
    }
}

/// Notes by what they cite.
private struct NoteList {
    private(set) var citations: [Citation] = []
    private var numbers: [EntryID: Int] = [:]

    mutating func number(of citation: Citation) -> Int {
        if let known = numbers[citation.entry] { return known }
        citations.append(citation)
        numbers[citation.entry] = citations.count
        return citations.count
    }
}
