// The door of intake: documents, files and streams in, articles out.

public import SitrepModel

/// Reads documents of any known format.
///
/// ```swift
/// Intake().read(path: "reports.ndjson.gz") { result in … }
/// ```
public struct Intake: Sendable {
    public let options: IntakeOptions

    public init(options: IntakeOptions = IntakeOptions()) { self.options = options }

    /// Gives each report of a document in order. Gzip is expanded first.
    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        readUntold(document) { each($0.map(\.inToldLanguage)) }
    }

    private func readUntold(_ document: Document, each: (IntakeResult) -> Void) {
        guard !document.bytes.isEmpty else { return each(.failure(.empty(document.name))) }
        guard document.bytes.count <= options.maximumBytes else {
            return each(.failure(.tooLarge(document.name, limit: options.maximumBytes)))
        }
        if document.bytes.starts(with: Inflater.magic) {
            do throws(IngestError) {
                let bytes = try Inflater.expand(
                    document.bytes, limit: options.maximumBytes, name: document.name)
                let inner = Document(
                    name: document.name, bytes: bytes, mediaType: document.mediaType, known: document.known)
                return readExpanded(inner, each: each)
            } catch {
                return each(.failure(error))
            }
        }
        readExpanded(document, each: each)
    }

    /// All results of a document.
    public func articles(in document: Document) -> [IntakeResult] {
        var results: [IntakeResult] = []
        read(document) { results.append($0) }
        return results
    }

    /// Reads a file, or the standard input when the path is `-`.
    ///
    /// NDJSON is read line by line and an archive record by record, so that memory does not grow with the file.
    public func read(path: String, known: DocumentInfo = DocumentInfo(), each: (IntakeResult) -> Void) {
        readUntold(path: path, known: known) { each($0.map(\.inToldLanguage)) }
    }

    private func readUntold(path: String, known: DocumentInfo, each: (IntakeResult) -> Void) {
        do throws(IngestError) {
            var source = try ByteSource(path: path, limit: options.maximumStreamBytes)
            defer { source.close() }
            let first = try source.next() ?? []
            guard !first.isEmpty else { throw .empty(path) }
            switch InputFormat.sniff(mediaType: nil, name: path, bytes: first[...]) {
            case .ndjson:
                return try NDJSONReader(options: options).read(
                    first: first, rest: &source, name: path, known: known, each: each)
            case .archive:
                return try ArchiveReader(options: options).read(
                    first: first, rest: &source, name: path, known: known, each: each)
            case .html, .feed, .plainText: break
            }
            var bytes = first
            while let chunk = try source.next() {
                guard bytes.count + chunk.count <= options.maximumBytes else {
                    throw .tooLarge(path, limit: options.maximumBytes)
                }
                bytes += chunk
            }
            readExpanded(Document(name: path, bytes: bytes, known: known), each: each)
        } catch {
            each(.failure(error))
        }
    }

    /// Reads what an archive holds. An archive in an archive is not opened.
    func readMember(_ document: Document, each: (IntakeResult) -> Void) {
        guard !document.bytes.starts(with: WARCParser.magic) else { return }
        readExpanded(document, each: each)
    }

    private func readExpanded(_ document: Document, each: (IntakeResult) -> Void) {
        guard !document.bytes.isEmpty else { return each(.failure(.empty(document.name))) }
        if let kind = BinaryKind.recognise(document.bytes) {
            return each(.failure(.binary(document.name, looksLike: kind.name)))
        }
        switch InputFormat.sniff(mediaType: document.mediaType, name: document.name, bytes: document.bytes[...]) {
        case .html: HTMLReader(options: options).read(document, each: each)
        case .feed: FeedReader(options: options).read(document, each: each)
        case .ndjson: NDJSONReader(options: options).read(document, each: each)
        case .plainText: PlainTextReader(options: options).read(document, each: each)
        case .archive: ArchiveReader(options: options).read(document, each: each)
        }
    }
}

extension Article {
    /// The article with the language that its text tells; what was declared is often a template's.
    var inToldLanguage: Article {
        let told = LanguageFinder().language(of: text.bytes[...], declared: info.language)
        guard told != info.language else { return self }
        var info = info
        info.language = told
        return Article(info: info, text: text, removed: removed, damage: damage)
    }
}
