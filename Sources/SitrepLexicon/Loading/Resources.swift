// What all stages share: the tables, and the gazetteer where it is installed.

/// Immutable knowledge that a pipeline is built from.
public struct Resources: Sendable {
    public let tables: TableSet
    /// Absent: no places are found.
    public let gazetteer: Gazetteer?

    public init(tables: TableSet = TableSet(), gazetteer: Gazetteer? = nil) {
        self.tables = tables
        self.gazetteer = gazetteer
    }

    /// The tables and the gazetteer of this machine; throws when the gazetteer is absent or damaged.
    public static func installed(
        tables: TableSet = TableSet(), gazetteer path: String? = nil
    ) throws(LexiconError) -> Resources {
        Resources(tables: tables, gazetteer: try Gazetteer.installed(at: path))
    }
}
