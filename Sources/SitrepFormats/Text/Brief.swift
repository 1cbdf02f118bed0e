// The board as a brief for a terminal: what holds now, figures with their sources and conflicts, what happened.

public import SitrepLedger
import SitrepModel

/// Writes briefs.
public struct Brief: Sendable {
    /// Whether to mark headings and conflicts by terminal colours.
    public let usesColor: Bool
    /// Columns of the terminal.
    public let width: Int
    /// Events shown; the rest are counted.
    public let eventLimit: Int

    public init(usesColor: Bool = false, width: Int = 100, eventLimit: Int = 25) {
        self.usesColor = usesColor
        self.width = max(60, width)
        self.eventLimit = eventLimit
    }

    /// The whole brief, ending with a line feed; with `changes`, what they are first.
    public func text(of board: Board, changes: BoardChanges? = nil) -> String {
        let start = [header(of: board), String(repeating: "─", count: width)]
        let since = changes.map { section("SINCE \($0.since)", self.lines(of: $0)) } ?? []
        var lines = start + since
        lines += section(
            "WHAT HOLDS NOW", board.statuses.filter { !$0.hasExpired }.flatMap { self.lines(of: $0, board.marks) })
        lines += section("FIGURES", board.figures.flatMap { self.lines(of: $0, board.marks) })
        lines += section("FORCES", board.deployments.map { line(of: $0, board.marks) })
        let shown = board.events.prefix(eventLimit)
        lines += section("WHAT HAPPENED", shown.map { line(of: $0, board.marks) })
        if board.events.count > shown.count { lines.append("  and \(board.events.count - shown.count) more events") }
        lines += section("ANNOUNCED", board.announced.prefix(eventLimit).map { line(of: $0, board.marks) })
        lines += section(
            "NO LONGER IN FORCE", board.statuses.filter(\.hasExpired).flatMap { self.lines(of: $0, board.marks) })
        return lines.joined(separator: "\n") + "\n"
    }

    private func header(of board: Board) -> String {
        let copies = board.copyCount == 0 ? "" : " · \(counted(board.copyCount, "copy", "copies")) folded"
        return strong("as of \(board.asOf)") + "   \(counted(board.reportCount, "report", "reports")) · "
            + counted(board.witnessCount, "witness", "witnesses") + copies
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", strong(title)] + lines
    }

    private func lines(of changes: BoardChanges) -> [String] {
        guard !changes.isEmpty else { return ["  nothing has changed"] }
        return ChangeSentences.sentences(of: changes, incidentLimit: eventLimit).map {
            "  \($0.text)  " + source($0.citation, $0.witnessCount)
        }
    }

    private func lines(of status: StatusLine, _ marks: ReviewMarks) -> [String] {
        let place = [status.place, status.country?.code].compactMap { $0 }.joined(separator: ", ")
        let since = status.from.map { "since \($0)" } ?? ""
        let term = status.until.map { "until \($0)" } ?? ""
        let columns = [
            padded(FieldWords.text(of: status.system.rawValue), 15),
            padded(FieldWords.text(of: status.state.rawValue), 11), padded(place, 24),
            padded(since, 17), padded(term, 17),
        ]
        var result = ["  " + columns.joined() + source(status.citations.first, status.witnessCount, marks)]
        for other in status.conflicts {
            result.append(
                "    " + warning("≠ \(FieldWords.text(of: other.state.rawValue))") + "  " + source(other.citation, 1))
        }
        return result
    }

    private func lines(of series: FigureSeries, _ marks: ReviewMarks) -> [String] {
        let name =
            padded(FigureText.name(of: series.quantity, side: series.side), series.side == nil ? 12 : 24)
            + padded(series.country?.code ?? "", 5)
        let trail = series.points.suffix(8).map { point in
            FigureText.value(point) + (series.withdrawal(of: point) == nil ? "" : " withdrawn")
        }.joined(separator: " → ")
        let latest =
            series.latest.map { "\(FigureText.value($0))  \(source($0.citation, 1, marks))" } ?? "no number stands"
        var result = ["  \(name)\(latest)"]
        if series.points.count > 1 { result.append("      \(trail)") }
        if !series.conflicts.isEmpty {
            let rivals = series.conflicts.map { "\(FigureText.value($0)) (\($0.citation.attribution))" }
            result.append("      " + warning("sources disagree: ") + rivals.joined(separator: " | "))
        }
        return result + series.withdrawnPoints.map(line(of:))
    }

    /// `withdrawn: ≥ 164 (Khabar 24 ← Health Ministry) by Northline Bulletin, 2022-01-10`
    private func line(of withdrawal: Withdrawal) -> String {
        let figure = withdrawal.figure
        let day = withdrawal.by.published.map { ", \($0.date)" } ?? ""
        return "      " + warning("withdrawn: ") + "\(FigureText.value(figure)) (\(figure.citation.attribution)) by "
            + "\(withdrawal.by.attribution)\(day)  " + quiet("[\(withdrawal.by.entry)]")
    }

    private func line(of line: DeploymentLine, _ marks: ReviewMarks) -> String {
        let deployment = line.deployment
        let number = FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best)
        let columns = [
            padded(deployment.contributor, 28), padded(number, 12),
            padded(deployment.host.map { "→ \($0.code)" } ?? "", 8),
            padded(FieldWords.text(of: line.state.rawValue), 12),
            padded(DeploymentDays.text(of: line), 26),
        ]
        return "  " + columns.joined() + source(deployment.citation, line.witnessCount, marks)
    }

    private func line(of incident: Incident, _ marks: ReviewMarks) -> String {
        let event = incident.event
        let day = padded(incident.day?.description ?? "", 12)
        let who = [event.actors.first, event.recipients.first].compactMap { $0 }.joined(separator: " → ")
        let place = event.place.map { " in \($0)" } ?? ""
        return "  \(day)\(padded(event.plover.event.lowercased(), 11))\(who)\(place)  "
            + source(event.citation, incident.witnessCount) + decided(marks.marks(of: incident))
    }

    private func source(_ citation: Citation?, _ witnesses: Int, _ marks: ReviewMarks = .empty) -> String {
        guard let citation else { return "" }
        let others = witnesses > 1 ? " +\(witnesses - 1)" : ""
        return quiet("[\(citation.attribution)\(others); \(citation.entry)]") + decided(marks.marks(of: citation.entry))
    }

    /// ` (accepted; note)`, or nothing.
    private func decided(_ marks: EntryMarks) -> String {
        let words = ReviewWords.text(of: marks)
        return words.isEmpty ? "" : " (\(words))"
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }

    private func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - text.count))
    }

    private func strong(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func quiet(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    private func warning(_ text: String) -> String { usesColor ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text }
}
