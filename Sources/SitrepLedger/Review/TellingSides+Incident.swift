// Which tellings a merge or a split is about.

extension Incident {
    /// The telling that an event belongs to.
    public func telling(with entry: EntryID) -> Telling? {
        tellings.first { telling in
            telling.report == entry.report && telling.events.contains { $0.citation.entry == entry }
        }
    }

    /// The first event of each telling.
    fileprivate var tellers: [EntryID] { tellings.compactMap { $0.events.first?.citation.entry } }
}

extension DecisionRequest {
    /// The events that tell the two sides of a merge or a split; absent for other wishes.
    public func sides(on board: Board) throws(ReviewError) -> (tellings: [EntryID], others: [EntryID])? {
        guard scope == .incident else { return nil }
        guard let incident = board.incident(toldBy: entry) else { throw .noIncident(entry) }
        switch wish {
        case .merge(let other):
            guard let second = board.incident(toldBy: other) else { throw .noIncident(other) }
            guard second.id != incident.id else { throw .sameIncident(entry, other) }
            let announced = Set(board.announced.map(\.id))
            guard announced.contains(incident.id) == announced.contains(second.id) else {
                throw .happenedAndAnnounced(entry, other)
            }
            return (incident.tellers, second.tellers)
        case .split:
            let own = incident.telling(with: entry)?.events.first?.citation.entry
            let others = incident.tellers.filter { $0 != own }
            guard let own, !others.isEmpty else { throw .onlyTelling(entry) }
            return ([own], others)
        default: return nil
        }
    }
}
