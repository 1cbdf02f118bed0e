// Tags to verb groups: auxiliaries, negation and a main verb; settles what is an auxiliary on the way.

/// Finds verb groups and puts tags and forms right that only the group shows.
struct VerbGroupFinder: Sendable {
    let vocabulary: Vocabulary
    let marks: Marks
    private let be = WordKey("be")
    private let have = WordKey("have")
    private let `do` = WordKey("do")
    private let get = WordKey("get")
    private let to = WordKey("to")
    private let no = WordKey("no")
    private let longer = WordKey("longer")

    /// At most this many adverbs stand between an auxiliary and its verb.
    private static let longestGap = 4

    /// A subject between an auxiliary and its verb is no longer than this many tokens.
    private static let longestSubject = 5

    init(vocabulary: Vocabulary, marks: Marks) {
        self.vocabulary = vocabulary
        self.marks = marks
    }

    func groups(tokens: inout [Token], sentences: [Sentence]) -> [VerbGroup] {
        var found: [VerbGroup] = []
        found.reserveCapacity(tokens.count / 6)
        for sentence in sentences {
            var at = sentence.tokens.lowerBound
            while at < sentence.tokens.upperBound {
                if let group = group(at: at, end: sentence.tokens.upperBound, &tokens, after: found.last) {
                    found.append(group)
                    at = group.tokens.upperBound
                } else {
                    at += 1
                }
            }
        }
        return found
    }

    /// What was seen of a group from left to right.
    private struct Reading {
        var auxiliaries: [Int] = []
        var head = -1
        var isNegated = false
        var isInfinitive = false
    }

    private func group(at start: Int, end: Int, _ tokens: inout [Token], after last: VerbGroup?) -> VerbGroup? {
        var reading = Reading()
        var at = start
        if tokens[at].key == to, tokens[at].tag == .part {
            reading.isInfinitive = true
            at = gapEnd(at + 1, end, tokens, &reading)
            guard at < end, tokens[at].tag == .verb || tokens[at].tag == .aux, canBeBase(tokens[at]) else { return nil }
        }
        while at < end {
            if tokens[at].tag == .aux {
                reading.auxiliaries.append(at)
                let before = reading.isNegated
                let next = gapEnd(at + 1, end, tokens, &reading)
                let isBound = next < end && continues(tokens[next], after: tokens[at], isGap: next > at + 1)
                if isBound {
                    at = next
                    continue
                }
                // Only a negation that follows at once stays with a verb that stands alone.
                if !before && reading.isNegated {
                    return close(start, reading, negatedEnd(at + 1, next, tokens), &tokens, last)
                }
                return close(start, reading, at + 1, &tokens, last)
            }
            guard tokens[at].tag == .verb else { break }
            reading.head = at
            return close(start, reading, at + 1, &tokens, last)
        }
        guard !reading.auxiliaries.isEmpty else { return nil }
        return close(start, reading, at, &tokens, last)
    }

    /// Past adverbs and negators; notes a negation.
    private func gapEnd(_ start: Int, _ end: Int, _ tokens: [Token], _ reading: inout Reading) -> Int {
        var at = start
        while at < end, at - start < Self.longestGap {
            if vocabulary.has(tokens[at].key, .negator) {
                reading.isNegated = true
            } else if tokens[at].key == no, at + 1 < end, tokens[at + 1].key == longer {
                reading.isNegated = true
                at += 1
            } else if tokens[at].tag != .adv && !isQuote(tokens[at]) {
                break
            }
            at += 1
        }
        return at
    }

    private func isQuote(_ token: Token) -> Bool {
        token.shape.contains(.punctuation)
            && (token.key == marks.straight || marks.isOpeningQuote(token.key) || marks.isClosingQuote(token.key))
    }

    private func negatedEnd(_ start: Int, _ end: Int, _ tokens: [Token]) -> Int {
        var at = start
        while at < end, !vocabulary.has(tokens[at].key, .negator), tokens[at].key != longer { at += 1 }
        return min(at + 1, end)
    }

    private func canBeBase(_ token: Token) -> Bool {
        token.form == .base || token.form == .present || (token.form == .past && token.key == token.lemma)
    }

    /// Whether a verb can belong to the auxiliary before it.
    private func continues(_ next: Token, after auxiliary: Token, isGap: Bool) -> Bool {
        guard next.tag == .verb || next.tag == .aux else { return false }
        if vocabulary.has(auxiliary.key, .modal) || auxiliary.lemma == `do` {
            return canBeBase(next) || next.form == .past
        }
        if auxiliary.lemma == have { return next.form == .pastParticiple || next.form == .past }
        return next.form == .pastParticiple || next.form == .gerund || next.form == .past
    }

    private func close(
        _ start: Int, _ reading: Reading, _ end: Int, _ tokens: inout [Token], _ last: VerbGroup?
    ) -> VerbGroup? {
        let auxiliaries = reading.auxiliaries
        var head = reading.head
        if head < 0 {
            guard let only = auxiliaries.last else { return nil }
            head = only
            // “have” and “do” alone are full verbs.
            let isFull = tokens[only].lemma == have || tokens[only].lemma == `do`
            if isFull && !isInverted(only, tokens) { tokens[only].tag = .verb }
        } else {
            settle(head, after: auxiliaries, isInfinitive: reading.isInfinitive, &tokens)
        }
        let helpers = auxiliaries.filter { $0 != head }
        let shared = shares(start, helpers, tokens, last) ? last : nil
        if shared != nil { tokens[head].form = .pastParticiple }
        let form = tokens[head].form
        let isParticiple = form == .pastParticiple
        let modal = helpers.first { vocabulary.has(tokens[$0].key, .modal) }
        let isFuture = modal.map { vocabulary.has(tokens[$0].key, .future) } ?? false
        let nearest = helpers.last.map { tokens[$0].lemma }
        let isPassive = isParticiple && (nearest == be || nearest == get) || (shared?.isPassive ?? false)
        let isNonFinite = helpers.isEmpty && !reading.isInfinitive && (isParticiple || form == .gerund) && shared == nil
        return VerbGroup(
            tokens: start..<end, head: head,
            tense: shared?.tense
                ?? (reading.isInfinitive || isNonFinite
                    ? .none : tense(isFuture, modal != nil, tokens[helpers.first ?? head])),
            isPassive: isPassive,
            isPerfect: helpers.contains { tokens[$0].lemma == have } || (shared?.isPerfect ?? false),
            isProgressive: helpers.contains { tokens[$0].lemma == be }
                && (form == .gerund || hasGerund(helpers, tokens)),
            isNegated: reading.isNegated || neverBefore(start, tokens) || (shared?.isNegated ?? false),
            isInfinitive: reading.isInfinitive, isNonFinite: isNonFinite, modal: isFuture ? nil : modal ?? shared?.modal
        )
    }

    /// “Did the president know …”: the verb stands behind the subject.
    private func isInverted(_ auxiliary: Int, _ tokens: [Token]) -> Bool {
        var at = auxiliary + 1
        let limit = min(tokens.count, at + Self.longestSubject)
        guard at < limit, tokens[at].tag == .pron || tokens[at].tag == .det || tokens[at].tag == .propn else {
            return false
        }
        while at < limit {
            switch tokens[at].tag {
            case .verb:
                return tokens[at].form == .base || tokens[at].form == .present || tokens[at].form == .pastParticiple
            case .pron, .det, .propn, .noun, .adj, .adv, .num: at += 1
            default: return false
            }
        }
        return false
    }

    private func hasGerund(_ helpers: [Int], _ tokens: [Token]) -> Bool {
        helpers.dropFirst().contains { tokens[$0].form == .gerund }
    }

    private func tense(_ isFuture: Bool, _ isModal: Bool, _ first: Token) -> VerbGroup.Tense {
        if isFuture { return .future }
        if isModal { return .none }
        return first.form == .past ? .past : .present
    }

    /// Forms that the auxiliary decides: a participle after “be” and “have”, a base form after modals and “to”.
    private func settle(_ head: Int, after auxiliaries: [Int], isInfinitive: Bool, _ tokens: inout [Token]) {
        guard let last = auxiliaries.last else {
            if isInfinitive { tokens[head].form = .base }
            return
        }
        let isVerbal = tokens[last].lemma == be || tokens[last].lemma == have
        if isVerbal, tokens[head].form == .past { tokens[head].form = .pastParticiple }
        if !isVerbal, tokens[head].form == .present || tokens[head].form == .past { tokens[head].form = .base }
    }

    /// A second participle behind “and” shares the auxiliaries of the first: “was shot and killed”.
    private func shares(_ start: Int, _ helpers: [Int], _ tokens: [Token], _ last: VerbGroup?) -> Bool {
        guard let last, helpers.isEmpty, start > 1, tokens[start - 1].tag == .cconj,
            last.tokens.upperBound == start - 1, tokens[last.head].form == .pastParticiple, !last.isNonFinite
        else { return false }
        if tokens[start].form == .pastParticiple { return true }
        // A past form without an object: “was choked and pushed to the ground”.
        guard tokens[start].form == .past, vocabulary.entry(of: tokens[start].key, state: .verbParticiple) != nil,
            start + 1 < tokens.count
        else { return false }
        let next = tokens[start + 1]
        return last.isPassive && (next.tag == .adp || next.key == marks.stop || next.key == marks.comma)
    }

    private func neverBefore(_ start: Int, _ tokens: [Token]) -> Bool {
        start > 0 && vocabulary.has(tokens[start - 1].key, .negator)
    }
}
