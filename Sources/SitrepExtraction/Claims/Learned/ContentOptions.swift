// Spans that may be the content of a cue: what the trees hang on it, what quotations and commas bound, what the rules chose.

import SitrepText

/// Tokens that may be content or a source, and how they were found.
struct SpanOption: Sendable {
    var ranges: [Range<Int>]
    /// The ways it was found, a bit each; 0 for nothing at all.
    var origins: UInt32

    static let nothing = SpanOption(ranges: [], origins: 0)
    var start: Int { ranges.first?.lowerBound ?? 0 }
    var end: Int { ranges.last?.upperBound ?? 0 }
}

/// How a content span was found.
enum ContentOrigin {
    static let rule: UInt32 = 1
    static let clause: UInt32 = 2
    static let open: UInt32 = 4
    static let object: UInt32 = 8
    static let oblique: UInt32 = 16
    static let parataxis: UInt32 = 32
    static let subject: UInt32 = 64
    static let rest: UInt32 = 128
    static let sentence: UInt32 = 256
    static let quotation: UInt32 = 512
    static let comma: UInt32 = 1024
    static let paragraph: UInt32 = 2048
    static let modifier: UInt32 = 4096
    static let ruleStart: UInt32 = 8192
    static let ruleEnd: UInt32 = 16384
    static let conjunction: UInt32 = 32768
}

/// Lists the spans on either side of a cue; the first option is nothing.
struct ContentOptions {
    let text: ClaimText
    let trees: Trees
    let cue: ClaimCue
    let reading: ClaimReading?

    /// Spans that one side may have.
    private static let mostRight = 14
    private static let mostLeft = 9
    private static let mostStops = 6

    // MARK: Right

    func right() -> [SpanOption] {
        var list = OptionList(text: text, most: Self.mostRight)
        let limit = limitRight
        let own = (reading?.content ?? []).filter { $0.lowerBound >= cue.anchor }
        list.add(own, ContentOrigin.rule | ContentOrigin.ruleStart | ContentOrigin.ruleEnd)
        if own.count > 1 { list.add([own[0]], ContentOrigin.ruleStart) }
        guard cue.kind != .none, cue.past < text.count else { return list.options }
        var starts: [(Int, UInt32)] = own.first.map { [($0.lowerBound, ContentOrigin.ruleStart)] } ?? []
        var ends: [(Int, UInt32)] = own.first.map { [($0.upperBound, ContentOrigin.ruleEnd)] } ?? []
        for (range, origin) in complements() where range.upperBound > cue.past {
            let span = max(range.lowerBound, cue.past)..<range.upperBound
            list.add([span], origin)
            starts.append((text.trimmed(span).lowerBound, origin))
            ends.append((text.trimmed(span).upperBound, origin))
        }
        let below = trees.subtree(of: cue.node).upperBound
        if below > cue.past { ends.append((below, ContentOrigin.rest)) }
        ends.append((limit, ContentOrigin.sentence))
        let first = starts.first ?? (text.trimmed(cue.past..<max(cue.past, limit)).lowerBound, 0)
        if let quoted = text.quotationRange(at: first.0), quoted.lowerBound == first.0 {
            ends.append((quoted.upperBound, ContentOrigin.quotation))
        }
        for (end, origin) in ends where end > first.0 {
            list.add([first.0..<end], first.1 & ContentOrigin.ruleStart | origin)
        }
        for stop in stops(from: first.0 + 1, to: limit) {
            list.add([first.0..<stop], first.1 & ContentOrigin.ruleStart | stopOrigin(stop))
        }
        starts.append((cue.past, 0))
        for (start, origin) in starts.dropFirst() where start != first.0 && start < limit {
            list.add([start..<limit], origin & ContentOrigin.ruleStart | ContentOrigin.sentence)
            if let end = own.first?.upperBound, end > start { list.add([start..<end], ContentOrigin.ruleEnd) }
        }
        if cue.kind == .mark || text.isQuoted(first.0) {
            list.add([first.0..<max(first.0, paragraphEnd(limit))], ContentOrigin.paragraph)
        }
        return list.options
    }

    private func stopOrigin(_ stop: Int) -> UInt32 {
        text.words.conjunctions.contains(text.key(stop)) ? ContentOrigin.conjunction : ContentOrigin.comma
    }

    /// The end of the cue's sentence, and of the quotations that begin in it.
    private var limitRight: Int {
        let isOver = text.sentence(of: cue.anchor).upperBound <= cue.past && text.key(cue.past - 1) != text.words.colon
        return text.unit(of: isOver ? cue.anchor : min(cue.past, text.count - 1)).upperBound
    }

    private func paragraphEnd(_ limit: Int) -> Int {
        let paragraph = text.paragraph(of: cue.anchor)
        var end = limit
        while end < text.count, text.paragraph(of: end) == paragraph { end = text.sentence(of: end).upperBound }
        return end
    }

    /// Ends before commas, dashes, semicolons and conjunctions outside quotations, the nearest first.
    private func stops(from start: Int, to limit: Int) -> [Int] {
        var found: [Int] = []
        var at = start
        while at < limit, found.count < Self.mostStops {
            if let quoted = text.quotationRange(at: at), quoted.upperBound > at {
                at = quoted.upperBound
                continue
            }
            let key = text.key(at)
            let isStop =
                key == text.words.comma || key == text.words.semicolon || text.isDash(at)
                || key == text.words.openParenthesis
            if isStop || text.words.conjunctions.contains(key) && text.key(at - 1) != text.words.comma {
                found.append(at)
            }
            at += 1
        }
        return found
    }

    /// What hangs on the cue, and how.
    private func complements() -> [(Range<Int>, UInt32)] {
        var found: [(Range<Int>, UInt32)] = []
        for dependent in trees.dependents(of: cue.node) {
            let origin: UInt32
            switch trees.relation(of: dependent) {
            case .clausalComplement: origin = ContentOrigin.clause
            case .openComplement, .adverbialClause: origin = ContentOrigin.open
            case .object: origin = ContentOrigin.object
            case .oblique, .nominalModifier: origin = ContentOrigin.oblique
            case .parataxis: origin = ContentOrigin.parataxis
            case .subject, .passiveSubject, .clausalSubject, .passiveClausalSubject: origin = ContentOrigin.subject
            case .clausalModifier: origin = ContentOrigin.modifier
            default: continue
            }
            found.append((trees.subtree(of: dependent), origin))
        }
        return found
    }

    // MARK: Left

    func left() -> [SpanOption] {
        var list = OptionList(text: text, most: Self.mostLeft)
        let own = (reading?.content ?? []).filter { $0.lowerBound < cue.anchor }
        list.add(own, ContentOrigin.rule | ContentOrigin.ruleStart | ContentOrigin.ruleEnd)
        guard cue.kind != .none, cue.kind != .mark || !own.isEmpty else { return list.options }
        for (range, origin) in complements() where range.lowerBound < cue.range.lowerBound {
            list.add([range.lowerBound..<min(range.upperBound, cue.range.lowerBound)], origin)
        }
        if let noun = modified { list.add([noun], ContentOrigin.modifier) }
        let end = own.last?.upperBound ?? separator
        guard let end, end > 0 else { return list.options }
        let last = end - 1
        let unit = text.unit(of: last)
        let sentence = text.sentence(of: last)
        if let quoted = text.quotationRange(at: last) ?? text.quotationRange(at: max(0, last - 1)) {
            list.add([quoted.lowerBound..<end], ContentOrigin.quotation)
        }
        list.add([sentence.lowerBound..<end], ContentOrigin.sentence)
        list.add([unit.lowerBound..<end], ContentOrigin.paragraph)
        if text.words.conjunctions.contains(text.key(sentence.lowerBound)) {
            list.add([sentence.lowerBound + 1..<end], ContentOrigin.sentence | ContentOrigin.conjunction)
        }
        for stop in stops(from: sentence.lowerBound, to: end).prefix(2) where stop + 1 < end {
            list.add([stop + 1..<end], stopOrigin(stop))
        }
        return list.options
    }

    /// Where content before "X said" or "said X" ends: past the last token before a comma, dash or closing mark.
    private var separator: Int? {
        var first = cue.range.lowerBound
        if let subject = trees.dependent(of: cue.node, .subject), subject < cue.anchor {
            first = min(first, trees.subtree(of: subject).lowerBound)
        }
        let before = first - 1
        guard before >= 0, text.isMark(before), !text.isSentenceEnd(before) else { return nil }
        return first
    }

    /// The noun that a participle goes with: "charges brought by X".
    private var modified: Range<Int>? {
        let relation = trees.relation(of: cue.node)
        guard relation == .clausalModifier || relation == .relativeClause, let head = trees.head(of: cue.node),
            head < cue.anchor
        else { return nil }
        let low = trees.subtree(of: head).lowerBound
        let high = trees.subtree(of: cue.node).lowerBound
        return low..<max(low, high)
    }
}

/// Options without repeats.
struct OptionList {
    let text: ClaimText
    let most: Int
    private(set) var options: [SpanOption] = [.nothing]

    init(text: ClaimText, most: Int) {
        self.text = text
        self.most = most
    }

    /// Adds a span, trimmed, or one more way to an option that is there.
    mutating func add(_ ranges: [Range<Int>], _ origin: UInt32) {
        let trimmed = ranges.map { text.trimmed($0) }.filter { !$0.isEmpty }
        guard !trimmed.isEmpty else { return }
        if let index = options.firstIndex(where: { $0.ranges == trimmed }) {
            options[index].origins |= origin
        } else if options.count <= most {
            options.append(SpanOption(ranges: trimmed, origins: origin))
        }
    }
}
