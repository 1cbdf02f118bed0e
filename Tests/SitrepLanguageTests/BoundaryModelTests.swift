// The boundaries that ship: that they load, and how a file that is not theirs fails.

import Foundation
import SitrepLanguage
import Testing

@Suite struct BoundaryModelTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Models").standardizedFileURL
    private static let path = folder.appending(path: BoundaryModel.fileName).path

    @Test func theFileThatShipsLoads() throws { _ = try BoundaryModel(path: Self.path) }

    @Test(arguments: [0, 7, 8, 2000, 500_000]) func aFileCutOffIsRefused(size: Int) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "boundaries-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(contentsOf: URL(filePath: Self.path)).prefix(size).write(to: file)
        #expect(throws: WeightsError.self) { try BoundaryModel(path: file.path) }
    }

    @Test func anotherModelIsRefused() {
        let other = Self.folder.appending(path: LanguageModel.fileName).path
        #expect(throws: WeightsError.self) { try BoundaryModel(path: other) }
    }

    @Test func anAbsentFileIsNamed() {
        #expect(throws: WeightsError.self) { try BoundaryModel(path: "/absent/boundaries.safetensors") }
    }
}
