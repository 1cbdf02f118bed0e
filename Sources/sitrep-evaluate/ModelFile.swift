// Files of learned weights that only the evaluation reads, and the parts that measuring cuts corpora into.

import Foundation

enum ModelFile {
    /// In the repository that this is run in, else in that of the binary.
    static func path(named name: String) -> String {
        let here = "Models/" + name
        if FileManager.default.fileExists(atPath: here) { return here }
        let binary = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        var folder = binary.deletingLastPathComponent()
        while folder.path.count > 1 {
            let path = folder.appendingPathComponent(here).path
            if FileManager.default.fileExists(atPath: path) { return path }
            folder.deleteLastPathComponent()
        }
        return here
    }
}

enum Folds {
    /// Parts that `Training` cuts corpora into.
    static let count = 5

    /// The part of a text: FNV-1a of its identifier modulo the number of parts.
    static func fold(of id: String) -> Int {
        let hash = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return Int(hash % UInt64(count))
    }
}
