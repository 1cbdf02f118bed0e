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
        let whole = try CodingNetwork(SafeTensors(path: Self.path), name, columns: Self.columns)
        let parts = try SafeTensors(path: Self.folder.appending(path: "coding-folds.safetensors").path)
        for part in 0..<5 {
            let network = try CodingNetwork(parts, name, part: "\(part).", columns: Self.columns)
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

    /// Where whole parts are scored, what is seen of a part counts beside its tokens; parts past the end have scores too.
    @Test func featuresOfAPartCount() throws {
        let network = try CodingNetwork(SafeTensors(path: Self.path), "indiapolice", columns: Self.columns)
        let (columns, rows) = try Self.sentence()
        // The word "police", by its FNV-1a hash.
        var known = FeatureSet()
        known.insert(1, ["police".utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }])
        let none = FeatureSet()
        let asked: [CodingNetwork.Part] = [
            .init(tokens: 0..<5, features: none), .init(tokens: 0..<90, features: none),
            .init(tokens: 0..<5, features: known), .init(tokens: 7..<7, features: none),
        ]
        let scores = network.scores(columns, rows, parts: asked)
        #expect(scores.map(\.count) == [5, 5, 5, 5])
        #expect(scores[0] == scores[1])
        #expect(scores[0] != scores[2])
        #expect(network.spans(columns, rows).isEmpty)
    }

    @Test(arguments: ["incidents.safetensors", "boundaries.safetensors"])
    func anotherModelScoresNoParts(name: String) throws {
        let other = try SafeTensors(path: Self.folder.appending(path: name).path)
        #expect(throws: WeightsError.self) { try CodingNetwork(other, "indiapolice", columns: Self.columns) }
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
