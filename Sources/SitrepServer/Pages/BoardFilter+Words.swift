// Filters as people see them: what is chosen, and the way to take each one off.

import SitrepModel

/// A filter that is set.
struct ChosenFilter: Encodable, Sendable {
    let name: String
    let value: String
    /// `place`, `until`, `on`; what stands before the value.
    let label: String
    let words: String
    /// The same page without it.
    let without: String
}

/// What a form carries on unseen.
struct FormField: Encodable, Sendable {
    let name: String
    let value: String
}

extension BoardFilter {
    var chosen: [ChosenFilter] {
        let others: [ChosenFilter?] = [
            choice("country", country, "country") { $0.country = nil },
            choice("system", system, "system") { $0.system = nil },
            choice("kind", kind, "kind") { $0.kind = nil },
            choice("place", place, "place") { $0.place = nil },
        ]
        return others.compactMap { $0 } + chosenDays
    }

    /// One day is one filter, though the address gives both ends.
    private var chosenDays: [ChosenFilter] {
        if let from, from == until {
            let one = choice("from", from.description, "on") { ($0.from, $0.until) = (nil, nil) }
            return [one].compactMap { $0 }
        }
        return [
            choice("from", from?.description, "from") { $0.from = nil },
            choice("until", until?.description, "until") { $0.until = nil },
        ].compactMap { $0 }
    }

    private func choice(
        _ name: String, _ value: String?, _ label: String, _ without: (inout BoardFilter) -> Void
    ) -> ChosenFilter? {
        guard let value else { return nil }
        return ChosenFilter(
            name: name, value: value, label: label,
            words: name == "kind" ? value.lowercased() : name == "system" ? Wording.words(value) : value,
            without: address("/", without))
    }

    /// All that a form must carry so that it changes only its own fields.
    func fields(besides own: Set<String>) -> [FormField] {
        items.compactMap { name, value in
            own.contains(name) ? nil : value.map { FormField(name: name, value: $0) }
        }
    }
}
