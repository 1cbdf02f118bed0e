// Reads web archives: each page, feed or text that a server sent is read as if it had been given by itself.

public import SitrepModel

/// Reads WARC files record by record, so that memory does not grow with the file.
public struct ArchiveReader: ArticleReader {
    public static let format = InputFormat.archive
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        var parser = WARCParser(limit: options.maximumBytes)
        parser.feed(document.bytes)
        if !drain(&parser, isLast: true, name: document.name, known: document.known, each: each) {
            each(.failure(.badRecord(document.name)))
        }
    }

    /// Reads a stream chunk by chunk.
    func read(
        first: [UInt8], rest: inout ByteSource, name: String, known: DocumentInfo, each: (IntakeResult) -> Void
    ) throws(IngestError) {
        var parser = WARCParser(limit: options.maximumBytes)
        var chunk: [UInt8]? = first
        while let bytes = chunk {
            parser.feed(bytes)
            guard drain(&parser, isLast: false, name: name, known: known, each: each) else { throw .badRecord(name) }
            chunk = try rest.next()
        }
        guard drain(&parser, isLast: true, name: name, known: known, each: each) else { throw .badRecord(name) }
    }

    /// Reads what is complete; false where the archive is damaged.
    private func drain(
        _ parser: inout WARCParser, isLast: Bool, name: String, known: DocumentInfo, each: (IntakeResult) -> Void
    ) -> Bool {
        while true {
            switch parser.next(isLast: isLast) {
            case .record(let record):
                read(record, name: name, known: known, each: each)
                if record.isCutOff { each(.failure(.cutOffRecord(name))) }
            case .tooLarge(let uri, _):
                each(.failure(.tooLarge(Self.place(name, uri), limit: options.maximumBytes)))
            case .damaged: return false
            case .needsMore: return true
            }
        }
    }

    private func read(_ record: WARCRecord, name: String, known: DocumentInfo, each: (IntakeResult) -> Void) {
        guard Self.readTypes.contains(record.type), let uri = record.uri else { return }
        if let status = record.http?.status, status != Self.statusOK { return }
        let mediaType = record.http?.mediaType ?? (record.http == nil ? record["content-type"] : nil)
        guard Self.holdsText(mediaType) else { return }
        do throws(IngestError) {
            let place = Self.place(name, uri)
            let body =
                try record.http?.body(of: record.block, limit: options.maximumBytes, name: place) ?? record.block
            guard !body[...].trimmed.isEmpty else { return }
            var info = known
            info.url = uri
            info.retrieved = record.date.flatMap { PublicationTime(iso8601: $0) } ?? known.retrieved
            Intake(options: options).readMember(
                Document(name: place, bytes: body, mediaType: mediaType, known: info), each: each)
        } catch {
            each(.failure(error))
        }
    }

    /// `revisit` repeats an earlier answer; `request`, `metadata` and `warcinfo` hold no page.
    private static let readTypes: Set<String> = ["response", "resource", "conversion"]
    private static let statusOK = 200

    /// Pictures, styles and programs are passed over without a word.
    private static func holdsText(_ mediaType: String?) -> Bool {
        guard let type = mediaType?.lowercased() else { return false }
        return type.contains("html") || type.contains("rss") || type.contains("atom") || type.contains("text/xml")
            || type.contains("application/xml") || type.contains("text/plain") || type.contains("feed+json")
    }

    private static func place(_ name: String, _ uri: String?) -> String { uri.map { "\(name): \($0)" } ?? name }
}

extension IngestError {
    static func cutOffRecord(_ name: String) -> IngestError {
        IngestError(
            .badArchive, in: name, what: "the last record is cut off",
            hint: "what stands before it was read; fetch the archive again")
    }

    static func badRecord(_ name: String) -> IngestError {
        IngestError(
            .badArchive, in: name, what: "there is no WARC record where the next one should begin",
            hint: "what stands before it was read; fetch the archive again")
    }
}
