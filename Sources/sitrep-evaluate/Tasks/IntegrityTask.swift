// `integrity`: how reports are graded as they are, and with damage of known kinds done to them.

import Foundation
import Sitrep
import SitrepIngest
import SitrepModel

struct IntegrityTask: RowTask {
    static let name = "integrity"
    static let inputName = "pages.ndjson"

    struct Prediction: Encodable, Sendable {
        let id: String
        /// What was done to the text; absent where nothing was.
        var done: String?
        let grade: String
        let language: String
        let sentences: Int
        /// How often each kind of damage was found.
        let marks: [String: Int]
        /// Whether a sentence where the damage was done is among the doubted.
        var isDoubted: Bool?
    }

    /// Damage is done to one report of so many.
    private static let everyReport = 12
    /// Shorter reports have too little to damage.
    private static let fewestParagraphs = 8

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: PageRow) -> [Prediction] {
        guard let article = row.article else { return [] }
        return [prediction(article, done: nil)] + damaged(article)
    }

    private func prediction(_ article: Article, done: Damaging.Result?) -> Prediction {
        let findings = coder.findings(in: article)
        let kinds = findings.integrity.damage.map(\.kind) + findings.integrity.repeats.map { _ in "repeat" }
        let isDoubted = done.map { done in
            findings.integrity.doubts.contains { doubt in done.spans.contains { $0.overlaps(doubt.span) } }
        }
        return Prediction(
            id: article.info.id, done: done?.name, grade: findings.integrity.grade.rawValue,
            language: article.info.language, sentences: findings.sentences.count,
            marks: Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +), isDoubted: isDoubted)
    }

    private func damaged(_ article: Article) -> [Prediction] {
        let paragraphs = article.text.string.split(separator: "\n").map(String.init)
        let number = article.info.id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        guard number % Self.everyReport == 0, paragraphs.count >= Self.fewestParagraphs else { return [] }
        return Damaging.all.compactMap { damaging in
            guard let done = damaging.apply(paragraphs, number) else { return nil }
            let copy = Article(info: article.info, text: ArticleText(done.text))
            return prediction(copy, done: done)
        }
    }
}
