// Spans before a cue: "Y, X said", "Y, said X", "Y was announced".

import SitrepText

extension ContentOptions {
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
        let stops = stops(from: sentence.lowerBound, to: end)
        for stop in stops.suffix(2) + stops.prefix(2) where stop + 1 < end {
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
