// What all stages share: the tables, and the gazetteer where it is installed.

/// Immutable knowledge that a pipeline is built from.
public struct Resources: Sendable {
    public let tables: TableSet

    public init(tables: TableSet = TableSet()) {
        self.tables = tables
    }
}
