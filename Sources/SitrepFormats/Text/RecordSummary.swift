// A record for people: what was found, line by line, each with its words.

public import SitrepModel

/// Writes `--format pretty`.
public struct RecordSummary: Sendable {
    public init() {}

    /// Plain text, ending with an empty line.
    public func text(of findings: Findings) -> String {
        let info = findings.document
        var lines = [info.title ?? info.id]
        lines.append(
            [info.publisher, info.published?.description, info.url].compactMap { $0 }.joined(separator: " · "))
        lines.append(
            "text \(findings.text.utf8Count) bytes, \(findings.sentences.count) sentences, \(findings.integrity.grade.rawValue)"
        )
        lines += section("times", findings.times) { "\($0.value)" }
        lines += section("places", findings.places) { place in
            let spot = place.lat.flatMap { lat in place.lon.map { "\(lat), \($0)" } } ?? "no coordinates"
            return [place.name, place.country?.code, place.feature, spot].compactMap { $0 }.joined(separator: " · ")
        }
        lines += section("actors", findings.actors) { actor in
            [actor.name, actor.type.rawValue, actor.country?.code, actor.sector].compactMap { $0 }.joined(
                separator: " · ")
        }
        lines += section("figures", findings.figures) { figure in
            "\(figure.quantity.rawValue) \(FigureText.value(low: figure.low, high: figure.high, best: figure.best)) \(figure.unit ?? "")"
        }
        lines += section("claims", findings.claims) { claim in
            let chain = claim.source.map { link in
                Findings.entry(link.actor, in: findings.actors)?.name ?? findings.text.string(in: link.span)
            }
            return "\(claim.stance.rawValue), \(claim.mode.rawValue): \(chain.joined(separator: " ← "))"
        }
        lines += section("events", findings.events) { event in
            let who = names(event.actors, findings) + " → " + names(event.recipients, findings)
            return "\(event.plover.event) \(event.cameo ?? "") \(event.modality.rawValue): \(who)"
        }
        lines += section("deployments", findings.deployments) { deployment in
            "\(names([deployment.contributor], findings)) → \(deployment.host?.code ?? "?") \(deployment.state.rawValue)"
        }
        lines += section("status", findings.status) { status in
            let term = [status.from.map { "from \($0)" }, status.until.map { "until \($0)" }].compactMap { $0 }
            return
                "\(status.system.rawValue) \(status.state.rawValue) \(status.country?.code ?? "") \(status.modality.rawValue) \(term.joined(separator: " "))"
        }
        for segment in findings.integrity.removed { lines.append("removed \(segment.kind.rawValue): \(segment.text)") }
        for mark in findings.integrity.damage {
            lines.append("damage \(mark.kind): “\(mark.span.map { findings.text.string(in: $0) } ?? "title")”")
        }
        return lines.joined(separator: "\n") + "\n\n"

        func section<Entry: RecordEntry>(_ name: String, _ entries: [Entry], _ line: (Entry) -> String) -> [String] {
            entries.isEmpty
                ? []
                : [name]
                    + entries.map { entry in
                        let words = entry.evidence.first.map { findings.text.string(in: $0) } ?? ""
                        return "  \(entry.id)  \(line(entry))  “\(words)”"
                    }
        }
    }

    private func names(_ ids: [LocalID<Actor>], _ findings: Findings) -> String {
        ids.compactMap { Findings.entry($0, in: findings.actors)?.name }.joined(separator: ", ")
    }
}
