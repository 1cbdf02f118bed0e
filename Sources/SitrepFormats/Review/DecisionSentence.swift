// A decision in one plain sentence.

public import SitrepLedger
import SitrepModel

/// Words for decisions, made from their values alone.
public enum DecisionSentence {
    /// What was done: `accepted`, `place corrected to Almaty, KAZ`, `undid decision 3`.
    public static func action(of decision: Decision) -> String {
        switch decision.action {
        case .accept: "accepted"
        case .reject: "rejected"
        case .correctPlace(let place): "place corrected to \(text(of: place))"
        case .correctDays(let days): "day corrected to \(text(of: days))"
        case .note(let text): "noted: \(text)"
        case .merge(let sides): "merged with the incident told by \(names(sides.others))"
        case .split(let sides): "parted from the incident told by \(names(sides.others))"
        case .undo(let id): "undid decision \(id)"
        }
    }

    /// What it is about: `event “clashes”`, `incident told by “clashes”`.
    public static func subject(of decision: Decision) -> String {
        let anchor = decision.subject.anchor
        switch decision.subject.scope {
        case .entry: return "\(anchor.kind.rawValue) “\(anchor.words)”"
        case .incident: return "incident told by “\(anchor.words)”"
        }
    }

    /// What has become of it; empty while it stands.
    public static func state(of item: Review.Item) -> String {
        switch item.state {
        case .standing: ""
        case .replaced(let later): "replaced by decision \(later)"
        case .undone(let undo): "undone by decision \(undo)"
        case .orphaned: "orphaned: the engine finds this entry no more"
        }
    }

    /// `Almaty, KAZ (43.25, 76.92)`
    static func text(of place: CorrectedPlace) -> String {
        let name = [place.name, place.country?.code].compactMap { $0 }.joined(separator: ", ")
        guard let lat = place.lat, let lon = place.lon else { return name }
        return "\(name) (\(lat), \(lon))"
    }

    static func text(of days: CorrectedDays) -> String {
        days.until.map { "\(days.from) to \($0)" } ?? "\(days.from)"
    }

    /// `“protest” (3fa9c1d20b7e/e2) and 1 more`
    private static func names(_ anchors: [EntryAnchor]) -> String {
        guard let first = anchors.first else { return "nothing" }
        let name = "“\(first.words)” (\(first.entry))"
        return anchors.count > 1 ? "\(name) and \(anchors.count - 1) more" : name
    }
}
