// `polnear`: attributions with content, source and cue; `polnear-folds`: the same by cross-validation.

import Foundation
import Sitrep
import SitrepExtraction
import SitrepLanguage
import SitrepModel
import SitrepText

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

    func predictions(for row: Row) -> [Prediction] { predictions(for: row, by: coder.extractor) }

    func predictions(for row: Row, by extractor: Extractor) -> [Prediction] {
        let article = Article(info: DocumentInfo(id: row.id), text: ArticleText(row.text))
        let analysis = coder.analyzer.analyze(article.text)
        let claims = outermost(extractor.findings(in: article, analysis: analysis).claims)
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

/// Each document is read by a model that did not learn from it: the document of number i by that of part i modulo their count.
struct PolNeARByFoldTask: EvaluationTask {
    static let name = "polnear-folds"
    /// Parts that `Training` cut the documents into.
    private static let folds = 5
    /// From the root of the repository.
    private static let models = "Models/attribution-folds.safetensors"

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let task = PolNeARTask(coder: coder, corpus: corpus)
        let extractors = try (0..<folds).map {
            coder.extractor.choosingClaims(by: try AttributionModel(path: models, prefix: "\($0)."))
        }
        let lines = try corpus.lines(of: PolNeARTask.inputName)
        var batches = OrderedBatches(workers: workers) { (numbered: (number: Int, line: Data)) in
            Result {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                let row = try JSONDecoder().decode(PolNeARTask.Row.self, from: numbered.line)
                return try task.predictions(for: row, by: extractors[numbered.number % folds]).map(encoder.encode)
            }
        } deliver: { (result: Result<[Data], any Error>) in
            for line in try result.get() { output.writeLine(line) }
        }
        for numbered in lines.enumerated() { try batches.add((numbered.offset, numbered.element)) }
        try batches.flush()
    }
}
