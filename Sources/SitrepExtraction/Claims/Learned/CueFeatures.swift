// What a row says of a cue and of a span: forms, classes, quotation marks, bounds, and how trees hold a span together.

import SitrepText

/// Numbers of the columns, each from the text around one cue.
struct CueFeatures {
    let text: ClaimText
    let trees: Trees
    let cue: ClaimCue

    private static let children: [Relation] = [
        .subject, .passiveSubject, .clausalComplement, .openComplement, .object, .oblique, .parataxis, .adverbialClause,
        .marker, .expletive, .agent, .indirectObject, .clausalModifier, .possessor, .nominalModifier, .copula,
    ]

    // MARK: Cue

    /// The verb with its particles.
    var lemma: UInt32 {
        var value = text.tokens.indices.contains(cue.anchor) ? code(text.tokens[cue.anchor].lemma) : 0
        if cue.kind == .verb, cue.range.upperBound > cue.anchor + 1 {
            value = value &* 31 &+ code(text.key(cue.range.upperBound - 1))
        }
        return value
    }

    var kind: UInt32 {
        guard let match = text.cues.verbs.longestMatch(at: cue.anchor, in: text.tokens)?.value else {
            return cue.kind.rawValue
        }
        return cue.kind.rawValue | UInt32(match.frames.rawValue) << 4 | 1 << 14
    }

    var form: UInt32 {
        guard let index = cue.group else { return 1 }
        let group = text.analysis.verbGroups[index]
        var bits = UInt32(group.tense.rawValue) << 1 | UInt32(text.tokens[group.head].form.rawValue) << 4
        for (place, flag) in [
            group.isPassive, group.isPerfect, group.isNegated, group.isInfinitive, group.isNonFinite,
            group.modal != nil,
        ].enumerated() where flag { bits |= 1 << UInt32(place + 8) }
        return bits
    }

    /// Relations of what depends on the cue, a bit each for either side.
    var children: UInt32 {
        var bits: UInt32 = 0
        for dependent in trees.dependents(of: cue.node) {
            guard let place = Self.children.firstIndex(of: trees.relation(of: dependent)) else { continue }
            bits |= 1 << UInt32(place + (dependent > cue.anchor ? 16 : 0))
        }
        return bits
    }

    /// The subject, its own or that of the verb it hangs on.
    var subject: Int? {
        var at = cue.node
        for _ in 0..<3 {
            if let found = trees.dependent(of: at, .subject, .passiveSubject, .outerSubject) { return found }
            guard let head = trees.head(of: at) else { return nil }
            at = head
        }
        return nil
    }

    func clauseStart(_ subject: Int?) -> Int {
        guard let subject, subject < cue.range.lowerBound, trees.head(of: subject) == cue.node else {
            return cue.range.lowerBound
        }
        return min(cue.range.lowerBound, trees.subtree(of: subject).lowerBound)
    }

    /// Whether the sentence lacks a stop, and where in it the cue stands.
    var place: UInt32 {
        let sentence = text.sentence(of: cue.anchor)
        var bits: UInt32 = 0
        if !text.isSentenceEnd(sentence.upperBound - 1), !text.isQuoted(sentence.upperBound - 1) { bits |= 1 }
        if cue.range.lowerBound - sentence.lowerBound <= 1 { bits |= 2 }
        if sentence.upperBound - cue.past <= 1 { bits |= 4 }
        if let open = trees.dependent(of: cue.node, .openComplement),
            text.cues.verbs.longestMatch(at: open, in: text.tokens) != nil
        {
            bits |= 16
        }
        return bits
    }

    func tag(_ token: Int) -> UInt32 {
        guard text.tokens.indices.contains(token) else { return 0 }
        let it = text.tokens[token]
        return UInt32(it.tag.rawValue + 1) | UInt32(it.form.rawValue) << 5
    }

    private static let classes: [ClaimWordClass] = [.document, .agency, .collective, .unnamed, .venue, .heading]

    func nounClass(_ token: Int) -> UInt32 {
        guard text.tokens.indices.contains(token) else { return 0 }
        var bits = UInt32(text.tokens[token].tag.rawValue + 1)
        for (place, kind) in Self.classes.enumerated() where text.isA(kind, token) { bits |= 1 << UInt32(place + 5) }
        if text.words.relatives.contains(text.key(token)) { bits |= 1 << 12 }
        if text.isTime(token) { bits |= 1 << 13 }
        return bits
    }

    // MARK: Span

    func quotes(_ span: Range<Int>) -> UInt32 {
        var bits: UInt32 = 0
        if text.quotationRange(at: span.lowerBound)?.lowerBound == span.lowerBound { bits |= 1 }
        if text.quotationRange(at: span.upperBound - 1)?.upperBound == span.upperBound { bits |= 2 }
        if let first = text.quotationRange(at: span.lowerBound), first.lowerBound < span.lowerBound { bits |= 4 }
        if let last = text.quotationRange(at: span.upperBound - 1), last.upperBound > span.upperBound { bits |= 8 }
        if span.contains(where: { text.isQuoted($0) }) { bits |= 16 }
        if !span.contains(where: { !text.isQuoted($0) && !text.isMark($0) }) { bits |= 32 }
        return bits
    }

    func bounds(_ span: Range<Int>) -> UInt32 {
        let first = text.sentence(of: span.lowerBound)
        let last = text.sentence(of: span.upperBound - 1)
        var bits: UInt32 = 0
        if span.lowerBound == first.lowerBound { bits |= 1 }
        if last.upperBound - span.upperBound <= 1 { bits |= 2 }
        if first.lowerBound != last.lowerBound { bits |= 4 }
        if text.paragraph(of: span.lowerBound) != text.paragraph(of: span.upperBound - 1) { bits |= 8 }
        if first.lowerBound != text.sentence(of: cue.anchor).lowerBound { bits |= 16 }
        return bits
    }

    func verbs(_ span: Range<Int>) -> UInt32 {
        var bits: UInt32 = text.hasFiniteVerb(span) ? 1 : 0
        if text.group(at: span.lowerBound)?.isInfinitive ?? false { bits |= 2 }
        if text.group(at: span.lowerBound)?.isNonFinite ?? false { bits |= 4 }
        if text.finiteGroup(at: span.lowerBound) != nil { bits |= 8 }
        if text.finiteGroup(at: span.upperBound) != nil { bits |= 16 }
        return bits
    }

    /// The relation that the end of a span cuts: that of the token behind it, or of what holds it, to a token inside.
    func cut(_ span: Range<Int>) -> UInt32 {
        var at = span.upperBound
        guard at < text.count else { return 1 }
        if text.isMark(at), at + 1 < text.sentence(of: at).upperBound { at += 1 }
        for _ in 0..<12 {
            guard let head = trees.head(of: at) else { return 2 }
            if span.contains(head) { return code(trees.relation(of: at)) &+ (at < span.upperBound ? 7 : 0) }
            if head == cue.node { return code(trees.relation(of: at)) &* 3 &+ 5 }
            at = head
        }
        return 3
    }

    /// How the first token of a span that depends on one outside hangs on the cue, and how many such tokens there are.
    func attachment(of span: Range<Int>) -> (path: UInt32, pieces: Int) {
        var path: UInt32 = 0
        var pieces = 0
        for token in span where !text.isMark(token) {
            guard let head = trees.head(of: token) else {
                if path == 0 { path = 1 }
                pieces += 1
                continue
            }
            if span.contains(head) { continue }
            pieces += 1
            if path == 0 {
                path = code(trees.relation(of: token))
                if head != cue.node {
                    path = path &* 31 &+ (trees.isBelow(cue.node, token) ? 3 : code(trees.relation(of: head)))
                }
            }
        }
        return (path, pieces)
    }

    /// Verbs in a span, outside quotations, that commonly report, and whether the last of them ends it.
    func innerCues(_ span: Range<Int>) -> UInt32 {
        var count = 0
        var isLast = false
        for token in span where !text.isQuoted(token) {
            guard let group = text.finiteGroup(at: token), group.head == token,
                let match = text.cues.verbs.longestMatch(at: token, in: text.tokens),
                match.value.frames.contains(.after)
            else { continue }
            count += 1
            isLast = span.upperBound - group.tokens.upperBound <= 2
        }
        return UInt32(min(count, 3)) | (isLast ? 4 : 0) | (span.contains(cue.anchor) ? 8 : 0)
    }
}
