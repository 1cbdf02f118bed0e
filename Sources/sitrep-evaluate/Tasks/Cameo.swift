// `cameo-classes`, `cameo-roles`: the class of a sentence's event, and the words of who acts and who is acted upon.

import Foundation
import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct CameoRow: Decodable, Sendable {
    let id: String
    let text: String

    var article: Article { Article(info: DocumentInfo(id: id), text: ArticleText(text)) }
}

struct CameoClassesTask: RowTask {
    static let name = "cameo-classes"
    static let inputName = "class.ndjson"

    struct Prediction: Encodable, Sendable {
        let id: String
        let label: Int
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    /// Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4.
    private static let classes: [String: Int] = [
        "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 2, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
        "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4,
        "ASSAULT": 4,
    ]

    func predictions(for row: CameoRow) -> [Prediction] {
        let first = EventRanking.ranked(coder.findings(in: row.article).events).first
        return [Prediction(id: row.id, label: first.flatMap { Self.classes[$0.plover.event] } ?? 0)]
    }
}

struct CameoRolesTask: RowTask {
    static let name = "cameo-roles"
    static let inputName = "roles.ndjson"

    struct Prediction: Encodable, Sendable {
        struct Role: Encodable, Sendable {
            let start: Int
            let end: Int
            let type: String
        }

        let id: String
        let spans: [Role]
    }

    let coder: Coder
    private let finder: EventFinder

    init(coder: Coder, corpus: CorpusFolder) throws {
        self.coder = coder
        finder = try EventFinder(resources: Resources())
    }

    func predictions(for row: CameoRow) -> [Prediction] {
        let article = row.article
        let analysis = coder.analyzer.analyze(article.text)
        let findings = coder.extractor.findings(in: article, analysis: analysis)
        var draft = Draft(article: article, analysis: analysis)
        draft.times = findings.times
        draft.places = findings.places
        draft.actors = findings.actors
        let reader = RoleSpans(analysis: analysis, actors: findings.actors)
        guard let first = finder.mentions(in: draft).max(by: { rank($0) < rank($1) }), !first.actorPhrases.isEmpty
        else {
            return [Prediction(id: row.id, spans: mainClause(analysis, reader))]
        }
        let acting = reader.spans(of: first.actorPhrases)
        var acted = reader.spans(of: first.recipientPhrases).filter { !acting.contains($0) }
        if acted.isEmpty { acted = reader.spans(of: first.recipients, after: analysis.tokens[first.anchor].span.end) }
        let type = first.isMutual && acted.isEmpty ? "R" : "S"
        return [Prediction(id: row.id, spans: acting.map { role($0, type) } + acted.map { role($0, "T") })]
    }

    /// Where no event names who acts: the subject and the object of the first sentence's verb.
    private func mainClause(_ analysis: Analysis, _ reader: RoleSpans) -> [Prediction.Role] {
        guard let trees = analysis.trees, let sentence = analysis.sentences.first,
            let root = sentence.tokens.first(where: { trees.head(of: $0) == nil })
        else { return [] }
        let subject = trees.dependent(of: root, .subject, .passiveSubject)
        let object = trees.dependent(of: root, .object)
        return [(subject, "S"), (object, "T")].compactMap { token, type in
            token.flatMap { reader.span(of: $0) }.map { role($0, type) }
        }
    }

    /// The surest mention, one with both parties first; the earlier of equals.
    private func rank(_ mention: EventMention) -> Double {
        mention.confidence + (mention.actorPhrases.isEmpty ? 0 : Self.actorBonus)
            + (mention.recipientPhrases.isEmpty ? 0 : Self.recipientBonus) - Double(mention.anchor) * Self.laterMalus
    }

    private static let actorBonus = 0.2
    private static let recipientBonus = 0.1
    private static let laterMalus = 1e-6

    private func role(_ span: TextSpan, _ type: String) -> Prediction.Role {
        Prediction.Role(start: span.start, end: span.end, type: type)
    }
}
