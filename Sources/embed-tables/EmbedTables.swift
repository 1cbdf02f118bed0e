// Writes the text files of a folder as one Swift file of raw string literals; run by the build.

import Foundation

@main
struct EmbedTables {
    /// Arguments: the folder, the name of the Swift type, the file to write. A table loses its `.tsv`; other files
    /// keep their endings.
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            FileHandle.standardError.write(Data("usage: embed-tables FOLDER TYPE OUTPUT.swift\n".utf8))
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { endings.contains(($0 as NSString).pathExtension) }.sorted()
        let names = files.map { $0.hasSuffix(".tsv") ? String($0.dropLast(4)) : $0 }
        var source = "// Generated from text files when the package is built.\n\nenum \(arguments[2]) {\n"
        source += "    static let names: [String] = [\n"
        source += names.map { "        \"\($0)\",\n" }.joined()
        source += "    ]\n\n    static func text(named name: String) -> String? {\n        switch name {\n"
        for (index, name) in names.enumerated() { source += "        case \"\(name)\": file\(index)\n" }
        source += "        default: nil\n        }\n    }\n"
        for (index, file) in files.enumerated() {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            source += "\n    private static let file\(index) = ###\"\"\"\n\(text)\n\"\"\"###\n"
        }
        source += "}\n"
        try source.write(to: URL(fileURLWithPath: arguments[3]), atomically: true, encoding: .utf8)
    }

    /// What is embedded; a README beside the files is not.
    private static let endings: Set<String> = ["tsv", "mustache", "css", "js", "svg"]
}
