// The choice of claims that ships: that it loads, and how a file that is not its own fails.

import Foundation
import SitrepLanguage
import Testing

@Suite struct AttributionModelTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Models").standardizedFileURL
    private static let path = folder.appending(path: AttributionModel.fileName).path

    @Test func theFileThatShipsLoads() throws { _ = try AttributionModel(path: Self.path) }

    @Test(arguments: 0..<5) func theFilesOfPartsLoad(part: Int) throws {
        let parts = Self.folder.appending(path: "attribution-folds.safetensors").path
        _ = try AttributionModel(path: parts, prefix: "\(part).")
    }

    @Test(arguments: [0, 7, 8, 2000, 100_000]) func aFileCutOffIsRefused(size: Int) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "attribution-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(contentsOf: URL(filePath: Self.path)).prefix(size).write(to: file)
        #expect(throws: WeightsError.self) { try AttributionModel(path: file.path) }
    }

    @Test func anotherModelIsRefused() {
        let other = Self.folder.appending(path: BoundaryModel.fileName).path
        #expect(throws: WeightsError.self) { try AttributionModel(path: other) }
    }

    /// The reader works without it: rules alone then read claims.
    @Test func aFolderWithoutItIsNoError() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in [LanguageModel.fileName, BoundaryModel.fileName] {
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: Self.folder.appending(path: name))
        }
        let model = try LanguageModel(path: folder.appending(path: LanguageModel.fileName).path)
        #expect(model.attribution == nil)
    }
}
