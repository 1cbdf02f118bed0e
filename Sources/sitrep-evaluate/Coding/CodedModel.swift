// The networks for coded sentences, by their names in the files of learned weights.

import SitrepLanguage
import SitrepText

struct CodedModel: Sendable {
    let network: CodingNetwork

    /// - Parameter fold: the part of the texts that the model was taught without; none for that of all texts.
    init(_ name: String, fold: Int? = nil) throws(WeightsError) {
        let file = try SafeTensors(
            path: ModelFile.path(named: fold == nil ? "coding.safetensors" : "coding-folds.safetensors"))
        network = try CodingNetwork(
            file, name, part: fold.map { "\($0)." } ?? "", columns: CodedColumns.width)
    }

    func answers(for text: CodedText, _ row: CodedRow, as answer: CodedInput.Answer) -> [CodedPrediction] {
        if case .spans = answer {
            let spans = network.spans(text.columns, text.rows).map { span in
                CodedPrediction.Span(
                    start: Int(text.tokens[span.words.lowerBound].start),
                    end: Int(text.tokens[span.words.upperBound - 1].end), type: network.labels[span.type])
            }
            return [CodedPrediction(id: row.id, spans: spans)]
        }
        let scores = network.scores(
            text.columns, text.rows,
            parts: text.parts.map { CodingNetwork.Part(tokens: $0.tokens, features: $0.features) })
        return zip(text.parts, scores).map { part, scores in
            var result = CodedPrediction(id: part.id)
            let best = scores.indices.max { scores[$0] < scores[$1] }.map { network.labels[$0] }
            switch answer {
            case .label: result.label = best
            case .root: result.root = best
            case .labels, .spans:
                let told = scores.indices.filter { scores[$0] > 0 }
                result.labels = told.map { network.labels[$0] }
                result.scores = Dictionary(
                    zip(network.labels, scores.map { Double($0) }), uniquingKeysWith: { first, _ in first })
            }
            return result
        }
    }
}

/// One answer in the form that the scorers read; fields that a task lacks are left out.
struct CodedPrediction: Encodable, Sendable {
    struct Span: Encodable, Sendable {
        let start: Int
        let end: Int
        let type: String
    }

    let id: String
    var label: String?
    var root: String?
    var labels: [String]?
    var scores: [String: Double]?
    var spans: [Span]?
}
