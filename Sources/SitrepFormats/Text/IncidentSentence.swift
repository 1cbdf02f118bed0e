// An incident in one plain sentence: what, by whom, to whom, where, when.

public import SitrepLedger
import SitrepModel

/// Words for an incident, made from its entries alone.
public enum IncidentSentence {
    /// `Assault by gunmen on police in Almaty on 2022-01-06`
    public static func text(of incident: Incident) -> String {
        if let forces = incident.comingForces, !forces.contributors.isEmpty { return text(of: forces, incident) }
        let event = incident.event
        let type = event.plover.event.lowercased()
        let kind = event.plover.mode.map { "\(type) (\(FieldWords.text(of: $0)))" } ?? type
        let parts = [
            FieldWords.capitalized(kind), named(event.actors, after: "by"),
            named(event.recipients, after: prepositions[event.plover.event] ?? "towards"),
            event.place.map { "in \($0)" }, days(of: incident),
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// `Forces of ARM, RUS, TJK come to KAZ from 2022-01-06 to 2022-01-08`
    private static func text(of forces: ComingForces, _ incident: Incident) -> String {
        let contributors = forces.contributors.map(\.code).joined(separator: ", ")
        let parts = ["Forces of \(contributors) come to \(forces.host.code)", days(of: incident)]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    /// `on 2022-01-06`, `from 2022-01-05 to 2022-01-07`, `reported on 2022-01-06`
    public static func days(of incident: Incident) -> String? {
        guard let days = incident.days else { return incident.day.map { "reported on \($0)" } }
        let (first, last) = (days.lowerBound, days.upperBound)
        return first == last ? "on \(first)" : "from \(first) to \(last)"
    }

    private static let prepositions = [
        "AGREE": "with", "CONSULT": "with", "SUPPORT": "for", "CONCEDE": "to", "COOPERATE": "with", "AID": "to",
        "RETREAT": "from", "REQUEST": "to", "ACCUSE": "against", "REJECT": "against", "THREATEN": "against",
        "PROTEST": "against", "SANCTION": "against", "MOBILIZE": "against", "COERCE": "against", "ASSAULT": "on",
    ]

    private static let shownNames = 3

    private static func named(_ names: [String], after preposition: String) -> String? {
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(shownNames).joined(separator: ", ")
        let rest = names.count - shownNames
        return "\(preposition) \(shown)" + (rest > 0 ? " and \(rest) more" : "")
    }
}
