// `timeline17`: the days of long stories that journalists' timelines name, and what they tell of them.

import Foundation
import Sitrep
import SitrepLedger
import SitrepModel

struct Timeline17Task: EvaluationTask {
    static let name = "timeline17"

    /// More than any timeline has; the scorer cuts to as many as each has.
    private static let dayLimit = 1000
    private static let sentenceLimit = 10

    private struct Document: Decodable, Sendable {
        let id: String
        let topic: String
        let published: String
        let text: String
    }

    private struct Prediction: Encodable {
        struct Day: Encodable {
            let date: String
            let sentences: [String]
        }

        let topic: String
        let dates: [Day]
    }

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        var topics: [String] = []
        var reports: [String: [TimelineReport]] = [:]
        var batches = OrderedBatches(workers: workers) { line in
            Result {
                let document = try JSONDecoder().decode(Document.self, from: line)
                let info = DocumentInfo(
                    id: document.id, published: PublicationTime(iso8601: document.published))
                let text = ArticleText(document.text)
                let findings = coder.findings(in: Article(info: info, text: text))
                return (document.topic, TimelineReport(findings, id: ReportID(document.id)))
            }
        } deliver: { (result: Result<(String, TimelineReport?), any Error>) in
            let (topic, report) = try result.get()
            if reports[topic] == nil { topics.append(topic) }
            reports[topic, default: []] += report.map { [$0] } ?? []
        }
        for line in try corpus.lines(of: "docs.ndjson") { try batches.add(line) }
        try batches.flush()
        for topic in topics {
            let timeline = TimelineBuilder.timeline(
                of: reports[topic] ?? [], dayLimit: dayLimit, sentenceLimit: sentenceLimit)
            let prediction = Prediction(
                topic: topic,
                dates: timeline.days.map {
                    Prediction.Day(date: $0.date.description, sentences: $0.sentences.map(\.text))
                })
            output.writeLine(try JSONEncoder().encode(prediction))
        }
    }
}
