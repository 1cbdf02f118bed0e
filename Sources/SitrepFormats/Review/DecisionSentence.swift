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

    private static let shownNames = 3

    private static func names(_ anchors: [EntryAnchor]) -> String {
        let shown = anchors.prefix(shownNames).map(\.entry.description).joined(separator: ", ")
        return anchors.count > shownNames ? "\(shown) and \(anchors.count - shownNames) more" : shown
    }
}
