// `copies`: which posts of a collection are copies or updates of one another.

import Foundation
import Sitrep
import SitrepIngest
import SitrepLedger
import SitrepModel
import SitrepText

struct CopiesTask: EvaluationTask {
    static let name = "copies"

    private struct Row: Decodable {
        let id: String
        let url: String?
        let target_url: String?
        let publisher: String?
        let title: String?
        let published: String?
        let html: String
    }

    private struct Prediction: Encodable {
        let a: String
        let b: String
        let label: String
    }

    /// A post with what it is compared by.
    private struct Post: Sendable {
        let id: String
        let profile: CopyProfile
    }

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let analyzer = TextAnalyzer(vocabulary: coder.analyzer.vocabulary)
        var posts: [Post] = []
        var batches = OrderedBatches(workers: workers) { line in
            Result { try post(in: JSONDecoder().decode(Row.self, from: line), analyzer) }
        } deliver: { (result: Result<Post, any Error>) in
            posts.append(try result.get())
        }
        for line in try corpus.lines(of: "pages.ndjson") { try batches.add(line) }
        try batches.flush()

        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var index = CopyIndex(linksEveryPair: true)
        for post in posts {
            for link in index.add(ReportID(post.id), post.profile) {
                let pair = [link.report.name, link.other.name].sorted()
                output.writeLine(
                    try encoder.encode(Prediction(a: pair[0], b: pair[1], label: label(of: link.relation))))
            }
        }
    }

    private static func label(of relation: CopyRelation) -> String {
        switch relation {
        case .copy: "copy"
        case .update, .paraphrase: "update"
        case .misfiled: "unrelated"
        }
    }

    private static func post(in row: Row, _ analyzer: TextAnalyzer) -> Post {
        let known = DocumentInfo(
            id: row.id, url: row.target_url ?? row.url, title: row.title, publisher: row.publisher,
            published: row.published.flatMap { PublicationTime(iso8601: $0) })
        let document = Document(name: row.id, bytes: Array(row.html.utf8), mediaType: "text/html", known: known)
        guard case .success(let article)? = Intake().articles(in: document).first else {
            return Post(id: row.id, profile: CopyProfile(shingles: [], contentKeys: [], info: known))
        }
        let sentences = analyzer.analyze(article.text).sentences.map(\.span)
        return Post(id: row.id, profile: CopyProfile(text: article.text, sentences: sentences, info: article.info))
    }
}
