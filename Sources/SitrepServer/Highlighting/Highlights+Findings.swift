// Everything that a record found, as highlights with notes in words.

import SitrepFormats
import SitrepModel

extension Highlight {
    /// In the order in which kinds are listed; claims cover most text and come last.
    static let kinds = ["event", "status", "figure", "deployment", "place", "actor", "time", "claim", "damage"]

    static func all(in findings: Findings) -> [Highlight] {
        var result: [Highlight] = []
        func add(_ kind: String, _ id: String?, _ spans: [TextSpan], _ note: String) {
            for span in spans { result.append(Highlight(span: span, kind: kind, id: id, note: note)) }
        }
        for time in findings.times { add("time", "\(time.id)", [time.span], note(time)) }
        for place in findings.places { add("place", "\(place.id)", [place.span], note(place)) }
        for actor in findings.actors { add("actor", "\(actor.id)", actor.spans, note(actor)) }
        for figure in findings.figures { add("figure", "\(figure.id)", [figure.span], note(figure)) }
        for claim in findings.claims { add("claim", "\(claim.id)", claim.content, note(claim, findings)) }
        for event in findings.events {
            add("event", "\(event.id)", [event.trigger] + event.spans, note(event, findings))
        }
        for entry in findings.deployments { add("deployment", "\(entry.id)", [entry.span], note(entry, findings)) }
        for entry in findings.status { add("status", "\(entry.id)", [entry.span], note(entry)) }
        for mark in findings.integrity.damage {
            if let span = mark.span { add("damage", nil, [span], Wording.words(mark.kind)) }
        }
        for repetition in findings.integrity.repeats { add("damage", nil, [repetition.span], "a repeated sentence") }
        return result
    }

    private static func note(_ time: TimeMention) -> String {
        let days = [time.from, time.until].compactMap { $0?.description }
        return time.value
            + (days.isEmpty || days == [time.value, time.value] ? "" : " (\(days.joined(separator: " to ")))")
    }

    private static func note(_ place: Place) -> String {
        [place.name, place.admin1, place.country?.code].compactMap { $0 }.joined(separator: ", ")
    }

    private static func note(_ actor: Actor) -> String {
        [actor.name, actor.role, actor.sector, actor.country?.code].compactMap { $0 }.joined(separator: ", ")
    }

    private static func note(_ figure: Figure) -> String {
        let value = FigureText.value(low: figure.low, high: figure.high, best: figure.best)
        return "\(Wording.words(figure.quantity.rawValue)) \(value)" + (figure.unit.map { " \($0)" } ?? "")
    }

    private static func note(_ claim: Claim, _ findings: Findings) -> String {
        let chain = claim.source.map { link in
            Findings.entry(link.actor, in: findings.actors)?.name ?? findings.text.string(in: link.span)
        }
        return (chain.isEmpty ? "unnamed source" : chain.joined(separator: " ← ")) + ", \(claim.stance.rawValue)"
    }

    private static func note(_ event: Event, _ findings: Findings) -> String {
        func names(_ ids: [LocalID<Actor>]) -> String {
            ids.compactMap { Findings.entry($0, in: findings.actors)?.name }.joined(separator: ", ")
        }
        let who = [names(event.actors), names(event.recipients)].filter { !$0.isEmpty }.joined(separator: " → ")
        return [event.plover.event.lowercased(), event.cameo.map { "CAMEO \($0)" }, event.modality.rawValue, who]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func note(_ deployment: Deployment, _ findings: Findings) -> String {
        let contributor = Findings.entry(deployment.contributor, in: findings.actors)?.name ?? "unknown"
        return "\(contributor) → \(deployment.host?.code ?? "?"), \(Wording.words(deployment.state.rawValue))"
    }

    private static func note(_ status: StatusReport) -> String {
        let term = [status.from.map { "from \($0)" }, status.until.map { "until \($0)" }].compactMap { $0 }
        let modality = status.modality == .actual ? [] : [status.modality.rawValue]
        let words = "\(Wording.words(status.system.rawValue)) \(Wording.words(status.state.rawValue))"
        return ([words] + modality + term).joined(separator: ", ")
    }
}
