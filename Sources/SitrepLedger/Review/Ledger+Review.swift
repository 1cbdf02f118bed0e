// The ledger as the analyst sees it. What the engine found stays in the records, untouched.

import SitrepModel

extension Ledger {
    /// Rejected entries and what only a rejected claim reports are left out, corrected places and days used, merged and
    /// parted incidents kept so.
    public func reviewed(by review: Review) -> Ledger {
        let marks = review.marks
        let decided = marks.reports
        return Ledger(
            reports: reports.map { decided.contains($0.id) ? $0.reviewed(by: marks) : $0 }, links: links, marks: marks)
    }
}

extension ReportEntries {
    func reviewed(by marks: ReviewMarks) -> ReportEntries {
        ReportEntries(
            id: id, info: info, grade: grade, statuses: ReportEntries.kept(statuses, marks),
            figures: ReportEntries.kept(figures, marks), events: ReportEntries.kept(events, marks),
            deployments: ReportEntries.kept(deployments, marks), credit: credit, copyProfile: copyProfile)
    }

    private static func kept<Entry: Correctable>(_ entries: [Entry], _ marks: ReviewMarks) -> [Entry] {
        entries.compactMap { entry in
            let id = entry.citation.entry
            guard !marks.isLeftOut(id) else { return nil }
            let own = marks.marks(of: id)
            return own.place == nil && own.days == nil ? entry : entry.corrected(own.place, own.days)
        }
    }
}

/// An entry that can be given another place and other days.
private protocol Correctable {
    var citation: Citation { get }
    func corrected(_ place: CorrectedPlace?, _ days: CorrectedDays?) -> Self
}

extension EventEntry: Correctable {
    fileprivate func corrected(_ given: CorrectedPlace?, _ days: CorrectedDays?) -> EventEntry {
        EventEntry(
            citation: citation, plover: plover, cameo: cameo, acled: acled, actors: actors,
            actorCountries: actorCountries, recipients: recipients, recipientCountries: recipientCountries,
            place: given.map { $0.name ?? $0.country?.code } ?? place, country: given.map(\.country) ?? country,
            lat: given.map(\.lat) ?? lat, lon: given.map(\.lon) ?? lon, feature: given.map(\.feature) ?? feature,
            from: days?.from ?? from, until: days.map { $0.until ?? $0.from } ?? until, modality: modality,
            confidence: confidence)
    }
}

extension StatusEntry: Correctable {
    fileprivate func corrected(_ given: CorrectedPlace?, _ days: CorrectedDays?) -> StatusEntry {
        StatusEntry(
            citation: citation, system: system, state: state, country: given.map(\.country) ?? country,
            place: given.map(\.localName) ?? place, from: days?.from ?? from, until: days.map(\.until) ?? until,
            modality: modality)
    }
}

extension FigureEntry: Correctable {
    fileprivate func corrected(_ given: CorrectedPlace?, _ days: CorrectedDays?) -> FigureEntry {
        FigureEntry(
            citation: citation, quantity: quantity, low: low, high: high, best: best, unit: unit, side: side,
            country: given.map(\.country) ?? country, place: given.map(\.localName) ?? place,
            day: days.map { $0.until ?? $0.from } ?? day, isEarlier: isEarlier, withdrawal: withdrawal)
    }
}

extension DeploymentEntry: Correctable {
    fileprivate func corrected(_ given: CorrectedPlace?, _ days: CorrectedDays?) -> DeploymentEntry {
        DeploymentEntry(
            citation: citation, contributor: contributor, contributorCountry: contributorCountry,
            host: given.map(\.country) ?? host, low: low, high: high, best: best, state: state,
            day: days?.from ?? day, modality: modality)
    }
}
