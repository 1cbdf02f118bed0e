// `coding DIR FILE`: what the networks for coded sentences see of texts, for their training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepLanguage
import SitrepText

struct Coding: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the rows of all tokens of a corpus' texts, a text a line.")

    @Argument(help: "The corpus folder.", completion: .directory)
    var folder: String

    @Argument(help: "The input file in it, without .gz.")
    var file: String

    /// A text as numbers; little-endian, in base 64.
    private struct Rows: Encodable {
        struct Part: Encodable {
            let id: String
            let tokens: [Int]
            let features: Data
        }

        let id: String
        let parts: [Part]
        /// Bytes of the text from the first to past the last of each token.
        let tokens: Data
        let columns: Data
        let context: Data
        let words: Data
    }

    func run() throws {
        let reading = try CodedReading(coder: try Coder.installed())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for line in try CorpusFolder(path: folder).lines(of: file) {
            let row = try JSONDecoder().decode(CodedRow.self, from: line)
            let text = reading.text(of: row)
            let rows = Rows(
                id: row.id,
                parts: text.parts.map {
                    Rows.Part(
                        id: $0.id, tokens: [$0.tokens.lowerBound, $0.tokens.upperBound],
                        features: Self.bytes($0.features.sorted))
                },
                tokens: Self.bytes(text.tokens.flatMap { [$0.start, $0.end] }), columns: Self.bytes(text.columns),
                context: text.rows.context.withUnsafeBytes { Data($0) },
                words: text.rows.words.withUnsafeBytes { Data($0) })
            StandardOutput().writeLine(try encoder.encode(rows))
        }
    }

    private static func bytes(_ numbers: [UInt32]) -> Data {
        numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }
}
