// `re3d`: entities of sentences on conflict whose words are given; `re3d-folds`: the same by cross-validation.

import Foundation
import Sitrep
import SitrepLanguage

struct EntitiesTask: RowTask {
    static let name = "re3d"
    static let inputName = "sents.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let text: String
        /// Byte ranges of the words.
        let tokens: [[Int]]
    }

    struct Prediction: Encodable, Sendable {
        struct Span: Encodable, Sendable {
            let start: Int
            let end: Int
            let type: String
        }

        let id: String
        let spans: [Span]
    }

    private let model: LanguageModel

    init(coder: Coder, corpus: CorpusFolder) throws { model = try LanguageModel.installed() }

    func predictions(for row: Row) -> [Prediction] { [Self.prediction(for: row, by: model)] }

    static func prediction(for row: Row, by model: LanguageModel) -> Prediction {
        let words = row.tokens.compactMap { $0.count == 2 ? $0[0]..<max($0[0], $0[1]) : nil }
        let entities = model.read(
            Array(row.text.utf8), words: words, sentences: [0..<words.count], tasks: .entities
        ).entities
        return Prediction(
            id: row.id,
            spans: entities.map {
                Prediction.Span(
                    start: words[$0.words.lowerBound].lowerBound, end: words[$0.words.upperBound - 1].upperBound,
                    type: model.labels.entities[$0.type])
            })
    }
}

/// Each sentence is read by a head that did not learn from it: the sentence of number i by that of part i modulo their count.
struct EntitiesByFoldTask: EvaluationTask {
    static let name = "re3d-folds"
    /// Parts that `Training` cut the sentences into.
    private static let folds = 5
    /// From the root of the repository.
    private static let heads = "Models/folds.safetensors"

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let model = try LanguageModel.installed()
        let readers = try (0..<folds).map { try model.reading(entitiesWith: "entities\($0)", of: heads) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (number, line) in try corpus.lines(of: EntitiesTask.inputName).enumerated() {
            let row = try JSONDecoder().decode(EntitiesTask.Row.self, from: line)
            output.writeLine(try encoder.encode(EntitiesTask.prediction(for: row, by: readers[number % folds])))
        }
    }
}
