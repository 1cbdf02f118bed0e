// What has changed, a plain sentence each, with the words that it rests on.

public import SitrepLedger
import SitrepModel

/// A sentence made from the ledger alone, and its citation.
public struct ChangeSentence: Sendable {
    public let text: String
    public let citation: Citation
    /// Independent reports behind it.
    public let witnessCount: Int
}

/// Says what has changed between two boards.
public enum ChangeSentences {
    /// States first, then numbers taken back, numbers, forces and what happened.
    ///
    /// - Parameter incidentLimit: happenings said at most, those with most witnesses.
    public static func sentences(of changes: BoardChanges, incidentLimit: Int) -> [ChangeSentence] {
        changes.statuses.compactMap(sentence) + changes.withdrawals.map(sentence) + changes.figures.map(sentence)
            + changes.deployments.map(sentence) + changes.incidents.prefix(max(0, incidentLimit)).map(sentence)
    }

    /// `Fuel price in KAZ: capped until 2022-07-05 (was holding).`
    static func text(of change: BoardChanges.StatusChange) -> String {
        let line = change.now
        let place = [line.place, line.country?.code].compactMap { $0 }.joined(separator: ", ")
        let term = line.until.map { " until \($0)" } ?? ""
        let state =
            line.hasExpired ? "no longer in force, its term is over" : FieldWords.text(of: line.state.rawValue) + term
        let before =
            change.before.flatMap { $0.state == line.state ? nil : " (was \(FieldWords.text(of: $0.state.rawValue)))" }
            ?? ""
        let name =
            FieldWords.capitalized(FieldWords.text(of: line.system.rawValue)) + (place.isEmpty ? "" : " in \(place)")
        return "\(name): \(state)\(before)."
    }

    private static func sentence(_ change: BoardChanges.StatusChange) -> ChangeSentence? {
        change.now.citations.first.map {
            ChangeSentence(text: text(of: change), citation: $0, witnessCount: change.now.witnessCount)
        }
    }

    /// `Injured in KAZ: ≥ 1,000 (was 317).`
    static func text(of change: BoardChanges.FigureChange) -> String {
        let place = change.now.country.map { " in \($0.code)" } ?? ""
        let before = change.before.map { " (was \(FigureText.value($0)))" } ?? ""
        let name = FieldWords.capitalized(FieldWords.text(of: change.now.quantity.rawValue))
        return "\(name)\(place): \(FigureText.value(change.latest))\(before)."
    }

    private static func sentence(_ change: BoardChanges.FigureChange) -> ChangeSentence {
        ChangeSentence(text: text(of: change), citation: change.latest.citation, witnessCount: 1)
    }

    /// `Withdrawn: ≥ 164 killed, as reported by Khabar 24.`
    private static func sentence(_ withdrawal: Withdrawal) -> ChangeSentence {
        let figure = withdrawal.figure
        return ChangeSentence(
            text:
                "Withdrawn: \(FigureText.value(figure)) \(FieldWords.text(of: figure.quantity.rawValue)), as reported by "
                + "\(figure.citation.attribution).", citation: withdrawal.by, witnessCount: 1)
    }

    /// `70 Armenian soldiers in KAZ: arrived, since 2022-01-07.`
    private static func sentence(_ change: BoardChanges.DeploymentChange) -> ChangeSentence {
        let deployment = change.now.deployment
        let isCounted = deployment.low != nil || deployment.high != nil || deployment.best != nil
        let number =
            isCounted ? FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best) + " " : ""
        let place = deployment.host.map { " in \($0.code)" } ?? ""
        let days = DeploymentDays.text(of: change.now)
        let state = FieldWords.text(of: change.now.state.rawValue) + (days.isEmpty ? "" : ", \(days)")
        let before =
            change.before.flatMap {
                $0.state == change.now.state ? nil : " (was \(FieldWords.text(of: $0.state.rawValue)))"
            } ?? ""
        return ChangeSentence(
            text: "\(number)\(deployment.contributor)\(place): \(state)\(before).", citation: deployment.citation,
            witnessCount: change.now.witnessCount)
    }

    private static func sentence(_ incident: Incident) -> ChangeSentence {
        ChangeSentence(
            text: IncidentSentence.text(of: incident) + ".", citation: incident.event.citation,
            witnessCount: incident.witnessCount)
    }
}
