// Runs the built command as a user would: arguments and input in, streams and exit code out.

import Foundation
import SitrepTestSupport

/// What a run left behind.
struct Run: Sendable {
    let output: Data
    let errors: String
    let status: Int32
    var text: String { String(decoding: output, as: UTF8.self) }
}

enum Tool {
    /// The command lies beside the test program.
    static var url: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("sitrep")
    }

    static var repository: URL { testsFolder(of: #filePath).deletingLastPathComponent() }
    static var example: String { repository.appendingPathComponent("Examples/kazakhstan-2022").path }
    static var hostile: String { repository.appendingPathComponent("Examples/hostile").path }

    static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = repository
        return process
    }

    static func run(_ arguments: [String], input: String = "") throws -> Run {
        let folder = try Scratch()
        let process = process(arguments)
        // Files rather than pipes: nothing to drain, whatever the size.
        let files = try ["in", "out", "err"].map { name in
            let path = folder.path(name)
            try Data(name == "in" ? Array(input.utf8) : []).write(to: URL(fileURLWithPath: path))
            return path
        }
        process.standardInput = FileHandle(forReadingAtPath: files[0])
        process.standardOutput = FileHandle(forWritingAtPath: files[1])
        process.standardError = FileHandle(forWritingAtPath: files[2])
        try process.run()
        process.waitUntilExit()
        return Run(
            output: try Data(contentsOf: URL(fileURLWithPath: files[1])),
            errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: files[2])), as: UTF8.self),
            status: process.terminationStatus)
    }
}

/// A folder of its own for one test, removed after it.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
}
