// All tables by name: those built in, and a user's over them.

/// Looks tables up; a user's table of the same name has its rows put after the built-in ones.
public struct TableSet: Sendable {
    private let overlay: [String: String]

    /// `overlay`: texts of a user's tables by name (`en/cues`).
    public init(overlay: [String: String] = [:]) { self.overlay = overlay }

    public func table(_ name: String) throws(LexiconError) -> Table {
        let own = overlay[name]
        guard let builtIn = EmbeddedTables.text(named: name) else {
            guard let own else {
                throw LexiconError(
                    .missingTable, location: name, hint: "known tables: \(EmbeddedTables.names.joined(separator: ", "))"
                )
            }
            return try Table(name: name, text: own)
        }
        let base = try Table(name: name, text: builtIn)
        guard let own else { return base }
        let added = try Table(name: name, text: own)
        guard added.columns == base.columns else {
            throw LexiconError(
                .malformedTable, location: name, hint: "the columns must be \(base.columns.joined(separator: ", "))")
        }
        return Table(base, adding: added)
    }

    /// Names of the built-in tables, sorted.
    public static var builtInNames: [String] { EmbeddedTables.names }
    /// The text of a built-in table, header included.
    public static func builtInText(_ name: String) -> String? { EmbeddedTables.text(named: name) }
}

extension Table {
    fileprivate init(_ base: Table, adding rows: Table) {
        name = base.name
        columns = base.columns
        self.rows = base.rows + rows.rows
        lines = base.lines + rows.lines
    }
}
