// What each input format provides: articles from one document's bytes.

public import SitrepModel

/// Reads one format. A reader is a value without state and may be used by many tasks at once.
public protocol ArticleReader: Sendable {
    static var format: InputFormat { get }
    init(options: IntakeOptions)

    /// Gives each report of the document in order, or the reason why a part of it has none.
    ///
    /// Never traps, whatever the bytes are.
    func read(_ document: Document, each: (IntakeResult) -> Void)
}

extension ArticleReader {
    /// All results of a document.
    public func articles(in document: Document) -> [IntakeResult] {
        var results: [IntakeResult] = []
        read(document) { results.append($0) }
        return results
    }
}
