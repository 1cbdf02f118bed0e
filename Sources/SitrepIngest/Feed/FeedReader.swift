// placeholder
public import SitrepModel
public struct FeedReader: ArticleReader {
    public static let format = InputFormat.feed
    public init(options: IntakeOptions) {}
    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        each(.failure(.badFeed(document.name)))
    }
}
