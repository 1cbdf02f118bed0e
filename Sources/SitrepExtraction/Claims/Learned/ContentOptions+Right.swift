// Spans after a cue: "X said that Y", "according to X, Y", "X: Y".

import SitrepText

extension ContentOptions {
    /// Where a span may begin or end, and how that was found.
    private typealias Bound = (token: Int, origin: UInt32)

    func right() -> [SpanOption] {
        var list = OptionList(text: text, most: Self.mostRight)
        let own = (reading?.content ?? []).filter { $0.lowerBound >= cue.anchor }
        list.add(own, ContentOrigin.rule | ContentOrigin.ruleStart | ContentOrigin.ruleEnd)
        if own.count > 1 { list.add([own[0]], ContentOrigin.ruleStart) }
        guard cue.kind != .none, cue.past < text.count else { return list.options }
        let limit = limitRight
        let hanging = complements().filter { $0.0.upperBound > cue.past }.map { range, origin in
            (span: max(range.lowerBound, cue.past)..<range.upperBound, origin: origin)
        }
        for (span, origin) in hanging {
            list.add([span], origin)
            if let bare = withoutMarker(span) { list.add([bare], origin | ContentOrigin.marked) }
        }
        var starts: [Bound] = own.first.map { [($0.lowerBound, ContentOrigin.ruleStart)] } ?? []
        starts += hanging.map { (text.trimmed($0.span).lowerBound, $0.origin) }
        let first = starts.first ?? (text.trimmed(cue.past..<max(cue.past, limit)).lowerBound, 0)
        addEnds(from: first, ends: ends(own: own.first, hanging.map(\.span), hanging.map(\.origin)), limit, to: &list)
        starts.append((cue.past, 0))
        for start in starts.dropFirst() where start.token != first.token && start.token < limit {
            let known = start.origin & ContentOrigin.ruleStart
            list.add([start.token..<limit], known | ContentOrigin.sentence)
            if let end = own.first?.upperBound, end > start.token {
                list.add([start.token..<end], ContentOrigin.ruleEnd)
            }
        }
        addUnmarked(limit, to: &list)
        if cue.kind == .mark || text.isQuoted(first.token) {
            list.add([first.token..<max(first.token, paragraphEnd(limit))], ContentOrigin.paragraph)
        }
        return list.options
    }

    /// Ends of the rules' content, of what hangs on the cue, and of all that stands below it.
    private func ends(own: Range<Int>?, _ hanging: [Range<Int>], _ origins: [UInt32]) -> [Bound] {
        var ends: [Bound] = own.map { [($0.upperBound, ContentOrigin.ruleEnd)] } ?? []
        ends += zip(hanging, origins).map { (text.trimmed($0).upperBound, $1) }
        let below = trees.subtree(of: cue.node).upperBound
        if below > cue.past { ends.append((below, ContentOrigin.rest)) }
        return ends
    }

    /// From the likeliest beginning to each end, and to each comma and conjunction.
    private func addEnds(from first: Bound, ends: [Bound], _ limit: Int, to list: inout OptionList) {
        let known = first.origin & ContentOrigin.ruleStart
        var ends = ends
        ends.append((limit, ContentOrigin.sentence))
        if let quoted = text.quotationRange(at: first.token), quoted.lowerBound == first.token {
            ends.append((quoted.upperBound, ContentOrigin.quotation))
        }
        for end in ends where end.token > first.token { list.add([first.token..<end.token], known | end.origin) }
        for stop in stops(from: first.token + 1, to: limit) {
            list.add([first.token..<stop], known | stopOrigin(stop))
        }
    }

    private func addUnmarked(_ limit: Int, to list: inout OptionList) {
        let below = trees.subtree(of: cue.node).upperBound
        guard let bare = withoutMarker(cue.past..<max(cue.past, below)) else { return }
        list.add([bare], ContentOrigin.rest | ContentOrigin.marked)
        list.add([bare.lowerBound..<max(bare.lowerBound, limit)], ContentOrigin.sentence | ContentOrigin.marked)
    }

    /// "focused on | the dam": what follows a preposition that goes with the cue.
    private func withoutMarker(_ span: Range<Int>) -> Range<Int>? {
        let span = text.trimmed(span)
        guard span.count > 1, text.tokens[span.lowerBound].tag == .adp || text.key(span.lowerBound) == text.words.to
        else { return nil }
        return span.lowerBound + 1..<span.upperBound
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
}
