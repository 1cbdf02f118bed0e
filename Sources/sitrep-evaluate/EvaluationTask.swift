// What a task is: an input file, its input fields, and predictions for each row.

import Foundation
import Sitrep

/// A task as the command sees it.
protocol EvaluationTask: Sendable {
    static var name: String { get }
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws
}

/// A task that reads NDJSON rows and predicts for each row on its own.
protocol RowTask: EvaluationTask {
    associatedtype Row: Decodable & Sendable
    associatedtype Prediction: Encodable & Sendable
    /// The input file, without `.gz`.
    static var inputName: String { get }
    init(coder: Coder, corpus: CorpusFolder) throws
    func predictions(for row: Row) -> [Prediction]
}

extension RowTask {
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let task = try Self(coder: coder, corpus: corpus)
        try corpus.predict(from: inputName, workers: workers, output: output) { task.predictions(for: $0) }
    }
}

extension CorpusFolder {
    /// Writes predictions for each row of an NDJSON file, in the order of the rows.
    func predict<Row: Decodable, Prediction: Encodable>(
        from file: String, workers: Int, output: StandardOutput,
        _ predictions: @escaping @Sendable (Row) -> [Prediction]
    ) throws {
        var batches = OrderedBatches(workers: workers) { line in
            Result {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return try predictions(try JSONDecoder().decode(Row.self, from: line)).map(encoder.encode)
            }
        } deliver: { (result: Result<[Data], any Error>) in
            for line in try result.get() { output.writeLine(line) }
        }
        for line in try lines(of: file) { try batches.add(line) }
        try batches.flush()
    }
}

/// Standard output, a line at a time.
struct StandardOutput: Sendable {
    func writeLine(_ line: Data) {
        FileHandle.standardOutput.write(line + [0x0A])
    }
}
