// What an alert says, in one plain sentence.

public import SitrepLedger
import SitrepModel

/// Words for an alert, made from the ledger alone.
public enum AlertSentence {
    /// `Internet in KAZ: cut (was limited).`, `New on the board: Zhanaozen (KAZ).`
    public static func text(of alert: Alert) -> String {
        switch alert.finding {
        case .status(let change): LedgerSentence.text(of: change.now, before: change.before)
        case .figure(let change): LedgerSentence(of: change.latest, in: change.now, before: change.before).text
        case .place(let name, let country):
            "New on the board: \(name)\(country.map { " (\($0.code))" } ?? "")."
        case .actor(let name): "New among those who act or speak: \(name)."
        case .event(let incident): IncidentSentence.text(of: incident) + "."
        }
    }

    /// The sentence, the quoted words and whose they are, for a line of text.
    public static func line(of alert: Alert) -> String {
        let citation = alert.citation
        let words = citation.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let day = citation.published.map { ", \($0)" } ?? ""
        return "\(text(of: alert)) “\(words)” [\(citation.attribution)\(day); \(citation.entry)]"
    }
}
