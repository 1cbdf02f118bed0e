// From a record to its ledger entries: identifiers become names, spans become quoted sentences.

public import SitrepModel

extension ReportEntries {
    /// Flattens one record.
    public init(_ findings: Findings) {
        let flattening = Flattening(findings)
        self.init(
            id: flattening.report, info: findings.document, grade: findings.integrity.grade,
            statuses: findings.status.map(flattening.entry), figures: findings.figures.map(flattening.entry),
            events: findings.events.map(flattening.entry), deployments: findings.deployments.map(flattening.entry),
            credit: findings.integrity.origin?.publisher,
            copyProfile: CopyProfile(text: findings.text, sentences: findings.sentences, info: findings.document))
    }
}

private struct Flattening {
    let findings: Findings
    let report: ReportID
    /// The country that the report is about, where its places leave no doubt.
    let mainCountry: CountryCode?

    init(_ findings: Findings) {
        self.findings = findings
        report = ReportID(digest: findings.document.digest)
        mainCountry = Flattening.mainCountry(of: findings.places)
    }

    /// The country of at least half of the places.
    private static func mainCountry(of places: [Place]) -> CountryCode? {
        let countries = places.compactMap(\.country)
        let counts = Dictionary(grouping: countries) { $0 }.mapValues(\.count)
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 2 >= countries.count
        else { return nil }
        return most.key
    }

    func entry(_ status: StatusReport) -> StatusEntry {
        let place = Findings.entry(status.place, in: findings.places)
        return StatusEntry(
            citation: citation(of: status, span: status.span, claim: status.claim), system: status.system,
            state: status.state, country: status.country ?? place?.country ?? mainCountry,
            place: place.flatMap(servedName),
            from: status.from, until: status.until, modality: status.modality)
    }

    func entry(_ figure: Figure) -> FigureEntry {
        let counted = Counted(figure, in: findings)
        let place = counted.place
        let time = Findings.entry(figure.time, in: findings.times)
        let published = findings.document.published?.date
        // What is counted is counted when it is reported at the latest, whatever span of time the words name.
        let day = [time?.until ?? time?.from, published].compactMap { $0 }.min()
        let country = counted.host ?? place?.country ?? actingCountry(near: figure.span) ?? mainCountry
        return FigureEntry(
            citation: citation(
                of: figure, span: figure.span, claim: figure.claim, stance: counted.isDenied ? .denied : nil),
            quantity: figure.quantity,
            low: figure.low, high: figure.high, best: figure.best, unit: figure.unit,
            side: counted.side(in: country), country: country,
            place: place.flatMap(localName), day: day,
            isEarlier: figure.isEarlier ?? false, withdrawal: figure.withdrawn.map(quote))
    }

    func entry(_ event: Event) -> EventEntry {
        let place = Findings.entry(event.place, in: findings.places)
        let actors = event.actors.compactMap { Findings.entry($0, in: findings.actors) }
        let recipients = event.recipients.compactMap { Findings.entry($0, in: findings.actors) }
        return EventEntry(
            citation: citation(of: event, span: event.trigger, claim: event.claim), plover: event.plover,
            cameo: event.cameo, acled: event.acled, actors: names(of: actors),
            actorCountries: actors.compactMap(\.country), recipients: names(of: recipients),
            recipientCountries: recipients.compactMap(\.country), place: place?.name, country: place?.country,
            lat: place?.lat, lon: place?.lon, feature: place?.feature, from: event.from, until: event.until,
            modality: event.modality, confidence: event.confidence)
    }

    /// Each once: several nameless actors may be called alike.
    private func names(of actors: [Actor]) -> [String] {
        actors.reduce(into: []) { names, actor in
            if !names.contains(actor.name) { names.append(actor.name) }
        }
    }

    func entry(_ deployment: Deployment) -> DeploymentEntry {
        let contributor = Findings.entry(deployment.contributor, in: findings.actors)
        let personnel = Findings.entry(deployment.personnel, in: findings.figures)
        return DeploymentEntry(
            citation: citation(of: deployment, span: deployment.span, claim: deployment.claim),
            contributor: contributor?.name ?? "unknown", contributorCountry: contributor?.country,
            host: deployment.host, low: personnel?.low, high: personnel?.high, best: personnel?.best,
            state: deployment.state, day: day(near: deployment.span), modality: deployment.modality)
    }

    /// The one country whose people, bodies or forces a sentence speaks of; those who tell of them left out.
    private func actingCountry(near span: TextSpan) -> CountryCode? {
        guard let sentence = findings.sentences.first(where: { $0.overlaps(span) }) else { return nil }
        let sources = findings.claims.flatMap(\.source).map(\.span)
        let countries = findings.actors.filter { actor in
            actor.spans.contains { own in
                sentence.contains(own) && !sources.contains { $0.overlaps(own) }
            }
        }.compactMap(\.country)
        return Set(countries).count == 1 ? countries.first : nil
    }

    /// The day that the sentence around a span names last before it, or first behind it, where it is over; else the day
    /// of publication.
    private func day(near span: TextSpan) -> CalendarDate? {
        let published = findings.document.published?.date
        let sentence = findings.sentences.first { $0.overlaps(span) } ?? span
        let named = findings.times.filter { time in
            sentence.contains(time.span) && time.from != nil && time.from == time.until
                && published.map { (time.from ?? $0) <= $0 } ?? true
        }
        let before = named.last { $0.span.start <= span.end }
        return (before ?? named.first)?.from ?? published
    }

    /// The place that depends on a system: the town of "Almaty airport".
    private func servedName(_ place: Place) -> String? {
        guard place.feature == "AIRP" else { return localName(place) }
        let town = place.name.split(separator: " ").filter { !Self.airportWords.contains($0.lowercased()) }
        return town.isEmpty ? place.name : town.joined(separator: " ")
    }

    private static let airportWords: Set<String> = ["airport", "international"]

    /// A place below the level of a country; a country is told by its code.
    private func localName(_ place: Place) -> String? { place.isCountry ? nil : place.name }

    /// - Parameter stance: what the report makes of it where that is not the claim's.
    private func citation<Entry: RecordEntry>(
        of entry: Entry, span: TextSpan, claim: LocalID<Claim>?, stance: Claim.Stance? = nil
    ) -> Citation {
        let claim = Findings.entry(claim, in: findings.claims)
        let names = (claim?.source ?? []).map { link in
            Findings.entry(link.actor, in: findings.actors)?.name ?? findings.text.string(in: link.span)
        }
        return Citation(
            entry: EntryID(report: report, local: entry.id.description), span: span, quote: quote(around: span),
            publisher: findings.document.publisher, published: findings.document.published, sources: names,
            stance: stance ?? claim?.stance ?? .asserted)
    }

    private func quote(around span: TextSpan) -> String {
        let sentence = findings.sentences.first { $0.overlaps(span) } ?? span
        return findings.text.string(in: sentence)
    }
}
