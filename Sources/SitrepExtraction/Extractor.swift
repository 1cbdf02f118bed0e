// The stages of extraction in their order: times, places, actors, figures, claims, events, deployments, status.

public import SitrepLanguage
public import SitrepLexicon
public import SitrepModel
public import SitrepText

/// Turns an analysis into findings; immutable, shared by all workers.
public struct Extractor: Sendable {
    let timeFinder: TimeFinder
    package let placeFinder: PlaceFinder
    private let actorFinder: ActorFinder
    private let figureFinder: FigureFinder
    var claimFinder: ClaimFinder
    let eventFinder: EventFinder
    private let deploymentFinder: DeploymentFinder
    private let statusFinder: StatusFinder
    private let integrityGrader: IntegrityGrader

    /// `timeStyle`: how freely the texts may write their dates and times.
    public init(
        resources: Resources, timeStyle: TimeStyle = .news, attribution: AttributionModel? = nil
    ) throws(LexiconError) {
        timeFinder = try TimeFinder(resources: resources, style: timeStyle)
        placeFinder = try PlaceFinder(resources: resources)
        actorFinder = try ActorFinder(resources: resources)
        figureFinder = try FigureFinder(resources: resources)
        claimFinder = try ClaimFinder(resources: resources, model: attribution)
        eventFinder = try EventFinder(resources: resources)
        deploymentFinder = try DeploymentFinder(resources: resources)
        statusFinder = try StatusFinder(resources: resources)
        integrityGrader = try IntegrityGrader(resources: resources)
    }

    /// The same with another model of who said what; with none, rules alone read claims.
    public func choosingClaims(by model: AttributionModel?) -> Extractor {
        var extractor = self
        extractor.claimFinder.model = model
        return extractor
    }

    /// All that the article says. Never fails: odd text gives less.
    ///
    /// Where the analysis has trees, arguments are read from them; else from the order of phrases.
    public func findings(in article: Article, analysis: Analysis) -> Findings {
        findings(in: article, analysis: analysis, confidence: .calibrated)
    }

    /// - Parameter scale: what the confidence of events is.
    package func findings(
        in article: Article, analysis: Analysis, confidence scale: EventConfidence.Scale
    ) -> Findings {
        var draft = draftBeforeEvents(of: article, analysis: analysis)
        let found = eventFinder.events(in: draft, confidence: scale)
        draft.events = numbered(found.events)
        draft.deployments = numbered(deploymentFinder.deployments(in: draft))
        draft.status = numbered(statusFinder.status(in: draft))
        let integrity = integrityGrader.integrity(of: draft)
        return Findings(
            document: article.info, text: article.text, sentences: analysis.sentences.map(\.span),
            times: draft.times, places: draft.places, actors: draft.actors + found.actors, figures: draft.figures,
            claims: integrity.doubting(draft.claims), events: integrity.doubting(draft.events),
            deployments: draft.deployments, status: draft.status, integrity: integrity)
    }

    /// Times, places, actors, figures and claims.
    func draftBeforeEvents(of article: Article, analysis: Analysis) -> Draft {
        var draft = Draft(article: article, analysis: analysis)
        draft.textDate = timeFinder.textDate(of: draft)
        draft.times = numbered(timeFinder.times(in: draft))
        draft.places = numbered(placeFinder.places(in: draft))
        draft.actors = numbered(actorFinder.actors(in: draft))
        draft.figures = numbered(figureFinder.figures(in: draft))
        draft.claims = numbered(claimFinder.claims(in: draft))
        draft.figures = draft.figures.map { figure in
            var figure = figure
            figure.claim = innermostClaim(over: figure.span, in: draft.claims)
            return figure
        }
        return draft
    }
}

/// Sorts entries by where their words stand and numbers them from 1.
func numbered<Entry: NumberedEntry>(_ entries: [Entry]) -> [Entry] {
    let keyed = entries.enumerated().map { (key: $0.element.evidence.min() ?? TextSpan(0, 0), index: $0.offset) }
    let order = keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }
    return order.enumerated().map { position, place in
        var entry = entries[place.index]
        entry.id = LocalID(position + 1)
        return entry
    }
}

/// An entry whose identifier is given after all of its kind are found.
protocol NumberedEntry: RecordEntry {
    var id: LocalID<Self> { get set }
}

extension TimeMention: NumberedEntry {}
extension Place: NumberedEntry {}
extension Actor: NumberedEntry {}
extension Figure: NumberedEntry {}
extension Claim: NumberedEntry {}
extension Event: NumberedEntry {}
extension Deployment: NumberedEntry {}
extension StatusReport: NumberedEntry {}

/// The shortest claim whose content covers a span.
package func innermostClaim(over span: TextSpan, in claims: [Claim]) -> LocalID<Claim>? {
    var best: (id: LocalID<Claim>, length: Int)?
    for claim in claims {
        for content in claim.content where content.contains(span) {
            if content.count < best?.length ?? .max { best = (claim.id, content.count) }
        }
    }
    return best?.id
}
