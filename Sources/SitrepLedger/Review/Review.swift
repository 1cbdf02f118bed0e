// All decisions over a ledger as it is now: which stand, which lost their entry, and what they come to.

/// Pure: the same for any order in which reports came in.
public struct Review: Sendable {
    /// What has become of a decision.
    public enum State: Sendable, Hashable {
        case standing
        /// A later decision about the same thing holds.
        case replaced(by: DecisionID)
        case undone(by: DecisionID)
        /// The engine finds its entry no more; it is kept, and holds again when the entry is found again.
        case orphaned

        public enum Name: String, Sendable, CaseIterable { case standing, replaced, undone, orphaned }

        public var name: Name {
            switch self {
            case .standing: .standing
            case .replaced: .replaced
            case .undone: .undone
            case .orphaned: .orphaned
            }
        }
    }

    public struct Item: Sendable, Hashable {
        public let decision: Decision
        public let state: State
        /// The entry as it is named now.
        public let entry: EntryID?
        /// The entry and those by which a merge or a split names tellings, as they are named now.
        public let involved: [EntryID]
    }

    /// In the order in which they were made.
    public let items: [Item]
    public let marks: ReviewMarks

    /// - Parameter index: holds the entries of all reports that decisions are about.
    public init(_ decisions: [Decision], index: EntryIndex) {
        let ordered = decisions.sorted { $0.id < $1.id }
        let undone = Review.undone(in: ordered)
        let found = ordered.map { Review.found($0, index) }
        let replaced = Review.replaced(in: ordered, undone, found)
        items = ordered.indices.map { at in
            let id = ordered[at].id
            let state: State =
                undone[id].map { .undone(by: $0) } ?? (found[at] == nil ? .orphaned : nil)
                ?? replaced[id].map { .replaced(by: $0) } ?? .standing
            let sides = ordered[at].action.sides.map { $0.tellings + $0.others } ?? []
            return Item(
                decision: ordered[at], state: state, entry: found[at],
                involved: [found[at]].compactMap(\.self) + sides.compactMap(index.entry))
        }
        marks = Review.marks(of: items, index)
    }

    /// Nothing was decided.
    public static let empty = Review([], index: EntryIndex([]))

    /// The decisions about an entry, or about the incident that it tells, in their order.
    public func items(about entry: EntryID) -> [Item] { items.filter { $0.entry == entry } }

    // MARK: States

    /// What takes each decision back; an undo that was itself undone takes nothing back.
    private static func undone(in decisions: [Decision]) -> [DecisionID: DecisionID] {
        var undone: [DecisionID: DecisionID] = [:]
        for decision in decisions.reversed() {
            guard case .undo(let target) = decision.action, undone[decision.id] == nil else { continue }
            undone[target] = decision.id
        }
        return undone
    }

    /// The entry as it is named now. A merge or split needs the other side too.
    private static func found(_ decision: Decision, _ index: EntryIndex) -> EntryID? {
        let entry = index.entry(of: decision.subject.anchor)
        guard let sides = decision.action.sides else { return entry }
        return sides.others.contains { index.entry(of: $0) != nil } ? entry : nil
    }

    private struct Topic: Hashable {
        let entry: EntryID
        let scope: Decision.Subject.Scope
        let name: String
    }

    private static func replaced(
        in decisions: [Decision], _ undone: [DecisionID: DecisionID], _ found: [EntryID?]
    ) -> [DecisionID: DecisionID] {
        var replaced: [DecisionID: DecisionID] = [:]
        var last: [Topic: DecisionID] = [:]
        for (decision, entry) in zip(decisions, found) {
            guard undone[decision.id] == nil, let entry, let name = decision.action.topic else { continue }
            let topic = Topic(entry: entry, scope: decision.subject.scope, name: name)
            if let earlier = last[topic] { replaced[earlier] = decision.id }
            last[topic] = decision.id
        }
        return replaced
    }

    // MARK: Marks

    private static func marks(of items: [Item], _ index: EntryIndex) -> ReviewMarks {
        var marks = ReviewMarks()
        for item in items where item.state == .standing {
            guard let entry = item.entry else { continue }
            if let sides = item.decision.action.sides {
                let (tellings, others) = (
                    sides.tellings.compactMap(index.entry), sides.others.compactMap(index.entry)
                )
                if case .merge = item.decision.action { marks.joins.merge(tellings, others) }
                if case .split = item.decision.action { marks.joins.split(tellings, others) }
            } else if item.decision.subject.scope == .incident {
                marks.incidents[entry, default: .unmarked].add(item.decision)
            } else {
                marks.entries[entry, default: .unmarked].add(item.decision)
            }
        }
        for (entry, own) in marks.entries where own.isRejected {
            marks.unsupported.formUnion(index.entries(reportedBy: entry))
        }
        return marks
    }
}

extension EntryMarks {
    fileprivate mutating func add(_ decision: Decision) {
        switch decision.action {
        case .accept: verdict = Verdict(isAccepted: true, decision: decision.id)
        case .reject: verdict = Verdict(isAccepted: false, decision: decision.id)
        case .correctPlace(let place): self.place = place
        case .correctDays(let days): self.days = days
        case .note: noteCount += 1
        case .merge, .split, .undo: break
        }
    }
}

extension Decision.Action {
    /// The tellings of a merge or a split.
    public var sides: TellingSides? {
        switch self {
        case .merge(let sides), .split(let sides): sides
        default: nil
        }
    }

    /// What only the last decision on counts for.
    fileprivate var topic: String? {
        switch self {
        case .accept, .reject: "verdict"
        case .correctPlace: "place"
        case .correctDays: "days"
        case .note, .merge, .split, .undo: nil
        }
    }
}
