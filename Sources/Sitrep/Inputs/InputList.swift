// What a person names on the command line, as a list of files: folders are walked, `-` is standard input.

import Foundation
public import SitrepModel

/// One input and what is known of it from outside.
public struct InputSource: Sendable, Hashable {
    /// A file's path, or `-`.
    public let path: String
    public let known: DocumentInfo

    public init(path: String, known: DocumentInfo = DocumentInfo()) {
        self.path = path
        self.known = known
    }
}

/// Turns names into inputs, in an order that does not depend on the file system.
public enum InputList {
    /// Metadata for the files of a folder: one JSON object a line, `{"file", "publisher"?, "published"?, …}`.
    public static let indexName = "index.ndjson"

    /// Endings of files that are reports when a folder is walked; any file that is named outright is read.
    public static let reportEndings: Set<String> = [
        "txt", "html", "htm", "xhtml", "ndjson", "jsonl", "xml", "rss", "atom", "rdf", "warc",
        "gz",
    ]

    /// Files as named; folders as their reports, sorted by path, hidden ones left out.
    public static func sources(of names: [String]) -> [InputSource] {
        names.flatMap { name in isFolder(name) ? folder(name) : [source(file: name)] }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    private static func folder(_ path: String) -> [InputSource] {
        let inner = (FileManager.default.subpaths(atPath: path) ?? []).sorted().filter { name in
            let parts = name.split(separator: "/")
            guard let last = parts.last, !parts.contains(where: { $0.hasPrefix(".") }), last != indexName
            else { return false }
            return last.split(separator: ".").count > 1
                && reportEndings.contains(last.split(separator: ".").last?.lowercased() ?? "")
        }
        let base = path.hasSuffix("/") ? path : path + "/"
        return inner.map { source(file: base + $0) }.filter { !isFolder($0.path) }
    }

    private static func source(file path: String) -> InputSource {
        guard path != "-" else { return InputSource(path: path) }
        let url = URL(fileURLWithPath: path)
        let index = FolderIndex(folder: url.deletingLastPathComponent().path)
        return InputSource(path: path, known: index.info(of: url.lastPathComponent))
    }
}

/// The `index.ndjson` of a folder; an absent one knows nothing.
struct FolderIndex {
    private struct Row: Decodable {
        let file: String
        let url: String?
        let title: String?
        let publisher: String?
        let byline: String?
        let published: String?
        let retrieved: String?
    }

    private var rows: [String: Row] = [:]

    init(folder: String) {
        guard let data = FileManager.default.contents(atPath: folder + "/" + InputList.indexName) else { return }
        for line in data.split(separator: 0x0A) {
            guard let row = try? JSONDecoder().decode(Row.self, from: Data(line)) else { continue }
            rows[row.file] = row
        }
    }

    func info(of file: String) -> DocumentInfo {
        guard let row = rows[file] else { return DocumentInfo() }
        return DocumentInfo(
            url: row.url, title: row.title, publisher: row.publisher, byline: row.byline,
            published: row.published.flatMap { PublicationTime(iso8601: $0) },
            retrieved: row.retrieved.flatMap { PublicationTime(iso8601: $0) })
    }
}
