// The words of a participant: a name or noun with all that describes it, as annotators mark them.

import SitrepModel
import SitrepText

struct RoleSpans {
    let analysis: Analysis
    let actors: [Actor]

    /// One span for phrases that are coordinated, in text order.
    func spans(of phrases: [Int]) -> [TextSpan] {
        var result: [TextSpan] = []
        for index in phrases {
            guard let span = span(of: top(of: analysis.nounPhrases[index].tokens)) else { continue }
            if let last = result.last, span.start <= last.end + 1 {
                result[result.count - 1] = TextSpan(last.start, max(last.end, span.end))
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// The first words of each actor past a place in the text.
    func spans(of ids: [LocalID<Actor>], after start: Int) -> [TextSpan] {
        ids.compactMap { id in
            guard let span = Findings.entry(id, in: actors)?.spans.first(where: { $0.start >= start }) else {
                return nil
            }
            return self.span(of: top(of: analysis.tokens(in: span)))
        }
    }

    /// The token of a phrase that governs the others.
    private func top(of tokens: Range<Int>) -> Int {
        analysis.trees?.top(of: tokens) ?? tokens.upperBound - 1
    }

    /// The words that a token heads; for a pronoun those that it stands for earlier in its sentence.
    func span(of head: Int) -> TextSpan? {
        if analysis.tokens[head].tag == .pron { return antecedent(of: head) ?? analysis.tokens[head].span }
        let words = words(under: head)
        return words.isEmpty ? nil : analysis.span(of: words)
    }

    private func antecedent(of pronoun: Int) -> TextSpan? {
        let own = analysis.tokens[pronoun].span
        let sentence = analysis.sentence(ofToken: pronoun).span
        guard let actor = actors.first(where: { $0.spans.contains(own) }),
            let span = actor.spans.last(where: { $0.end <= own.start && sentence.contains($0) })
        else { return nil }
        return self.span(of: top(of: analysis.tokens(in: span)))
    }

    /// Relative clauses, and what a noun of speech says ("decision to leave"), are left out.
    private func words(under head: Int) -> Range<Int> {
        guard let trees = analysis.trees else { return head..<(head + 1) }
        var range = trees.subtree(of: head)
        for dependent in trees.dependents(of: head) where dependent > head && isLeftOut(dependent, trees) {
            // A subtree that crosses its head begins before it: the head stays.
            range = range.lowerBound..<min(range.upperBound, max(head + 1, trees.subtree(of: dependent).lowerBound))
        }
        var start = range.lowerBound
        while start < head, isLeading(start, trees) { start += 1 }
        var end = range.upperBound
        while end > start + 1, isTrailing(end - 1) { end -= 1 }
        return start..<end
    }

    private func isLeftOut(_ dependent: Int, _ trees: Trees) -> Bool {
        switch trees.relation(of: dependent) {
        case .parataxis, .relativeClause, .adverbialClause: true
        case .clausalModifier, .clausalComplement: trees.dependent(of: dependent, .marker) != nil
        default: false
        }
    }

    /// A preposition, a mark or an adverb that belongs to the clause: "primarily on the base". "At least" stays.
    private func isLeading(_ token: Int, _ trees: Trees) -> Bool {
        switch analysis.tokens[token].tag {
        case .punct, .cconj: true
        case .adp: trees.relation(of: token) == .caseMarker && trees.subtree(of: token).count == 1
        default: false
        }
    }

    private func isTrailing(_ token: Int) -> Bool {
        analysis.tokens[token].tag == .punct && analysis.text.string(in: analysis.tokens[token].span) != ")"
    }
}
