// Findings whose events are ordered by how plainly the words tell them.

import Sitrep
import SitrepExtraction
import SitrepModel
import SitrepText

extension Coder {
    /// For tasks that want the event that a sentence is about first, whether or not it is likely to have happened.
    func plainFindings(in article: Article, scale: EventConfidence.Scale = .rules) -> Findings {
        extractor.findings(in: article, analysis: analyzer.analyze(article.text), confidence: scale)
    }
}
