// Writes the tables of a folder as one Swift file of raw string literals; run by the build.

import Foundation

@main
struct EmbedTables {
    /// Arguments: the tables' folder, the file to write.
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: embed-tables FOLDER OUTPUT.swift\n".utf8))
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".tsv") }.sorted()
        var source = "// Generated from Tables/*.tsv when the package is built.\n\nenum EmbeddedTables {\n"
        let stems = names.map { String($0.dropLast(4)) }
        source += "    static let names: [String] = [\n"
        source += stems.map { "        \"\($0)\",\n" }.joined()
        source += "    ]\n\n    static func text(named name: String) -> String? {\n        switch name {\n"
        for (index, stem) in stems.enumerated() { source += "        case \"\(stem)\": table\(index)\n" }
        source += "        default: nil\n        }\n    }\n"
        for (index, name) in names.enumerated() {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            source += "\n    private static let table\(index) = ###\"\"\"\n\(text)\n\"\"\"###\n"
        }
        source += "}\n"
        try source.write(to: URL(fileURLWithPath: arguments[2]), atomically: true, encoding: .utf8)
    }
}
