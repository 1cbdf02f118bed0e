// Findings of many articles as one ledger.

public import SitrepModel

/// Records in the order of their identifiers.
public struct Ledger: Sendable {
    public let records: [Findings]

    public init(records: [Findings]) { self.records = records.sorted { $0.document.id < $1.document.id } }
}
