// What was decided about an entry or an incident, and the forms to decide; shared by both pages.

import SitrepFormats
import SitrepLedger
import SitrepModel

/// Decisions as lines, oldest first.
struct DecisionLine: Encodable, Sendable {
    let number: Int
    let made: String
    let analyst: String
    let action: String
    let subject: String
    let entry: String
    let href: String
    let reason: String?
    /// What has become of it; absent while it stands.
    let fate: String?
    let state: String
    let isUndoable: Bool

    init(_ item: Review.Item) {
        let decision = item.decision
        number = decision.id.number
        made = decision.made.text
        analyst = decision.analyst
        action = DecisionSentence.action(of: decision)
        subject = DecisionSentence.subject(of: decision)
        entry = (item.entry ?? decision.subject.anchor.entry).description
        href = DecisionLine.address(of: item)
        reason = decision.reason
        let words = DecisionSentence.state(of: item)
        fate = words.isEmpty ? nil : words
        state = item.state.name.rawValue
        isUndoable = item.state.name != .undone
    }

    /// The entry or its incident; the report where the entry is lost, since another may bear its name now.
    private static func address(of item: Review.Item) -> String {
        guard let entry = item.entry else { return Address.report(item.decision.subject.anchor.entry.report) }
        return item.decision.subject.scope == .incident ? Address.incident(entry) : Address.entry(entry)
    }
}

/// Decisions about one thing, with the forms where decisions are taken.
struct ReviewPanel: Encodable, Sendable {
    let signs: [ReviewSign]
    let hasSigns: Bool
    let decisions: [DecisionLine]
    let hasDecisions: Bool
    /// Never in the twin: what proves that a form is a page's own is no part of what the page says.
    let form: ReviewForm?

    private enum CodingKeys: String, CodingKey { case signs, hasSigns, decisions, hasDecisions }

    init(signs: [ReviewSign], items: [Review.Item], form: ReviewForm?) {
        self.signs = signs
        hasSigns = !signs.isEmpty
        decisions = items.map(DecisionLine.init)
        hasDecisions = !decisions.isEmpty
        self.form = form
    }
}

/// The fields that forms begin with.
struct ReviewForm: Sendable {
    struct Candidate: Sendable {
        let entry: String
        let text: String
    }

    let token: String
    let analyst: String
    /// Whether the browser remembers a name.
    let hasName: Bool
    let scope: String
    let report: String
    let local: String
    var asOf: String?
    /// Whether a place and a day can be corrected.
    var isCorrectable = false
    /// Incidents that may be the same.
    var candidates: [Candidate] = [] { didSet { hasCandidates = !candidates.isEmpty } }
    private(set) var hasCandidates = false

    init(_ credentials: FormCredentials, scope: Decision.Subject.Scope, entry: EntryID) {
        token = credentials.token
        analyst = credentials.analyst
        hasName = !analyst.isEmpty
        self.scope = scope.rawValue
        report = entry.report.name
        local = entry.local
    }
}

extension ReviewPanel {
    /// For the page of an entry; absent for what is not decided about, such as a place.
    init?(entry: EntryID, review: Review, credentials: FormCredentials?) {
        guard let kind = EntryKind(local: entry.local) else { return nil }
        var form = credentials.map { ReviewForm($0, scope: .entry, entry: entry) }
        form?.isCorrectable = kind != .claim
        self.init(
            signs: ReviewWords.signs(of: review.marks.marks(of: entry)), items: review.items(about: entry), form: form)
    }

    /// For the page of an incident.
    init(incident: Incident, board: Board, review: Review, credentials: FormCredentials?, asOf: PublicationTime?) {
        var form = credentials.map { ReviewForm($0, scope: .incident, entry: incident.id) }
        form?.asOf = asOf?.description
        form?.candidates = MergeCandidates.candidates(for: incident, on: board).map {
            ReviewForm.Candidate(
                entry: $0.id.description,
                text: Wording.shortened(IncidentSentence.text(of: $0), to: ReviewPanel.candidateLength))
        }
        let events = Set(incident.tellings.flatMap(\.events).map(\.citation.entry))
        self.init(
            signs: ReviewWords.signs(of: review.marks.marks(of: incident)),
            items: review.items.filter { item in
                item.decision.subject.scope == .incident && !events.isDisjoint(with: item.involved)
            }, form: form)
    }

    private static let candidateLength = 90
}

/// Incidents that an analyst may want to merge with one: those of its time, of its own kind first.
enum MergeCandidates {
    private static let mostDaysApart = 7
    private static let limit = 40

    static func candidates(for incident: Incident, on board: Board) -> [Incident] {
        let isAnnounced = board.announced.contains { $0.id == incident.id }
        let others = (isAnnounced ? board.announced[...] : near(incident, board)).filter { $0.id != incident.id }
        return Array(
            others.compactMap { other in rank(other, incident).map { (rank: $0, incident: other) } }
                .sorted { ($0.rank, $0.incident.id) < ($1.rank, $1.incident.id) }.prefix(limit).map(\.incident))
    }

    private static func near(_ incident: Incident, _ board: Board) -> ArraySlice<Incident> {
        guard let day = incident.day else { return board.events[...] }
        return board.events(on: day.adding(days: -mostDaysApart)...day.adding(days: mostDaysApart))
    }

    /// Smaller for the likelier; absent for what lies too far apart in time.
    private static func rank(_ other: Incident, _ incident: Incident) -> Int? {
        let days = other.day.flatMap { one in incident.day.map { abs(one.dayNumber - $0.dayNumber) } } ?? 0
        guard days <= mostDaysApart else { return nil }
        let isSameKind = other.event.plover.event == incident.event.plover.event
        return days + (isSameKind ? 0 : mostDaysApart + 1)
    }
}

extension ReviewForm {
    /// The same for one telling of the incident.
    func about(_ telling: Telling) -> ReviewForm? {
        guard let entry = telling.events.first?.citation.entry else { return nil }
        var form = ReviewForm(
            FormCredentials(token: token, analyst: analyst), scope: .incident, entry: entry)
        form.asOf = asOf
        return form
    }
}
