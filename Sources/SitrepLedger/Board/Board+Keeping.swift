// Parts of series and of changes, for those who see only some of a board.

extension FigureSeries {
    /// The same series with some of its numbers only; absent where none is left.
    ///
    /// The latest is then the newest of those that stand. Where only parts of totals are left, they are the series.
    public func keeping(_ isKept: (FigureEntry) -> Bool) -> FigureSeries? {
        let totals = points.filter(isKept)
        let others = parts.filter(isKept)
        guard !(totals.isEmpty && others.isEmpty) else { return nil }
        if totals.count == points.count, others.count == parts.count { return self }
        let left = totals.isEmpty ? others : totals
        let taken = withdrawals.filter { isKept($0.figure) }
        let withdrawn = Set(taken.map(\.figure.citation.entry))
        let rivals = conflicts.filter(isKept)
        return FigureSeries(
            quantity: quantity, country: country, side: side, points: left, parts: totals.isEmpty ? [] : others,
            latest: left.last { !withdrawn.contains($0.citation.entry) }, conflicts: rivals.count > 1 ? rivals : [],
            withdrawals: taken)
    }
}

extension BoardChanges {
    /// The same changes of some lines only.
    public func keeping(
        statuses isStatusKept: (StatusLine) -> Bool, figures isFigureKept: (FigureEntry) -> Bool,
        deployments isDeploymentKept: (DeploymentLine) -> Bool, incidents isIncidentKept: (Incident) -> Bool
    ) -> BoardChanges {
        BoardChanges(
            since: since, statuses: statuses.filter { isStatusKept($0.now) },
            figures: figures.filter { isFigureKept($0.latest) },
            withdrawals: withdrawals.filter { isFigureKept($0.figure) },
            deployments: deployments.filter { isDeploymentKept($0.now) }, incidents: incidents.filter(isIncidentKept))
    }
}
