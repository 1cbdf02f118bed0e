// Who does it and who undergoes it, as most reports of an incident have it.

/// For each name, how many reports have it as who does it, and as who undergoes it.
struct PartyVotes {
    private var doers: [String: Int] = [:]
    private var recipients: [String: Int] = [:]

    init(_ tellings: [TellingProfile]) {
        for telling in tellings {
            for name in Set(telling.events.flatMap(\.actors)) { doers[name, default: 0] += 1 }
            for name in Set(telling.events.flatMap(\.recipients)) { recipients[name, default: 0] += 1 }
        }
    }

    /// For the party of each role that most other reports have in it too, how many they are; and less for each party that
    /// more reports have in the other role.
    func agreement(with event: EventEntry) -> Int {
        agreement(of: event.actors, as: doers, not: recipients)
            + agreement(of: event.recipients, as: recipients, not: doers)
    }

    private func agreement(of names: [String], as role: [String: Int], not other: [String: Int]) -> Int {
        let votes = names.map { role[$0, default: 0] - other[$0, default: 0] }
        return max(0, (votes.max() ?? 0) - 1) + votes.reduce(0) { $0 + min(0, $1) }
    }
}
