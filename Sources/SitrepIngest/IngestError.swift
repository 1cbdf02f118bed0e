// Why an input gave no report: what happened, where, and what to do next.

/// One input, or one line of it, that could not be read. Other inputs are not affected.
public struct IngestError: Error, Hashable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        case missing, folder, unreadable, empty, binary, notText, tooLarge, badArchive, badLine, badFeed, noText
    }

    public let code: Code
    /// The document's name: a path, a URL or `-`.
    public let document: String
    /// Line in the document, from 1, where one line is at fault.
    public let line: Int?
    /// What happened, without the place.
    public let what: String
    /// What to do next.
    public let hint: String

    /// Where it happened: `reports.ndjson:12`.
    public var location: String { line.map { "\(document):\($0)" } ?? document }

    init(_ code: Code, in document: String, line: Int? = nil, what: String, hint: String) {
        self.code = code
        self.document = document
        self.line = line
        self.what = what
        self.hint = hint
    }
}

extension IngestError: CustomStringConvertible {
    /// `where: what; hint`, one line.
    public var description: String { "\(location): \(what); \(hint)" }
}

extension IngestError {
    static func missing(_ name: String) -> IngestError {
        IngestError(.missing, in: name, what: "there is no such file", hint: "check the path")
    }

    static func folder(_ name: String) -> IngestError {
        IngestError(.folder, in: name, what: "this is a folder, not a file", hint: "name the files in it")
    }

    static func unreadable(_ name: String, reason: String) -> IngestError {
        IngestError(.unreadable, in: name, what: "the file cannot be read (\(reason))", hint: "check its permissions")
    }

    static func empty(_ name: String) -> IngestError {
        IngestError(.empty, in: name, what: "there is nothing in it", hint: "was the download complete?")
    }

    static func binary(_ name: String, looksLike kind: String?) -> IngestError {
        IngestError(
            .binary, in: name, what: "this is not text" + (kind.map { " but \($0)" } ?? " but binary data"),
            hint: "give HTML, a feed, NDJSON, a WARC file or plain text")
    }

    static func notText(_ name: String, at offset: Int) -> IngestError {
        IngestError(
            .notText, in: name, what: "this is not UTF-8 text (first bad byte at offset \(offset))",
            hint: "convert it, for example with iconv -f windows-1252 -t utf-8")
    }

    static func tooLarge(_ name: String, limit: Int) -> IngestError {
        IngestError(
            .tooLarge, in: name, what: "larger than the limit of \(limit) bytes",
            hint: "split it or raise the limit")
    }

    static func badArchive(_ name: String) -> IngestError {
        IngestError(
            .badArchive, in: name, what: "the gzip data are damaged or cut off", hint: "fetch or compress it again")
    }

    static func badLine(_ name: String, line: Int, _ what: String) -> IngestError {
        IngestError(
            .badLine, in: name, line: line, what: what,
            hint: "each line is one JSON object with \"html\" or \"text\"")
    }

    static func badFeed(_ name: String) -> IngestError {
        IngestError(
            .badFeed, in: name,
            what: "this is neither a feed (RSS, RDF, Atom, JSON Feed) nor a news item (NewsML-G2, NITF, ninjs)",
            hint: "give a feed or save the page as HTML")
    }

    static func noText(_ name: String, line: Int? = nil) -> IngestError {
        IngestError(
            .noText, in: name, line: line, what: "no article text was found",
            hint: "use --verbatim to keep all that the page shows")
    }
}
