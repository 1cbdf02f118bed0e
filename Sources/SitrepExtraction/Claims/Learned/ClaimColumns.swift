// What is seen of a cue, a span of content and a source, as numbers that templates put together.

import SitrepLanguage
import SitrepText

/// Columns of a row. `Training/README.md` says what each holds.
enum ClaimColumn: Int, CaseIterable {
    // Of the cue.
    case lemma, kind, form, relation, governor, children, rule, next, nextTag, before, place, subject, subjectClass
    // Of the span.
    case origins, start, startTag, previous, end, endTag, after, afterTag, distance, length, quotes, bounds, verbs
    case cut, path, pieces, rank, inner
    // Of what is chosen before it: content on the left for content on the right, both for a source.
    case left, leftOrigins, right, rightOrigins
    // Of a source.
    case head, headClass
}

/// One row after the other.
typealias ClaimRow = [UInt32]

/// Writes the rows of one cue.
struct ClaimColumns {
    let text: ClaimText
    let trees: Trees
    let cue: ClaimCue
    private let features: CueFeatures
    /// The columns of the cue, the rest empty.
    private let base: ClaimRow

    init(text: ClaimText, trees: Trees, cue: ClaimCue, reading: ClaimReading?, isCovered: Bool) {
        self.text = text
        self.trees = trees
        self.cue = cue
        var row = ClaimRow(repeating: 0, count: ClaimColumn.allCases.count)
        let features = CueFeatures(text: text, trees: trees, cue: cue)
        self.features = features
        row[.lemma] = features.lemma
        row[.kind] = features.kind
        row[.form] = features.form
        row[.relation] = code(trees.relation(of: cue.node))
        row[.governor] = trees.head(of: cue.node).map { code(text.tokens[$0].lemma) } ?? 1
        row[.children] = features.children
        row[.rule] = reading.map { code(WordKey($0.rule)) } ?? 0
        row[.next] = code(text.key(cue.past))
        row[.nextTag] = features.tag(cue.past)
        let subject = features.subject
        row[.before] = code(text.key(features.clauseStart(subject) - 1))
        row[.place] = features.place | (isCovered ? 8 : 0)
        row[.subject] = subject.map { code(text.tokens[$0].lemma) } ?? 0
        row[.subjectClass] = subject.map { features.nounClass($0) } ?? 0
        base = row
    }

    /// The row of a span of content.
    func content(_ option: SpanOption, rank: Int, of options: [SpanOption]) -> ClaimRow {
        var row = base
        row[.origins] = option.origins
        guard !option.ranges.isEmpty else { return row }
        fill(option, into: &row)
        let size = option.end - option.start
        let longer = options.filter { $0.end - $0.start > size }.count
        row[.rank] = UInt32(min(longer, 7)) | (options.count == 2 ? 8 : 0)
        return row
    }

    /// The row of a source.
    func source(_ option: SourceOption) -> ClaimRow {
        var row = base
        row[.origins] = option.span.origins
        guard !option.span.ranges.isEmpty else { return row }
        fill(option.span, into: &row)
        row[.head] = code(text.tokens[option.head].lemma)
        row[.headClass] = features.nounClass(option.head)
        return row
    }

    /// What later choices see of a chosen span.
    static func state(_ row: ClaimRow) -> (marks: UInt32, origins: UInt32) {
        (row[.quotes] | (row[.origins] > 0 ? 1 << 8 : 0) | row[.bounds] << 9, row[.origins])
    }

    private func fill(_ option: SpanOption, into row: inout ClaimRow) {
        let (start, end) = (option.start, option.end)
        row[.start] = code(text.key(start))
        row[.startTag] = features.tag(start)
        row[.previous] = code(text.key(start - 1))
        row[.end] = code(text.key(end - 1))
        row[.endTag] = features.tag(end - 1)
        row[.after] = code(text.key(end))
        row[.afterTag] = features.tag(end)
        let isRight = start >= cue.range.upperBound
        let distance = isRight ? start - cue.past : cue.range.lowerBound - end
        row[.distance] = bucket(max(0, distance)) | (isRight ? 16 : 0)
        row[.length] = bucket(option.ranges.reduce(0) { $0 + $1.count }) | (option.ranges.count > 1 ? 16 : 0)
        row[.quotes] = features.quotes(start..<end)
        row[.bounds] = features.bounds(start..<end)
        row[.verbs] = features.verbs(start..<end)
        let shape = features.attachment(of: start..<end)
        row[.cut] = features.cut(start..<end)
        row[.path] = shape.path
        row[.pieces] = UInt32(min(shape.pieces, 4))
        row[.inner] = features.innerCues(start..<end)
    }
}

/// A number for a word.
func code(_ key: WordKey) -> UInt32 { UInt32(truncatingIfNeeded: key.value ^ key.value >> 32) }

/// A number for a relation, by its name.
func code(_ relation: Relation) -> UInt32 { RelationCodes.codes[relation] ?? 0 }

private enum RelationCodes {
    static let codes = Dictionary(uniqueKeysWithValues: Relation.allCases.map { ($0, code(WordKey($0.rawValue))) })
}

/// Small counts as they are, larger ones in steps.
func bucket(_ count: Int) -> UInt32 {
    switch count {
    case ..<5: UInt32(max(0, count))
    case ..<7: 5
    case ..<10: 6
    case ..<14: 7
    case ..<20: 8
    case ..<30: 9
    case ..<45: 10
    case ..<70: 11
    default: 12
    }
}

extension [UInt32] {
    subscript(column: ClaimColumn) -> UInt32 {
        get { self[column.rawValue] }
        set { self[column.rawValue] = newValue }
    }
}
