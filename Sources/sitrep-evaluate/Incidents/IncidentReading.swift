// From a row of the corpus to the text that incidents are read in.

import Foundation
import Sitrep
import SitrepExtraction
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

/// Reads a report's body: the findings that incidents build on, its events, names and groups.
struct IncidentReading: Sendable {
    let coder: Coder
    private let finder: EventFinder
    private let words: IncidentWords
    private let model: LanguageModel
    /// Between the place of the dateline and the body; the header's tags are left out.
    private static let afterPlace = " -- "

    init(coder: Coder) throws {
        let resources = Resources()
        self.coder = coder
        finder = try EventFinder(resources: resources)
        words = try IncidentWords(resources: resources)
        model = try LanguageModel.installed()
    }

    func text(of row: MUC4Task.Row) -> IncidentText {
        let bytes = Array(row.text.utf8)
        let place = Array((row.place.map { $0 + Self.afterPlace } ?? "").utf8)
        let body = ArticleText(repairing: place + bytes[min(max(row.body_start ?? 0, 0), bytes.count)...])
        let published = row.date.flatMap { PublicationTime(iso8601: $0) }
        return text(of: Article(info: DocumentInfo(id: row.id, published: published), text: body))
    }

    func text(of article: Article) -> IncidentText {
        let analysis = coder.analyzer.analyze(article.text)
        let findings = coder.extractor.findings(in: article, analysis: analysis, confidence: .rules)
        var draft = Draft(article: article, analysis: analysis)
        draft.times = findings.times
        draft.places = findings.places
        draft.actors = findings.actors
        draft.figures = findings.figures
        draft.claims = findings.claims
        return IncidentText(draft: draft, mentions: finder.mentions(in: draft), words: words, model: model)
    }
}
