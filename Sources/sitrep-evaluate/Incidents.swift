// `incidents DIR`: what the incident model sees of reports, for its training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepExtraction
import SitrepLanguage
import SitrepModel
import SitrepText

struct Incidents: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the hashed features of each report's sentences and candidates, a report a line.")

    @Argument(help: "The corpus folder.", completion: .directory)
    var folder: String

    func run() throws {
        try IncidentFeaturesTask.run(
            coder: try Coder.installed(), corpus: CorpusFolder(path: folder), workers: 1, output: StandardOutput())
    }
}

/// A report as numbers; little-endian features in base 64.
struct IncidentFeaturesTask: RowTask {
    static let name = "incidents"
    static let inputName = MUC4Task.inputName

    struct Candidate: Encodable {
        struct Text: Encodable {
            let text: String
            let features: Data
        }

        let kind: UInt64
        let sentences: [Int]
        let features: Data
        let strings: [Text]
        var days: [String?]?
        var place: [String?]?
    }

    struct Report: Encodable {
        let id: String
        let features: Data
        let sentences: [Data]
        let candidates: [Candidate]
    }

    private let reading: IncidentReading

    init(coder: Coder, corpus: CorpusFolder) throws { reading = try IncidentReading(coder: coder) }

    func predictions(for row: MUC4Task.Row) -> [Report] {
        let text = reading.text(of: row)
        let candidates = text.candidates().map { candidate in
            let strings = text.strings(of: candidate).map {
                Candidate.Text(text: $0.text, features: Self.bytes($0.features))
            }
            var result = Candidate(
                kind: candidate.kind.rawValue,
                sentences: Set(candidate.mentions.map { text.sentence(of: $0.anchor) }).sorted(),
                features: Self.bytes(text.features(of: candidate)), strings: strings)
            let number = candidate.mentions[0].number
            if candidate.kind == .time {
                let time = text.draft.times[number]
                result.days = [time.from?.description, time.until?.description]
            } else if candidate.kind == .place {
                let place = text.draft.places[number]
                result.place = [place.country?.code, place.admin1, place.feature]
            }
            return result
        }
        return [
            Report(
                id: row.id, features: Self.bytes(text.documentFeatures()),
                sentences: text.sentenceFeatures().map(Self.bytes), candidates: candidates)
        ]
    }

    private static func bytes(_ features: FeatureSet) -> Data {
        features.sorted.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }
}
