// An attack on people as one record: kinds of harm, who did it, when, and who suffered it.

import SitrepExtraction
import SitrepModel

/// Reads the slots of an attack from the violent events of a record.
struct AttackRecord {
    let findings: Findings
    let story: StoryPlace
    private let attacks: [Event]

    init(findings: Findings) {
        self.findings = findings
        story = StoryPlace(findings: findings)
        attacks = findings.events.filter {
            ["ASSAULT", "COERCE"].contains($0.plover.event) && $0.modality != .conditional && $0.modality != .negated
        }
    }

    /// Kinds of harm by the beginnings of CAMEO codes; the first that fits.
    private static let kinds: [(code: String, kind: String)] = [
        ("173", "arbitrary detention"), ("1823", "killing"), ("186", "killing"), ("185", "killing"),
        ("181", "kidnapping"),
        ("1822", "torture"), ("182", "other"), ("190", "killing"), ("183", "killing"),
    ]

    var violations: [String] {
        var result: [String] = []
        for event in attacks {
            guard let code = event.cameo, let kind = Self.kinds.first(where: { code.hasPrefix($0.code) })?.kind,
                !result.contains(kind)
            else { continue }
            result.append(kind)
        }
        return result.isEmpty ? ["other"] : result
    }

    private static let ofState: Set<String> = ["COP", "GOV", "JUD", "LEG", "MIL", "SPY"]

    /// By the sectors of all who attack; a state's where none is named or as many are.
    var perpetratorType: String {
        let sectors = attacks.flatMap(\.actors).compactMap { Findings.entry($0, in: findings.actors)?.sector }
        let ofState = sectors.filter(Self.ofState.contains).count
        return ofState * 2 >= sectors.count ? "state actor" : "other actors without permissions"
    }

    /// The first day of an attack, or its month or year where no more is told.
    var day: (year: Int, month: Int?, day: Int?)? {
        for event in attacks {
            guard let from = event.from, let until = event.until else { continue }
            if from == until { return (from.year, from.month, from.day) }
            if from.year == until.year { return (from.year, from.month == until.month ? from.month : nil, nil) }
        }
        return nil
    }

    /// Persons by name whom an attack is done to.
    var victims: [String] {
        var result: [String] = []
        for event in attacks {
            for id in event.recipients + event.victims {
                guard let actor = Findings.entry(id, in: findings.actors), actor.type == .person,
                    isFullName(actor.name),
                    !result.contains(actor.name)
                else { continue }
                result.append(actor.name)
            }
        }
        return result
    }

    /// Two words or more, the first and the last in capitals: no "US citizen".
    private func isFullName(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        return words.count > 1 && [words.first, words.last].allSatisfy { $0?.first?.isUppercase ?? false }
    }
}
