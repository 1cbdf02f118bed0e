// The cheapest way through a sentence's readings, by the costs of readings and of neighbours.

/// Gives each token its tag, verb form and lemma; deterministic.
struct Tagger: Sendable {
    let vocabulary: Vocabulary
    let marks: Marks
    let inflections: Inflections

    init(vocabulary: Vocabulary, marks: Marks) {
        self.vocabulary = vocabulary
        self.marks = marks
        inflections = Inflections(vocabulary: vocabulary)
    }

    /// A reading with the cost of the best way to it, and the reading before it on that way.
    private struct Step {
        var candidate: Candidate
        var total: Int32
        var previous: Int32
    }

    /// `evidence`: one a token, or none at all.
    func tag(_ tokens: inout [Token], in sentences: [Sentence], _ bytes: [UInt8], evidence: [TagEvidence] = []) {
        var steps: [Step] = []
        var list: [Candidate] = []
        vocabulary.weights.withCosts { costs in
            for sentence in sentences { tag(&tokens, sentence.tokens, bytes, costs, evidence, &steps, &list) }
        }
    }

    private func tag(
        _ tokens: inout [Token], _ range: Range<Int>, _ bytes: [UInt8], _ costs: UnsafeBufferPointer<Int32>,
        _ evidence: [TagEvidence], _ steps: inout [Step], _ list: inout [Candidate]
    ) {
        steps.removeAll(keepingCapacity: true)
        let mode = CaseMode(of: tokens[range])
        var before = 0..<0
        for index in range {
            let isOpening = tokens[index].shape.contains(.sentenceStart) || opens(tokens[index - 1], tokens[index])
            candidates(tokens[index], bytes, mode: mode, isOpening: isOpening, &list)
            if !evidence.isEmpty {
                for place in list.indices { list[place].cost += evidence[index].cost(of: list[place]) }
            }
            let first = steps.count
            for candidate in list { append(candidate, after: before, costs, &steps) }
            before = first..<steps.count
        }
        guard var at = before.min(by: { steps[$0].total < steps[$1].total }) else { return }
        for index in range.reversed() {
            let chosen = steps[at].candidate
            tokens[index].tag = chosen.state.tag
            tokens[index].form = chosen.form
            tokens[index].lemma = chosen.lemma
            at = Int(steps[at].previous)
        }
    }

    /// Whether a mark begins a sentence inside the sentence: a quotation mark, a colon, a bullet.
    private func opens(_ mark: Token, _ token: Token) -> Bool {
        guard mark.shape.contains(.punctuation) else { return false }
        if mark.key == marks.colon || marks.isBullet(mark.key) { return true }
        let isQuote = mark.key == marks.straight || marks.isOpeningQuote(mark.key)
        return isQuote && !token.shape.contains(.spaceBefore)
    }

    @inline(__always)
    private func append(
        _ candidate: Candidate, after before: Range<Int>, _ costs: UnsafeBufferPointer<Int32>, _ steps: inout [Step]
    ) {
        let column = Int(candidate.state.rawValue)
        guard !before.isEmpty else {
            let cost = costs[Int(TagState.start.rawValue) * TagState.count + column]
            return steps.append(Step(candidate: candidate, total: candidate.cost &+ cost, previous: 0))
        }
        var bestTotal = Int32.max
        var previous = before.lowerBound
        for index in before {
            let row = Int(steps[index].candidate.state.rawValue) * TagState.count
            let total = steps[index].total &+ costs[row + column]
            if total < bestTotal {
                bestTotal = total
                previous = index
            }
        }
        steps.append(
            Step(
                candidate: candidate, total: bestTotal &+ candidate.cost, previous: Int32(truncatingIfNeeded: previous))
        )
    }
}
