// Reads NDJSON: one report a line, its text plain or HTML, with what is known of it.

public import SitrepModel

/// Reads lines of `{"id", "html" | "text", "published"?, "url"?, "title"?, "publisher"?, "byline"?, "retrieved"?,
/// "language"?}`.
public struct NDJSONReader: ArticleReader {
    public static let format = InputFormat.ndjson
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        var splitter = LineSplitter()
        splitter.feed(document.bytes) { line, number in
            readLine(line, number, name: document.name, known: document.known, each: each)
        }
        splitter.finish { line, number in
            readLine(line, number, name: document.name, known: document.known, each: each)
        }
        if splitter.count == 0 { each(.failure(.empty(document.name))) }
    }

    /// Reads a stream chunk by chunk.
    func read(
        first: [UInt8], rest: inout ByteSource, name: String, known: DocumentInfo, each: (IntakeResult) -> Void
    ) throws(IngestError) {
        var splitter = LineSplitter()
        var chunk: [UInt8]? = first
        while let bytes = chunk {
            splitter.feed(bytes) { line, number in readLine(line, number, name: name, known: known, each: each) }
            guard splitter.pendingCount <= options.maximumBytes else {
                throw .tooLarge(name, limit: options.maximumBytes)
            }
            chunk = try rest.next()
        }
        splitter.finish { line, number in readLine(line, number, name: name, known: known, each: each) }
        if splitter.count == 0 { throw .empty(name) }
    }

    private func readLine(
        _ line: ArraySlice<UInt8>, _ number: Int, name: String, known: DocumentInfo, each: (IntakeResult) -> Void
    ) {
        guard let row = JSONParser.parse(line), case .object = row else {
            return each(.failure(.badLine(name, line: number, "this line is not a JSON object")))
        }
        if let html = row["html"]?.string {
            let bytes = Array(html.utf8)
            let info = Self.info(row, known: known, content: bytes)
            return each(HTMLReader(options: options).article(fromUTF8: bytes, known: info, name: name, line: number))
        }
        guard let text = row["text"]?.string else {
            return each(.failure(.badLine(name, line: number, "there is neither \"html\" nor \"text\"")))
        }
        let bytes = Array(text.utf8)
        let info = Self.info(row, known: known, content: bytes)
        each(PlainTextReader(options: options).article(fromUTF8: bytes, known: info, name: name, line: number))
    }

    /// The row's own fields; what the caller knows of the whole document fills the gaps.
    private static func info(_ row: JSONValue, known: DocumentInfo, content: [UInt8]) -> DocumentInfo {
        func text(_ name: String) -> String? { row[name]?.scalarText.flatMap { $0.isEmpty ? nil : $0 } }
        func time(_ name: String) -> PublicationTime? { text(name).flatMap { DateReader.read($0) } }
        var info = known
        info.id = text("id") ?? ""
        info.url = text("url") ?? known.url
        info.title = text("title") ?? known.title
        info.publisher = text("publisher") ?? known.publisher
        info.byline = text("byline") ?? text("author") ?? known.byline
        info.published = known.published ?? time("published") ?? time("date")
        info.retrieved = time("retrieved") ?? known.retrieved
        info.language = text("language") ?? known.language
        info.digest = ContentDigest.of(content)
        return info
    }
}

/// Cuts chunks into lines, numbered from 1; empty lines are counted and passed over.
struct LineSplitter {
    private var pending: [UInt8] = []
    private var number = 0
    /// Lines given.
    private(set) var count = 0
    var pendingCount: Int { pending.count }

    mutating func feed(_ chunk: [UInt8], _ line: (ArraySlice<UInt8>, Int) -> Void) {
        var start = 0
        while let end = chunk[start...].firstIndex(of: 0x0A) {
            if pending.isEmpty {
                give(chunk[start..<end], line)
            } else {
                pending += chunk[start..<end]
                let whole = pending
                pending.removeAll(keepingCapacity: true)
                give(whole[...], line)
            }
            start = end + 1
        }
        pending += chunk[start...]
    }

    mutating func finish(_ line: (ArraySlice<UInt8>, Int) -> Void) {
        let rest = pending
        pending = []
        give(rest[...], line)
    }

    private mutating func give(_ bytes: ArraySlice<UInt8>, _ line: (ArraySlice<UInt8>, Int) -> Void) {
        number += 1
        var trimmed = bytes.trimmed
        if number == 1, trimmed.starts(with: ByteOrderMark.utf8) { trimmed = trimmed.dropFirst(3).trimmed }
        guard !trimmed.isEmpty else { return }
        count += 1
        line(trimmed, number)
    }
}
