// From the ledger to the board: pure, and the same for any order of arrival.

public import SitrepModel

/// Builds boards.
public enum BoardBuilder {
    /// The board at the end of an instant's day or minute; reports published later are not seen. Without an
    /// instant, as of the newest report.
    ///
    /// - Parameter withEvents: false where only what holds and what is counted is asked for, which is much quicker.
    public static func board(of ledger: Ledger, asOf: PublicationTime? = nil, withEvents: Bool = true) -> Board {
        let newest = ledger.reports.compactMap(\.info.published).max()
        let instant = asOf ?? newest ?? PublicationTime(date: CalendarDate(dayNumber: 0))
        let visible = ledger.reports.filter { isVisible($0.info.published, asOf: instant) }
        let copies = CopyGroups(reports: visible, links: ledger.links)
        let events = EventBoard(copies: copies, marks: ledger.marks)
        let telling = withEvents ? visible : []
        return Board(
            asOf: instant,
            statuses: StatusBoard.lines(of: visible.flatMap(\.statuses), asOf: instant, copies: copies),
            figures: FigureBoard.series(of: visible.flatMap(\.figures), copies: copies),
            events: events.lines(of: telling),
            announced: events.announced(of: telling, asOf: instant.date),
            deployments: DeploymentBoard.lines(of: visible.flatMap(\.deployments), copies: copies),
            reports: visible.reversed().map {
                ReportLine(id: $0.id, info: $0.info, grade: $0.grade, copyOf: copies.origins[$0.id])
            }, copies: copies, marks: ledger.marks)
    }

    /// A report without a date is always seen; a day without a clock means its end.
    static func isVisible(_ published: PublicationTime?, asOf instant: PublicationTime) -> Bool {
        guard let published else { return true }
        if instant.minuteOfDay == nil || published.minuteOfDay == nil { return published.date <= instant.date }
        return published.minutesSinceEpoch <= instant.minutesSinceEpoch
    }
}
