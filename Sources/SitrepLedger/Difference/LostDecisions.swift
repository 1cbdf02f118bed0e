// Which decisions lose their entry when reports are coded anew.

extension Review {
    /// Decisions whose entry this review knows and the later one does not.
    public func lost(in later: Review) -> [Decision] {
        let orphans = Set(later.items.filter { $0.state == .orphaned }.map(\.decision.id))
        return items.filter { $0.entry != nil && orphans.contains($0.decision.id) }.map(\.decision)
    }
}
