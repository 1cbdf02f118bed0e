// Alerts: the differences of two boards that a rule asks for.

import SitrepModel

/// Finds what is new between two ledgers of one crisis, the earlier a part of the later.
public struct AlertFinder {
    private let before: Board
    private let now: Board
    private let changes: BoardChanges
    private let witnesses: Witnesses

    public init(from earlier: Ledger, to later: Ledger) {
        before = BoardBuilder.board(of: earlier)
        now = BoardBuilder.board(of: later)
        changes = BoardChanges(from: before, to: now)
        witnesses = Witnesses(earlier: earlier, later: later)
    }

    /// In the order of the rules, and for each in that of the board.
    public func alerts(by rules: [AlertRule]) -> [Alert] { rules.flatMap(alerts) }

    public func alerts(by rule: AlertRule) -> [Alert] {
        switch rule.subject {
        case .status(let systems, let states): statuses(rule, systems, states)
        case .figure(let quantities, let factor, let bound): figures(rule, quantities, factor, bound)
        case .place(let names): places(rule, names)
        case .actor(let names): actors(rule, names)
        case .event(let types): events(rule, types)
        }
    }

    // MARK: States

    private func statuses(
        _ rule: AlertRule, _ systems: Set<StatusReport.System>, _ states: Set<StatusReport.State>
    ) -> [Alert] {
        changes.statuses.compactMap { change in
            let line = change.now
            guard systems.isEmpty || systems.contains(line.system), states.isEmpty || states.contains(line.state),
                rule.holds(in: line.country, place: line.place), let citation = news(in: change)
            else { return nil }
            let term = line.hasExpired ? "over" : line.until?.description ?? ""
            let subject = [line.system.rawValue, line.state.rawValue, line.country?.code, line.place, term]
            return Alert(
                rule: rule.name, finding: .status(change), citation: citation, witnessCount: line.witnessCount,
                key: key(rule, subject, citation))
        }
    }

    /// The words of a report that its witness had not said before; those of the state whose term is over.
    private func news(in change: BoardChanges.StatusChange) -> Citation? {
        let line = change.now
        if line.hasExpired, change.before?.hasExpired == false { return line.citations.first }
        let isSameState = change.before?.state == line.state
        return line.citations.first { citation in
            let report = citation.entry.report
            return !witnesses.isKnown(report) && (isSameState || !witnesses.hasSaid(line, before: report))
        }
    }

    // MARK: Numbers

    private func figures(
        _ rule: AlertRule, _ quantities: Set<Figure.Quantity>, _ factor: Double?, _ bound: Double?
    ) -> [Alert] {
        changes.figures.compactMap { change in
            let latest = change.latest
            guard quantities.isEmpty || quantities.contains(change.now.quantity),
                rule.holds(in: change.now.country, place: latest.place),
                !witnesses.isKnown(latest.citation.entry.report),
                AlertFinder.isJump(from: change.before?.size, to: latest.size, factor: factor, bound: bound)
            else { return nil }
            let subject = [
                change.now.quantity.rawValue, change.now.country?.code, change.now.side?.code, String(latest.size),
            ]
            return Alert(
                rule: rule.name, finding: .figure(change), citation: latest.citation, witnessCount: 1,
                key: key(rule, subject, latest.citation))
        }
    }

    static func isJump(from before: Double?, to now: Double, factor: Double?, bound: Double?) -> Bool {
        if factor == nil, bound == nil { return true }
        let grows = factor.flatMap { factor in before.map { $0 > 0 && now >= $0 * factor } } ?? false
        let reaches = bound.map { now >= $0 && before ?? -.infinity < $0 } ?? false
        return grows || reaches
    }

    // MARK: Names

    private func places(_ rule: AlertRule, _ names: Set<String>) -> [Alert] {
        let known = Set(before.placeMentions.map(\.key))
        let new = now.placeMentions.filter { mention in
            !known.contains(mention.key) && (names.isEmpty || AlertRule.isAmong(names, mention.name))
        }
        return appearances(new, rule) { .place($0.name, $0.countries.first) }
    }

    private func actors(_ rule: AlertRule, _ names: Set<String>) -> [Alert] {
        let known = before.actorMentions
        let keys = Set(known.map(\.key))
        let unseen = names.filter { name in !known.contains { AlertFinder.bears($0.name, name) } }
        let new = now.actorMentions.filter { mention in
            names.isEmpty
                ? mention.isName && !keys.contains(mention.key)
                : unseen.contains { AlertFinder.bears(mention.name, $0) }
        }
        return appearances(new, rule) { .actor($0.name) }
    }

    /// Whether an actor's full name has all words of a shorter one.
    static func bears(_ name: String, _ wanted: String) -> Bool {
        func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
        let sought = words(wanted)
        return !sought.isEmpty && sought.isSubset(of: words(name))
    }

    /// One alert a name, with the words that name it first.
    private func appearances(
        _ mentions: [BoardMention], _ rule: AlertRule, _ finding: (BoardMention) -> Alert.Finding
    ) -> [Alert] {
        let here = mentions.filter { rule.countries.isEmpty || !rule.countries.isDisjoint(with: $0.countries) }
        let groups = Dictionary(grouping: here.filter { !witnesses.isKnown($0.citation.entry.report) }, by: \.key)
        return groups.sorted { $0.key < $1.key }.compactMap { name, group in
            guard let first = group.min(by: { AlertFinder.order($0.citation) < AlertFinder.order($1.citation) })
            else { return nil }
            return Alert(
                rule: rule.name, finding: finding(first), citation: first.citation,
                witnessCount: witnesses.count(of: group.map(\.citation.entry.report)),
                key: key(rule, [name], first.citation))
        }
    }

    private static func order(_ citation: Citation) -> (Int, EntryID) {
        (citation.published?.minutesSinceEpoch ?? .max, citation.entry)
    }

    // MARK: Happenings

    private func events(_ rule: AlertRule, _ types: Set<String>) -> [Alert] {
        changes.incidents.compactMap { incident in
            let event = incident.event
            guard types.isEmpty || types.contains(event.plover.event),
                rule.holds(in: event.country, place: event.place),
                incident.tellings.contains(where: { telling in
                    telling.events.contains { !witnesses.hasSaid($0, before: telling.report) }
                })
            else { return nil }
            return Alert(
                rule: rule.name, finding: .event(incident), citation: event.citation,
                witnessCount: incident.witnessCount, key: key(rule, [event.plover.event], event.citation))
        }
    }

    private func key(_ rule: AlertRule, _ subject: [String?], _ citation: Citation) -> String {
        ([rule.name] + subject.map { $0 ?? "" } + [citation.entry.description]).joined(separator: "|")
    }
}
