// The cheapest way through a sentence's readings, by the costs of readings and of neighbours.

/// Gives each token its tag, verb form and lemma; deterministic.
struct Tagger: Sendable {
    let vocabulary: Vocabulary
    let marks: Marks
    let inflections: Inflections

    /// Most of a sentence's words must be in capitals to be read without them, in percent.
    private static let loudShare = 70
    private static let titleShare = 80
    private static let fewestWords = 3
    private static let fewestTitleWords = 4

    init(vocabulary: Vocabulary, marks: Marks) {
        self.vocabulary = vocabulary
        self.marks = marks
        inflections = Inflections(vocabulary: vocabulary)
    }

    /// One step's best cost and where it came from.
    private struct Step {
        var candidate: Candidate
        var total: Int32
        var previous: Int32
    }

    func tag(_ tokens: inout [Token], in sentences: [Sentence], _ bytes: [UInt8]) {
        var steps: [Step] = []
        var list: [Candidate] = []
        for sentence in sentences { tag(&tokens, sentence.tokens, bytes, &steps, &list) }
    }

    private func tag(
        _ tokens: inout [Token], _ range: Range<Int>, _ bytes: [UInt8], _ steps: inout [Step],
        _ list: inout [Candidate]
    ) {
        steps.removeAll(keepingCapacity: true)
        let mode = caseMode(tokens[range])
        var before = 0..<0
        for index in range {
            let isOpening = tokens[index].shape.contains(.sentenceStart) || opens(tokens[index - 1], tokens[index])
            candidates(tokens[index], bytes, mode: mode, isOpening: isOpening, &list)
            let first = steps.count
            for candidate in list { steps.append(best(candidate, after: before, steps)) }
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
        if mark.key == marks.colon || marks.isBullet(mark.key) { return true }
        let isQuote = mark.key == marks.straight || marks.isOpeningQuote(mark.key)
        return isQuote && !token.shape.contains(.spaceBefore)
    }

    private func best(_ candidate: Candidate, after before: Range<Int>, _ steps: [Step]) -> Step {
        guard !before.isEmpty else {
            let cost = vocabulary.weights.cost(from: .start, to: candidate.state)
            return Step(candidate: candidate, total: candidate.cost + cost, previous: 0)
        }
        var bestTotal = Int32.max
        var previous = before.lowerBound
        for index in before {
            let cost = vocabulary.weights.cost(from: steps[index].candidate.state, to: candidate.state)
            let total = steps[index].total &+ cost
            if total < bestTotal {
                bestTotal = total
                previous = index
            }
        }
        return Step(candidate: candidate, total: bestTotal &+ candidate.cost, previous: Int32(clamping: previous))
    }

    private func caseMode(_ tokens: ArraySlice<Token>) -> CaseMode {
        var words = 0
        var loud = 0
        var long = 0
        var capitals = 0
        for token in tokens where !token.shape.contains(.punctuation) && !token.shape.contains(.hasDigit) {
            let length = token.end - token.start
            guard length > 1 else { continue }
            words += 1
            if token.shape.contains(.allCaps) { loud += 1 }
            if length >= 4 {
                long += 1
                if token.shape.contains(.capitalized) { capitals += 1 }
            }
        }
        if words >= Self.fewestWords && loud * 100 >= words * Self.loudShare { return .loud }
        if long >= Self.fewestTitleWords && capitals * 100 >= long * Self.titleShare { return .title }
        return .normal
    }
}
