// The networks for coded sentences: that the files load, what they read, and how a file that is not their own fails.

import Foundation
import Testing

@testable import SitrepLanguage

@Suite struct TokenNetworkTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Models").standardizedFileURL
    private static let path = folder.appending(path: "coding.safetensors").path
    /// Numbers in a token's row.
    private static let columns = 33

    @Test(arguments: ["cameo-classes", "cameo-roles", "zsplover", "case2021", "indiapolice"]) func theFilesLoad(
        name: String
    ) throws {
        let whole = try TokenNetwork(SafeTensors(path: Self.path), name, columns: Self.columns)
        let parts = try SafeTensors(path: Self.folder.appending(path: "coding-folds.safetensors").path)
        for part in 0..<5 {
            let network = try TokenNetwork(parts, name, part: "\(part).", columns: Self.columns)
            #expect(network.labels == whole.labels)
        }
    }

    @Test func labelsOfAChainAreTypesOfSpans() throws {
        let network = try TokenNetwork(SafeTensors(path: Self.path), "cameo-roles", columns: Self.columns)
        #expect(network.labels == ["S", "T", "R"])
    }

    /// Every part gets a score for each label, one without tokens or past the end as well; no text is no span.
    @Test func partsAreScoredApart() throws {
        let file = try SafeTensors(path: Self.path)
        let network = try TokenNetwork(file, "cameo-classes", columns: Self.columns)
        let (columns, rows) = try Self.sentence()
        let scores = network.scores(columns, rows, parts: [0..<3, 3..<3, 0..<90, 0..<5])
        #expect(scores.map(\.count) == [5, 5, 5, 5])
        #expect(scores[2] == scores[3])
        #expect(scores[0] != scores[3])
        let roles = try TokenNetwork(file, "cameo-roles", columns: Self.columns)
        let none = WordRows(contextWidth: rows.contextWidth, wordWidth: rows.wordWidth)
        #expect(roles.spans([], none).isEmpty)
        #expect(roles.spans(columns, rows) == roles.spans(columns, rows))
    }

    @Test func aFileWithOtherColumnsIsRefused() throws {
        let file = try SafeTensors(path: Self.path)
        #expect(throws: WeightsError.self) { try TokenNetwork(file, "cameo-classes", columns: 4) }
    }

    @Test(arguments: ["incidents.safetensors", "boundaries.safetensors"]) func anotherModelIsRefused(name: String)
        throws
    {
        let other = try SafeTensors(path: Self.folder.appending(path: name).path)
        #expect(throws: WeightsError.self) { try TokenNetwork(other, "cameo-roles", columns: Self.columns) }
    }

    /// The rows of a sentence of five words, with columns that tell nothing.
    private static func sentence() throws -> ([UInt32], WordRows) {
        let model = try LanguageModel(path: folder.appending(path: LanguageModel.fileName).path)
        let text = Array("Russia accused Ukraine of shelling".utf8)
        let words = [0..<6, 7..<14, 15..<22, 23..<25, 26..<34]
        let rows = model.rows(text, words: words, sentences: [0..<words.count])
        return ([UInt32](repeating: 0, count: columns * words.count), rows)
    }
}
