// A record as one line of JSON, in the order of the record format.

public import SitrepModel

/// Writes `sitrep-record/1`.
public struct RecordWriter: Sendable {
    public init() {}

    /// One line without its line feed.
    public func line(_ findings: Findings) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.field("schema", findings.schema)
            json.key("document")
            json.object { write(findings.document, to: &$0) }
            json.key("text")
            json.string(utf8: findings.text.bytes)
            json.field("sentences", spans: findings.sentences)
            json.list("times", findings.times) { write($1, to: &$0) }
            json.list("places", findings.places) { write($1, to: &$0) }
            json.list("actors", findings.actors) { write($1, to: &$0) }
            json.list("figures", findings.figures) { write($1, to: &$0) }
            json.list("claims", findings.claims) { write($1, to: &$0) }
            json.list("events", findings.events) { write($1, to: &$0) }
            json.list("deployments", findings.deployments) { write($1, to: &$0) }
            json.list("status", findings.status) { write($1, to: &$0) }
            json.key("integrity")
            json.object { write(findings.integrity, to: &$0) }
        }
        return json.bytes
    }

    private func write(_ info: DocumentInfo, to json: inout JSONBuffer) {
        json.field("id", info.id)
        json.field("url", info.url)
        json.field("title", info.title)
        json.field("publisher", info.publisher)
        json.field("byline", info.byline)
        json.field("published", info.published)
        json.field("published_basis", info.publishedBasis?.rawValue)
        json.field("retrieved", info.retrieved)
        json.field("language", info.language)
        json.field("digest", info.digest)
    }

    private func write(_ time: TimeMention, to json: inout JSONBuffer) {
        json.field("id", time.id)
        json.field("span", time.span)
        json.field("type", time.type.rawValue)
        json.field("value", time.value)
        json.field("mod", time.mod)
        json.field("from", time.from)
        json.field("until", time.until)
        json.field("basis", time.basis)
        json.field("anchor", time.anchor)
        json.field("rule", time.rule)
    }

    private func write(_ place: Place, to json: inout JSONBuffer) {
        json.field("id", place.id)
        json.field("span", place.span)
        json.field("name", place.name)
        json.field("geonames", number: place.geonames)
        json.field("country", place.country)
        json.field("admin1", place.admin1)
        json.field("lat", number: place.lat)
        json.field("lon", number: place.lon)
        json.field("feature", place.feature)
        json.field("confidence", number: place.confidence)
        json.field("rule", place.rule)
    }

    private func write(_ actor: Actor, to json: inout JSONBuffer) {
        json.field("id", actor.id)
        json.field("name", actor.name)
        json.field("type", actor.type.rawValue)
        json.field("country", actor.country)
        json.field("country_basis", actor.countryBasis?.rawValue)
        json.field("sector", actor.sector)
        json.field("role", actor.role)
        json.field("wikidata", actor.wikidata)
        json.field("spans", spans: actor.spans)
        json.field("rule", actor.rule)
    }

    private func write(_ figure: Figure, to json: inout JSONBuffer) {
        json.field("id", figure.id)
        json.field("span", figure.span)
        json.field("quantity", figure.quantity.rawValue)
        json.field("low", number: figure.low)
        json.field("high", number: figure.high)
        json.field("best", number: figure.best)
        json.field("qualifier", figure.qualifier)
        json.field("unit", figure.unit)
        json.field("actor", figure.actor)
        json.field("side", figure.side?.rawValue)
        json.field("place", figure.place)
        json.field("time", figure.time)
        json.field("claim", figure.claim)
        json.field("earlier", flag: figure.isEarlier)
        json.field("withdrawn", figure.withdrawn)
        json.field("rule", figure.rule)
    }

    private func write(_ claim: Claim, to json: inout JSONBuffer) {
        json.field("id", claim.id)
        json.field("content", spans: claim.content)
        json.field("cue", spans: claim.cue)
        json.field("mode", claim.mode.rawValue)
        json.list("source", claim.source) { json, link in
            json.field("actor", link.actor)
            json.field("span", link.span)
            json.field("kind", link.kind.rawValue)
        }
        json.field("stance", claim.stance.rawValue)
        json.field("confidence", number: claim.confidence)
        json.field("rule", claim.rule)
    }

    private func write(_ deployment: Deployment, to json: inout JSONBuffer) {
        json.field("id", deployment.id)
        json.field("span", deployment.span)
        json.field("contributor", deployment.contributor)
        json.field("host", deployment.host)
        json.field("command", deployment.command)
        json.field("personnel", deployment.personnel)
        json.field("mandate", spans: deployment.mandate)
        json.field("duration", deployment.duration)
        json.field("state", deployment.state.rawValue)
        json.field("modality", deployment.modality.rawValue)
        json.field("claim", deployment.claim)
        json.field("rule", deployment.rule)
    }

    private func write(_ status: StatusReport, to json: inout JSONBuffer) {
        json.field("id", status.id)
        json.field("span", status.span)
        json.field("system", status.system.rawValue)
        json.field("state", status.state.rawValue)
        json.field("place", status.place)
        json.field("country", status.country)
        json.field("from", status.from)
        json.field("until", status.until)
        json.field("modality", status.modality.rawValue)
        json.field("claim", status.claim)
        json.field("rule", status.rule)
    }
}
