// A text as networks over its tokens see it: a row of hashed columns a token, and the encoder's row of each.

import Sitrep
import SitrepExtraction
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

struct CodedText: Sendable {
    let tokens: [Token]
    /// ``CodedColumns/width`` numbers a token.
    let columns: [UInt32]
    let rows: WordRows
    /// Tokens of each part that is asked about, and what is seen of it as a whole.
    let parts: [(id: String, tokens: Range<Int>, features: FeatureSet)]
}

/// Reads rows of a corpus; immutable, shared by all workers.
struct CodedReading: Sendable {
    private let reading: IncidentReading
    private let model: LanguageModel
    private let cues: EventCues

    init(coder: Coder) throws {
        reading = try IncidentReading(coder: coder)
        cues = try EventCues(resources: Resources())
        model = try LanguageModel.installed()
    }

    func text(of row: CodedRow) -> CodedText {
        let text = reading.text(of: row.article)
        let analysis = text.analysis
        let parties = row.parties.map { analysis.tokens(in: $0) }
        let roles = RuleRoles(text: text).roles().map { (span: $0.span, type: $0.role.rawValue) }
        let columns = CodedColumns(text: text, parties: parties, roles: roles).rows()
        let rows = model.rows(
            analysis.text.bytes, words: analysis.tokens.map { Int($0.start)..<Int($0.end) },
            sentences: analysis.sentences.map(\.tokens))
        let ranges = row.parts.map { analysis.tokens(in: TextSpan($0.start, max($0.start, $0.end))) }
        let features = PartFeatures(analysis: analysis, cues: cues).features(of: ranges)
        return CodedText(
            tokens: analysis.tokens, columns: columns, rows: rows,
            parts: row.parts.indices.map { (row.parts[$0].id, ranges[$0], features[$0]) })
    }
}
