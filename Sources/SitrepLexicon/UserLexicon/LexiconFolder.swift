// A user's own words: a folder of tables in the project's format and of PETRARCH dictionaries.

import Foundation

/// Reads the files of a folder into an overlay for ``TableSet``.
///
/// `en/cue-verbs.tsv`, or `cue-verbs.tsv` at the top, adds rows to the table of that name. A `.txt` file is a dictionary of
/// PETRARCH: of agents where its codes have a `~`, else of actors. Other files are passed over.
public struct LexiconFolder: Sendable {
    /// Texts of tables by name.
    public let overlay: [String: String]

    public init(path: String) throws(LexiconError) {
        var reader = OverlayBuilder()
        for file in try Self.files(in: path) {
            guard let text = try? String(contentsOfFile: path + "/" + file, encoding: .utf8) else {
                throw LexiconError(
                    .unreadable, location: path + "/" + file, hint: "the file cannot be read as UTF-8 text")
            }
            if file.hasSuffix(".tsv") {
                try reader.add(table: text, named: Self.tableName(of: file), location: path + "/" + file)
            } else {
                try reader.add(dictionary: text, location: path + "/" + file)
            }
        }
        guard !reader.isEmpty else {
            throw LexiconError(
                .missingTable, location: path,
                hint: "the folder has no table (.tsv) and no PETRARCH dictionary (.txt)")
        }
        overlay = try reader.overlay()
    }

    /// Tables and dictionaries in a folder and the folders in it, sorted.
    private static func files(in path: String) throws(LexiconError) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
            let names = FileManager.default.enumerator(atPath: path)
        else {
            throw LexiconError(.unreadable, location: path, hint: "there is no such folder")
        }
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".tsv") || $0.hasSuffix(".txt") }.sorted()
    }

    private static func tableName(of file: String) -> String {
        let name = String(file.dropLast(4))
        return name.contains("/") ? name : "en/" + name
    }
}

/// Gathers rows of tables.
private struct OverlayBuilder {
    private var texts: [String: String] = [:]
    private var actors: [PetrarchActor] = []
    private var agents: [PetrarchAgent] = []

    var isEmpty: Bool { texts.isEmpty && actors.isEmpty && agents.isEmpty }

    mutating func add(table text: String, named name: String, location: String) throws(LexiconError) {
        let own = try Table(name: location, text: text)
        guard let known = TableSet.builtInText(name) else {
            throw LexiconError(
                .missingTable, location: location,
                hint: "there is no table “\(name)”; tables: \(TableSet.builtInNames.joined(separator: ", "))")
        }
        let base = try Table(name: name, text: known)
        guard own.columns == base.columns else {
            throw LexiconError(
                .malformedTable, location: location,
                hint: "the columns must be \(base.columns.joined(separator: ", "))")
        }
        add(rows: own.rows, to: base)
    }

    mutating func add(dictionary text: String, location: String) throws(LexiconError) {
        let lines = PetrarchLine.lines(of: text)
        if lines.contains(where: { $0.code?.contains("~") ?? false }) {
            agents += PetrarchAgent.agents(in: lines, macros: PetrarchAgent.macros(in: text))
        } else {
            actors += PetrarchActor.actors(in: lines)
        }
        guard lines.contains(where: { $0.code != nil }) else {
            throw LexiconError(
                .malformedTable, location: location,
                hint: "no line has a code in brackets as PETRARCH's dictionaries of actors and agents do")
        }
    }

    func overlay() throws(LexiconError) -> [String: String] {
        var builder = self
        let tables = TableSet()
        let converted = try PetrarchTables(tables: tables, actors: actors, agents: agents)
        for (name, rows) in converted.rows.sorted(by: { $0.key < $1.key }) {
            builder.add(rows: rows, to: try tables.table(name))
        }
        return builder.texts
    }

    private mutating func add(rows: [[String]], to table: Table) {
        let header = texts[table.name] ?? table.columns.joined(separator: "\t") + "\n"
        texts[table.name] = header + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    }
}
