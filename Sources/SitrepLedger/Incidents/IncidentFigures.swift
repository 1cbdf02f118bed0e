// What is counted of one happening: the figures in the sentences that tell it.

import SitrepModel

extension Incident {
    /// Series of the figures of these tellings' sentences.
    public func figures(in ledger: Ledger) -> [FigureSeries] {
        let quotes = Dictionary(
            tellings.map { ($0.report, Set($0.events.map(\.citation.quote))) }, uniquingKeysWith: { $0.union($1) })
        let reports = ledger.reports.filter { quotes[$0.id] != nil }
        let figures = reports.flatMap { report in
            report.figures.filter { quotes[report.id]?.contains($0.citation.quote) ?? false }
        }
        return FigureBoard.series(of: figures, copies: CopyGroups(reports: reports, links: ledger.links))
    }
}
