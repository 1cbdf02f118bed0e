// A record read back from its line of JSON.

import Foundation
public import SitrepModel

/// Reads `sitrep-record/1`.
public struct RecordReader: Sendable {
    public init() {}

    /// Throws `DecodingError` where the line is not of the format.
    public func findings(in line: [UInt8]) throws -> Findings {
        try JSONDecoder().decode(Findings.self, from: Data(line))
    }
}
