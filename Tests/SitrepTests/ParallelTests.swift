// Results come back in input order with any number of workers, and folders are read in one order.

import Foundation
import Sitrep
import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct ParallelTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 15, 16, 17, 200])
    func orderDoesNotDependOnWorkers(_ workers: Int, _ count: Int) throws {
        let results = Box()
        var batches = OrderedBatches<Int, Int>(
            workers: workers, transform: { $0 * $0 }, deliver: { results.values.append($0) })
        for item in 0..<count { try batches.add(item) }
        try batches.flush()
        #expect(results.values == (0..<count).map { $0 * $0 })
    }

    private final class Box {
        var values: [Int] = []
    }
}

@Suite struct InputListTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        let inner = folder.appendingPathComponent("b")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        for name in [
            "z.txt", "a.html", "b/c.ndjson", "README.md", "expected.json", ".hidden.txt", "b/.git.txt", "noending",
        ] {
            try Data("x".utf8).write(to: folder.appendingPathComponent(name))
        }
        let index = "{\"file\":\"z.txt\",\"publisher\":\"Steppe Wire\",\"published\":\"2022-01-06T10:00:00+06:00\"}\n"
        try Data(index.utf8).write(to: folder.appendingPathComponent(InputList.indexName))
    }

    @Test func aFolderGivesItsReportsInTheOrderOfTheirPaths() {
        let names = InputList.sources(of: [folder.path]).map { String($0.path.dropFirst(folder.path.count + 1)) }
        #expect(names == ["a.html", "b/c.ndjson", "z.txt"])
    }

    @Test func theIndexGivesMetadata() {
        let source = InputList.sources(of: [folder.path]).last
        #expect(source?.known.publisher == "Steppe Wire")
        #expect(source?.known.published?.description == "2022-01-06T10:00+06:00")
    }

    @Test func whatIsNamedIsReadWhateverItsEnding() {
        #expect(
            InputList.sources(of: [folder.path + "/noending", "-"]).map(\.path) == [folder.path + "/noending", "-"])
    }
}
