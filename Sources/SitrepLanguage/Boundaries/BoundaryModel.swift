// What is learned of where words and sentences end. Trained by `Training/sitrep_training/boundaries.py`.

import Foundation

/// Scores of boundaries; immutable, shared by all workers.
public struct BoundaryModel: Sendable {
    /// Whether a sentence begins: one score, positive where it does.
    package let sentences: FeatureScorer
    /// Whether two pieces are one word, two words of one token, or two tokens: a score each.
    package let words: FeatureScorer

    /// Numbers in each row that is scored.
    package static let columns = 14

    /// The name of the file in each folder that is searched.
    public static let fileName = "boundaries.safetensors"

    /// The file in the folder of another.
    init(besides path: String) throws(WeightsError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try self.init(path: folder.appendingPathComponent(Self.fileName).path)
    }

    /// Reads the file once; under 3 MB.
    public init(path: String) throws(WeightsError) {
        let file = try SafeTensors(path: path)
        sentences = try FeatureScorer(file, "sentences", columns: Self.columns)
        words = try FeatureScorer(file, "words", columns: Self.columns)
    }
}
