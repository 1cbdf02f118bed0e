// Tasks whose texts a network reads token by token, with the model of all texts or by cross-validation.

import Foundation
import Sitrep

/// One input file of a task, and the network that answers for it.
struct CodedInput: Sendable {
    /// What an answer looks like.
    enum Answer: Sendable {
        /// The best label, under a field `label` or `root`.
        case label, root
        /// All labels that are told, with scores.
        case labels
        /// Spans of the text with types.
        case spans
    }

    let file: String
    let network: String
    let answer: Answer
}

protocol CodedTask: EvaluationTask {
    static var inputs: [CodedInput] { get }
}

extension CodedTask {
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let reading = try CodedReading(coder: coder)
        for input in inputs {
            let model = try CodedModel(input.network)
            try corpus.predict(from: input.file, workers: workers, output: output) { (row: CodedRow) in
                model.answers(for: reading.text(of: row), row, as: input.answer)
            }
        }
    }
}

/// The same, each text read by a model that did not learn from it.
enum ByFold<Task: CodedTask>: EvaluationTask {
    static var name: String { Task.name + "-folds" }

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let reading = try CodedReading(coder: coder)
        for input in Task.inputs {
            let models = try (0..<Folds.count).map { try CodedModel(input.network, fold: $0) }
            try corpus.predict(from: input.file, workers: workers, output: output) { (row: CodedRow) in
                models[Folds.fold(of: row.id)].answers(for: reading.text(of: row), row, as: input.answer)
            }
        }
    }
}
