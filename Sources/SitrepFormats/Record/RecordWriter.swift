// A record as one line of JSON.

import Foundation
public import SitrepModel

/// Writes `sitrep-record/1`.
public struct RecordWriter: Sendable {
    public init() {}

    /// One line without its line feed.
    public func line(_ findings: Findings) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(findings))
    }
}
