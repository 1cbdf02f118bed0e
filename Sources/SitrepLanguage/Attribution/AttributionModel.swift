// What is learned of who said what. Trained by `Training/sitrep_training/attribution.py`.

import Foundation

/// Scores of content and sources; immutable, shared by all workers.
public struct AttributionModel: Sendable {
    /// Content before a cue.
    package let left: FeatureScorer
    /// Content after a cue, with what was chosen before it.
    package let right: FeatureScorer
    package let sources: FeatureScorer

    /// Numbers in each row that is scored.
    package static let columns = 37

    /// The name of the file in each folder that is searched.
    public static let fileName = "attribution.safetensors"

    /// The file in the folder of another; absent where there is none, since rules alone can read claims.
    init?(besides path: String) throws(WeightsError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let own = folder.appendingPathComponent(Self.fileName).path
        guard FileManager.default.fileExists(atPath: own) else { return nil }
        try self.init(path: own)
    }

    /// Reads the file once; under 1 MB. `prefix` names one model of a file of several.
    public init(path: String, prefix: String = "") throws(WeightsError) {
        let file = try SafeTensors(path: path)
        left = try FeatureScorer(file, prefix + "left", columns: Self.columns)
        right = try FeatureScorer(file, prefix + "right", columns: Self.columns)
        sources = try FeatureScorer(file, prefix + "sources", columns: Self.columns)
    }
}
