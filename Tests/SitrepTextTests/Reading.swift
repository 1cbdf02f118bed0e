// The analyzer that all tests of this target share, and ways to write its results down.

import Foundation
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

/// Built once; tables cannot fail in a built package.
enum Reading {
    static let analyzer: TextAnalyzer = {
        do {
            return TextAnalyzer(vocabulary: try Vocabulary(tables: TableSet()))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// With the boundaries that ship.
    static let learned = Result {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/reader.safetensors").standardizedFileURL.path
        return TextAnalyzer(vocabulary: analyzer.vocabulary, model: try LanguageModel(path: path))
    }

    static func of(_ text: String) -> Analysis { analyzer.analyze(ArticleText(text)) }
}

extension Analysis {
    func words(_ range: Range<Int>) -> [String] { range.map { text.string(in: tokens[$0].span) } }

    /// Words, tense and marks of a verb group as the cases write them.
    func described(_ group: VerbGroup) -> String {
        var parts = [string(of: group.tokens), "\(group.tense)"]
        if group.isPassive { parts.append("passive") }
        if group.isPerfect { parts.append("perfect") }
        if group.isProgressive { parts.append("progressive") }
        if group.isNegated { parts.append("negated") }
        if group.isInfinitive { parts.append("infinitive") }
        if group.isNonFinite { parts.append("nonfinite") }
        if group.modal != nil { parts.append("modal") }
        return parts.joined(separator: " ")
    }
}
