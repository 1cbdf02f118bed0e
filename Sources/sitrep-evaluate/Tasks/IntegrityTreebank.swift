// `integrity-treebank`: how a treebank's texts of news are graded; they are sound.

import Foundation
import Sitrep
import SitrepModel

struct IntegrityTreebankTask: EvaluationTask {
    static let name = "integrity-treebank"

    private struct Prediction: Encodable {
        let id: String
        let grade: String
        let language: String
        let marks: [String]
    }

    private static let opening = "# newdoc id = "

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        for file in try corpus.files(endingIn: ".conllu") {
            for (id, part) in documents(in: try corpus.data(of: file)) where id.contains("news") {
                let paragraphs = TreebankText.read(part, unit: .paragraph).map {
                    String(decoding: $0.text, as: UTF8.self)
                }
                let article = Article(
                    info: DocumentInfo(id: id), text: ArticleText(paragraphs.joined(separator: "\n")))
                let integrity = coder.findings(in: article).integrity
                output.writeLine(
                    try encoder.encode(
                        Prediction(
                            id: id, grade: integrity.grade.rawValue, language: article.info.language,
                            marks: integrity.damage.map(\.kind) + integrity.repeats.map { _ in "repeat" })))
            }
        }
    }

    /// The file's lines by document.
    private static func documents(in data: Data) -> [(id: String, lines: Data)] {
        let parts = String(decoding: data, as: UTF8.self).split(separator: opening)
        return parts.dropFirst(data.starts(with: Data(opening.utf8)) ? 0 : 1).compactMap { part in
            guard let end = part.firstIndex(of: "\n") else { return nil }
            return (String(part[..<end]), Data(part[end...].utf8))
        }
    }
}
