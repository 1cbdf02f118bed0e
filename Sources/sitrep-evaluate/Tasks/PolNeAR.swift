// `polnear`: attributions with content, source and cue.

import Sitrep
import SitrepModel

struct PolNeARTask: RowTask {
    static let name = "polnear"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let text: String
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let attributions: [Attribution]
    }

    struct Attribution: Encodable, Sendable {
        let content: [[Int]]
        let source: [[Int]]
        let cue: [[Int]]
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let article = Article(info: DocumentInfo(id: row.id), text: ArticleText(row.text))
        let claims = outermost(coder.findings(in: article).claims)
        return [Prediction(id: row.id, attributions: claims.map(attribution))]
    }

    /// The corpus annotates no attribution inside another.
    private func outermost(_ claims: [Claim]) -> [Claim] {
        claims.filter { inner in
            guard let head = inner.cue.first ?? inner.content.first else { return true }
            return !claims.contains { outer in
                outer.id != inner.id && outer.content.contains { $0.contains(head) } && size(outer) > size(inner)
            }
        }
    }

    private func size(_ claim: Claim) -> Int { claim.content.reduce(0) { $0 + $1.count } }

    private func attribution(_ claim: Claim) -> Attribution {
        Attribution(
            content: pairs(claim.content), source: pairs(claim.source.first.map { [$0.span] } ?? []),
            cue: pairs(claim.cue))
    }

    private func pairs(_ spans: [TextSpan]) -> [[Int]] { spans.filter { !$0.isEmpty }.map { [$0.start, $0.end] } }
}
