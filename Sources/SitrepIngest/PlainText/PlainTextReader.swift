// Reads plain text: a title line when there is one, then paragraphs.

public import SitrepModel

/// Reads UTF-8 text.
public struct PlainTextReader: ArticleReader {
    public static let format = InputFormat.plainText
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        do throws(IngestError) {
            let bytes = try TextDecoding.utf8(fromText: document.bytes, name: document.name)
            var known = document.known
            if known.digest.isEmpty { known.digest = ContentDigest.of(document.bytes) }
            each(article(fromUTF8: bytes, known: known, name: document.name))
        } catch {
            each(.failure(error))
        }
    }

    /// The article of a text in UTF-8.
    func article(fromUTF8 bytes: [UInt8], known: DocumentInfo, name: String, line: Int? = nil) -> IntakeResult {
        var info = known.completed(by: nil)
        if options.verbatim {
            guard !bytes[...].trimmed.isEmpty else { return .failure(.noText(name, line: line)) }
            return .success(Article(info: info, text: ArticleText(repairing: bytes)))
        }
        var lines = TextLines(bytes)
        if let title = lines.takeTitle() { info.title = info.title ?? title.string }
        let sorted = LineSorter().sort(lines.paragraphs())
        guard !sorted.text.isEmpty else { return .failure(.noText(name, line: line)) }
        return .success(Article(info: info, text: ArticleText(repairing: sorted.text), removed: sorted.removed))
    }
}

/// The lines of a text, and how they make paragraphs.
struct TextLines {
    private var lines: [[UInt8]]

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            var clean: [UInt8] = []
            WhiteSpace.append(line.filter { $0 >= 0x20 || $0.isSpace }[...].trimmed, to: &clean)
            return clean
        }
    }

    private static let longestTitle = 40
    private static let shortestTitle = 2

    /// Takes the first line out when it does not end a sentence and an empty line follows.
    mutating func takeTitle() -> [UInt8]? {
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), first + 1 < lines.count, lines[first + 1].isEmpty,
            lines[(first + 1)...].contains(where: { !$0.isEmpty })
        else { return nil }
        let line = lines[first]
        guard line.last != UInt8(ascii: "."), line.first != UInt8(ascii: "["),
            (Self.shortestTitle...Self.longestTitle).contains(line.wordCount)
        else { return nil }
        lines.removeSubrange(...first)
        return line
    }

    /// Lines that were broken at a fixed width are joined; otherwise each line is a paragraph.
    func paragraphs() -> [Paragraph] {
        guard isWrapped else { return lines.filter { !$0.isEmpty }.map { Paragraph(text: $0) } }
        return lines.split(omittingEmptySubsequences: true, whereSeparator: \.isEmpty).map { group in
            Paragraph(text: Array(group.joined(separator: [0x20])))
        }
    }

    private static let wrapWidths = 40...100
    private static let longestWrapped = 110

    /// Most lines that have a line right after them end near one width, and none is much longer.
    private var isWrapped: Bool {
        var broken: [Int] = []
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            broken.append(line.count)
        }
        guard broken.count >= 3, lines.allSatisfy({ $0.count <= Self.longestWrapped }) else { return false }
        return broken.filter { Self.wrapWidths.contains($0) }.count * 5 >= broken.count * 4
    }
}
