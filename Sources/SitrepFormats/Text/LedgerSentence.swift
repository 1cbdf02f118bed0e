// One thing that the ledger holds, as a plain sentence.

public import SitrepLedger
import SitrepModel

/// A sentence made from the ledger alone, and the words that it rests on.
public struct LedgerSentence: Sendable {
    public let text: String
    public let citation: Citation
    /// Independent reports behind it.
    public let witnessCount: Int
}

extension LedgerSentence {
    /// - Parameter since: whether to say since when, where that is known.
    init?(of line: StatusLine, before: StatusLine? = nil, since: Bool = false) {
        guard let citation = line.citations.first else { return nil }
        self.init(
            text: Self.text(of: line, before: before, since: since), citation: citation,
            witnessCount: line.witnessCount)
    }

    /// `Fuel price in KAZ: capped until 2022-07-05 (was holding).`
    static func text(of line: StatusLine, before: StatusLine?, since: Bool = false) -> String {
        let place = [line.place, line.country?.code].compactMap { $0 }.joined(separator: ", ")
        let begun = since ? line.from.map { " since \($0)" } ?? "" : ""
        let term = line.until.map { " until \($0)" } ?? ""
        let state =
            line.hasExpired
            ? "no longer in force, its term is over" : FieldWords.text(of: line.state.rawValue) + begun + term
        let was = before.flatMap { $0.state == line.state ? nil : $0.state }
        let name =
            FieldWords.capitalized(FieldWords.text(of: line.system.rawValue)) + (place.isEmpty ? "" : " in \(place)")
        return "\(name): \(state)\(earlier(was?.rawValue))."
    }

    /// `Injured in KAZ: ≥ 1,000 (was 317).` or `Troops, of KGZ, in KAZ: 150.`
    init(of figure: FigureEntry, in series: FigureSeries, before: FigureEntry? = nil) {
        let place = series.country.map { "\(series.side == nil ? "" : ",") in \($0.code)" } ?? ""
        let was = before.map { " (was \(FigureText.value($0)))" } ?? ""
        let quantity = FieldWords.capitalized(FigureText.name(of: series.quantity, side: series.side))
        self.init(
            text: "\(quantity)\(place): \(FigureText.value(figure))\(was).", citation: figure.citation, witnessCount: 1)
    }

    /// `Withdrawn: ≥ 164 killed, as reported by Khabar 24.`
    init(of withdrawal: Withdrawal) {
        let figure = withdrawal.figure
        let number = "\(FigureText.value(figure)) \(FigureText.name(of: figure.quantity, side: figure.side))"
        self.init(
            text: "Withdrawn: \(number), as reported by \(figure.citation.attribution).", citation: withdrawal.by,
            witnessCount: 1)
    }

    /// `70 Armenian soldiers in KAZ: arrived, since 2022-01-07.`
    init(of line: DeploymentLine, before: DeploymentLine? = nil) {
        let deployment = line.deployment
        let isCounted = deployment.low != nil || deployment.high != nil || deployment.best != nil
        let number =
            isCounted ? FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best) + " " : ""
        let place = deployment.host.map { " in \($0.code)" } ?? ""
        let days = DeploymentDays.text(of: line)
        let state = FieldWords.text(of: line.state.rawValue) + (days.isEmpty ? "" : ", \(days)")
        let was = before.flatMap { $0.state == line.state ? nil : $0.state }
        self.init(
            text: "\(number)\(deployment.contributor)\(place): \(state)\(Self.earlier(was?.rawValue)).",
            citation: deployment.citation, witnessCount: line.witnessCount)
    }

    init(of incident: Incident) {
        self.init(
            text: IncidentSentence.text(of: incident) + ".", citation: incident.event.citation,
            witnessCount: incident.witnessCount)
    }

    private static func earlier(_ state: String?) -> String {
        state.map { " (was \(FieldWords.text(of: $0)))" } ?? ""
    }
}
