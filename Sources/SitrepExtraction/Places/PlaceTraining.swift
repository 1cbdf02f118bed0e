// What the training program for the weights of places reads: cues by name, before any decision.

import SitrepLexicon
import SitrepModel

extension PlaceFinder {
    /// One possible mention with its cues.
    package struct MentionSample: Sendable, Encodable {
        package let start: Int
        package let end: Int
        package let cues: [String]
    }

    /// One name of a document with the places that have it.
    package struct NameSample: Sendable, Encodable {
        package let spans: [[Int]]
        package let candidates: [CandidateSample]
    }

    package struct CandidateSample: Sendable, Encodable {
        package let lat: Double
        package let lon: Double
        package let cues: [String]
    }

    /// Cues of all possible mentions, and of the candidates of those that are accepted.
    package func samples(in draft: Draft, withNeighbours: Bool) -> (mentions: [MentionSample], names: [NameSample]) {
        guard let knowledge else { return ([], []) }
        let home = PublisherHome(draft.article.info, gazetteer: knowledge.gazetteer)
        let mentions = recognizer(knowledge, draft, home).recognize()
        let accepted = mentions.indices.filter { mentions[$0].probability >= Self.threshold }
        let groups = resolver(knowledge, home).groups(of: mentions, accepted: accepted, withNeighbours: withNeighbours)
        let found = mentions.map { mention in
            MentionSample(
                start: mention.span.start, end: mention.span.end,
                cues: mention.cues.names)
        }
        let names = groups.filter { !$0.mentions.isEmpty && !$0.isFixed }.map { group in
            NameSample(
                spans: group.mentions.map { [mentions[$0].span.start, mentions[$0].span.end] },
                candidates: group.candidates.map { candidate in
                    CandidateSample(
                        lat: candidate.place.latitude, lon: candidate.place.longitude,
                        cues: candidate.cues.names)
                })
        }
        return (found, names)
    }
}
