// `places`: places found and resolved; `place-samples` and `place-samples-2`: what their weights are trained from.

import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct PlacesTask: RowTask {
    static let name = "places"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let source: String?
        let text: String

        func draft(_ coder: Coder) -> Draft {
            let article = Article(info: DocumentInfo(id: id, url: source), text: ArticleText(text))
            return Draft(article: article, analysis: coder.analyzer.analyze(article.text))
        }
    }

    struct Prediction: Encodable, Sendable {
        let doc: String
        let start: Int
        let end: Int
        let lat: Double?
        let lon: Double?
        let geonamesid: Int?
        let confidence: Double
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    /// The corpora count adjectives and names within other names as toponyms; records leave them out.
    func predictions(for row: Row) -> [Prediction] {
        coder.extractor.placeFinder.mentions(in: row.draft(coder)).map { mention in
            let place = coder.extractor.placeFinder.gazetteerPlace(of: mention)
            return Prediction(
                doc: row.id, start: mention.span.start, end: mention.span.end, lat: place?.latitude,
                lon: place?.longitude, geonamesid: place.flatMap { $0.geonames == 0 ? nil : $0.geonames },
                confidence: coder.extractor.placeFinder.confidence(of: mention))
        }
    }
}

/// Cues for training: before anything is known of neighbours.
struct PlaceSamplesTask: RowTask {
    static let name = "place-samples"
    static let inputName = "docs.ndjson"

    struct Sample: Encodable, Sendable {
        let doc: String
        let mentions: [PlaceFinder.MentionSample]
        let names: [PlaceFinder.NameSample]
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: PlacesTask.Row) -> [Sample] {
        let samples = coder.extractor.placeFinder.samples(in: row.draft(coder), withNeighbours: false)
        return [Sample(doc: row.id, mentions: samples.mentions, names: samples.names)]
    }
}

/// Cues for training: with the neighbours as the first weights resolve them.
struct PlaceNeighbourSamplesTask: RowTask {
    static let name = "place-samples-2"
    static let inputName = "docs.ndjson"

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: PlacesTask.Row) -> [PlaceSamplesTask.Sample] {
        let samples = coder.extractor.placeFinder.samples(in: row.draft(coder), withNeighbours: true)
        return [PlaceSamplesTask.Sample(doc: row.id, mentions: samples.mentions, names: samples.names)]
    }
}
