// Who acts and who is acted upon in the surest event of a text, by rule.

import SitrepExtraction
import SitrepModel
import SitrepText

struct RuleRoles {
    enum Role: UInt32, Sendable {
        case source = 1
        case target, mutual

        var letter: String {
            switch self {
            case .source: "S"
            case .target: "T"
            case .mutual: "R"
            }
        }
    }

    private let analysis: Analysis
    private let mentions: [EventMention]
    private let reader: RoleSpans

    init(text: IncidentText) {
        analysis = text.analysis
        mentions = Array(text.events.joined())
        reader = RoleSpans(analysis: text.analysis, actors: text.draft.actors)
    }

    func roles() -> [(span: TextSpan, role: Role)] {
        guard let first = mentions.max(by: { rank($0) < rank($1) }), !first.actorPhrases.isEmpty else {
            return mainClause()
        }
        let acting = reader.spans(of: first.actorPhrases)
        var acted = reader.spans(of: first.recipientPhrases).filter { !acting.contains($0) }
        if acted.isEmpty { acted = reader.spans(of: first.recipients, after: analysis.tokens[first.anchor].span.end) }
        let role = first.isMutual && acted.isEmpty ? Role.mutual : .source
        return acting.map { ($0, role) } + acted.map { ($0, .target) }
    }

    /// Where no event names who acts: the subject and the object of the first sentence's verb.
    private func mainClause() -> [(span: TextSpan, role: Role)] {
        guard let trees = analysis.trees, let sentence = analysis.sentences.first,
            let root = sentence.tokens.first(where: { trees.head(of: $0) == nil })
        else { return [] }
        let subject = trees.dependent(of: root, .subject, .passiveSubject)
        let object = trees.dependent(of: root, .object)
        return [(subject, Role.source), (object, .target)].compactMap { token, role in
            token.flatMap { reader.span(of: $0) }.map { ($0, role) }
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
}
