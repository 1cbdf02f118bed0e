// The analyzer as coding uses it: with the trees of the language model that ships.

import Foundation
import SitrepLanguage
import SitrepLexicon
import SitrepText

extension TextAnalyzer {
    /// Read once for all tests of this target.
    static let withTrees = Result {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/reader.safetensors").standardizedFileURL.path
        return TextAnalyzer(
            vocabulary: try Vocabulary(tables: TableSet()), grammar: GrammarReader(model: try LanguageModel(path: path))
        )
    }
}
