// A corpus folder: NDJSON files, plain or gzip.

import CZlib
import Foundation

/// Reads files of a corpus by name, with or without `.gz`.
struct CorpusFolder: Sendable {
    let path: String

    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// The lines of `name` or `name.gz`.
    func lines(of name: String) throws -> [Data] {
        try data(of: name).split(separator: 0x0A).map { Data($0) }
    }

    /// The bytes of `name` or `name.gz`, expanded.
    func data(of name: String) throws -> Data {
        let plain = URL(fileURLWithPath: path).appendingPathComponent(name)
        if FileManager.default.fileExists(atPath: plain.path) { return try Data(contentsOf: plain) }
        let packed = plain.appendingPathExtension("gz")
        guard FileManager.default.fileExists(atPath: packed.path) else {
            throw Missing(description: "\(path): neither \(name) nor \(name).gz is here; give a folder of the corpora")
        }
        return try expanded(packed.path)
    }

    /// Names, without `.gz`, of the folder's files with an ending, sorted; parts for training are left out.
    func files(endingIn ending: String) throws -> [String] {
        let all = try FileManager.default.contentsOfDirectory(atPath: path)
        let names = all.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 }
        return Set(names.filter { $0.hasSuffix(ending) && !$0.hasPrefix("train") }).sorted()
    }

    private func expanded(_ file: String) throws -> Data {
        guard let handle = gzopen(file, "rb") else { throw Missing(description: "\(file): cannot be opened") }
        defer { gzclose(handle) }
        var result = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = gzread(handle, &buffer, UInt32(buffer.count))
            guard count >= 0 else { throw Missing(description: "\(file): damaged gzip data") }
            if count == 0 { return result }
            result.append(contentsOf: buffer[..<Int(count)])
        }
    }
}
