// What is counted of one happening: the figures in the sentences that tell it.

import SitrepModel

extension Incident {
    /// Series of the figures of these tellings' sentences.
    ///
    /// `board` is one of the ledger.
    public func figures(in ledger: Ledger, board: Board) -> [FigureSeries] {
        let quotes = Dictionary(
            tellings.map { ($0.report, Set($0.events.map(\.citation.quote))) }, uniquingKeysWith: { $0.union($1) })
        let reports = tellings.compactMap { ledger.report($0.report) }
        let figures = reports.flatMap { report in
            report.figures.filter { quotes[report.id]?.contains($0.citation.quote) ?? false }
        }
        return FigureBoard.series(of: figures, copies: board.copies)
    }
}
