// Lines of a board as a page shows them.

import SitrepFormats
import SitrepLedger
import SitrepModel

extension BoardPage.Status {
    init(_ line: StatusLine, _ filter: BoardFilter, _ marks: ReviewMarks) {
        signs = line.citations.first.map { ReviewWords.signs(of: marks.marks(of: $0.entry)) } ?? []
        system = Wording.words(line.system.rawValue)
        systemHref = filter.address { $0.system = line.system.rawValue }
        state = Wording.words(line.state.rawValue)
        shape = StateShape.shape(of: line.state)
        place = [line.place, line.country?.code].compactMap { $0 }.joined(separator: ", ")
        since = line.from?.description
        until = line.until?.description
        expired = line.hasExpired
        citation = line.citations.first.map { CitationView($0, witnessCount: line.witnessCount) }
        href = citation?.href ?? "/"
        conflicts = line.conflicts.map {
            Conflict(state: Wording.words($0.state.rawValue), citation: CitationView($0.citation))
        }
    }
}

/// A sign beside the word, so that a state is seen without colour.
enum StateShape {
    static func shape(of state: StatusReport.State) -> String {
        switch state {
        case .open, .restored, .resumed, .lifted: "○"
        case .closed, .cut, .suspended, .dismissed, .broken: "✕"
        case .limited: "◐"
        case .capped: "▼"
        case .declared, .imposed, .extended, .holding, .appointed: "●"
        }
    }
}

extension BoardPage.Number {
    init(_ entry: FigureEntry, in series: FigureSeries, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: entry.citation.entry))
        value = FigureText.value(entry)
        low = entry.low
        high = entry.high
        best = entry.best
        day = entry.reportedDay?.description
        place = entry.place
        citation = CitationView(entry.citation)
        withdrawnBy = series.withdrawal(of: entry).map { CitationView($0.by) }
    }
}

extension BoardPage.Series {
    /// `limit`: numbers shown at most, the newest.
    init(_ series: FigureSeries, limit: Int = .max, marks: ReviewMarks) {
        signs = series.latest.map { ReviewWords.signs(of: marks.marks(of: $0.citation.entry)) } ?? []
        quantity = Wording.words(series.quantity.rawValue)
        side = series.side.map(FigureText.words)
        country = series.country?.code ?? ""
        latest = series.latest.map(FigureText.value) ?? "no number stands"
        day = series.latest?.reportedDay?.description
        citation = series.latest.map { CitationView($0.citation) }
        href = citation?.href ?? "/"
        let numbers = series.points.reversed() + series.parts.reversed()
        points = numbers.prefix(limit).map { BoardPage.Number($0, in: series, marks) }
        let left = numbers.count - points.count
        pointCount =
            Wording.counted(numbers.count, "number", "numbers") + (left > 0 ? ", the newest \(points.count) here" : "")
        conflicts = series.conflicts.prefix(limit).map { BoardPage.Number($0, in: series, marks) }
        hasConflicts = !conflicts.isEmpty
        withdrawn = series.withdrawnPoints.prefix(limit).map { BoardPage.Number($0.figure, in: series, marks) }
        hasWithdrawn = !withdrawn.isEmpty
        chart = StepChart(series).svg
    }
}

extension BoardPage.Force {
    init(_ line: DeploymentLine, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: line.deployment.citation.entry))
        let deployment = line.deployment
        contributor = deployment.contributor
        let isCounted = deployment.low != nil || deployment.high != nil || deployment.best != nil
        number = isCounted ? FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best) : ""
        host = deployment.host?.code ?? ""
        let planned = deployment.modality == .planned ? ", planned" : ""
        state = Wording.words(line.state.rawValue) + planned
        days = DeploymentDays.text(of: line)
        citation = CitationView(deployment.citation, witnessCount: line.witnessCount)
        href = citation.href
    }
}

extension BoardPage.Happening {
    init(_ incident: Incident, _ filter: BoardFilter, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: incident))
        let event = incident.event
        day = incident.day?.description ?? ""
        kind = event.plover.event.lowercased()
        kindHref = filter.address { $0.kind = event.plover.event }
        cameo = event.cameo
        who = Self.parties(of: event)
        words = Wording.shortened(event.citation.quote, to: BoardPage.wordLimit)
        place = event.place
        placeHref = event.place.map { filter.address(ofPlace: $0, in: event.country?.code) }
        country = event.country?.code
        citation = CitationView(event.citation, witnessCount: incident.witnessCount)
        href = filter.incident(incident.id)
    }

    /// `gunmen → police`
    static func parties(of event: EventEntry) -> String {
        [event.actors, event.recipients].map { $0.prefix(2).joined(separator: ", ") }
            .filter { !$0.isEmpty }.joined(separator: " → ")
    }
}
