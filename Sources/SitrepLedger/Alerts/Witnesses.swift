// What a witness said before: the reports known earlier, and whose copies the later ones are.

import SitrepModel

/// Whether later reports only carry on what an earlier one of the same witness said.
struct Witnesses {
    private let groups: CopyGroups
    /// Reports of the earlier ledger by the origin that they have now.
    private var earlier: [ReportID: [ReportEntries]] = [:]
    private let known: Set<ReportID>

    init(earlier ledger: Ledger, later: Ledger) {
        groups = CopyGroups(later)
        known = Set(ledger.reports.map(\.id))
        for report in ledger.reports { earlier[groups.origin(of: report.id), default: []].append(report) }
    }

    /// What the witness behind a new report said before; empty for a new witness.
    private func said(before report: ReportID) -> [ReportEntries] { earlier[groups.origin(of: report)] ?? [] }

    func isKnown(_ report: ReportID) -> Bool { known.contains(report) }

    /// Number of independent reports among those given.
    func count(of reports: [ReportID]) -> Int { groups.witnessCount(of: reports) }

    func hasSaid(_ line: StatusLine, before report: ReportID) -> Bool {
        said(before: report).contains { earlier in
            earlier.statuses.contains {
                $0.system == line.system && $0.state == line.state && $0.country == line.country
                    && $0.place == line.place && $0.modality == .actual
            }
        }
    }

    func hasSaid(_ event: EventEntry, before report: ReportID) -> Bool {
        said(before: report).contains { earlier in
            earlier.events.contains { $0.plover.event == event.plover.event && $0.place == event.place }
        }
    }
}
