// Tags to noun phrases: determiners, modifiers and a head, without what follows the head.

/// Finds base noun phrases; a possessive ends one and the next begins after it.
struct NounPhraseFinder: Sendable {
    let vocabulary: Vocabulary
    let marks: Marks

    func phrases(tokens: [Token], sentences: [Sentence]) -> [NounPhrase] {
        var found: [NounPhrase] = []
        found.reserveCapacity(tokens.count / 4)
        for sentence in sentences {
            var at = sentence.tokens.lowerBound
            while at < sentence.tokens.upperBound {
                if let phrase = phrase(at: at, end: sentence.tokens.upperBound, tokens) {
                    found.append(phrase)
                    at = phrase.tokens.upperBound
                } else {
                    at += 1
                }
            }
        }
        return found
    }

    private func phrase(at start: Int, end: Int, _ tokens: [Token]) -> NounPhrase? {
        var at = start
        if let lead = vocabulary.approximators.longestMatch(at: at, in: tokens, limit: end),
            lead.tokens.upperBound < end, isQuantity(lead.tokens.upperBound, end, tokens)
        {
            at = lead.tokens.upperBound
        }
        if tokens[at].tag == .pron { return pronoun(start, at, end, tokens) }
        return core(start, from: at, end: end, tokens)
    }

    /// A pronoun alone, or a possessive pronoun that opens a phrase.
    private func pronoun(_ start: Int, _ at: Int, _ end: Int, _ tokens: [Token]) -> NounPhrase? {
        if vocabulary.has(tokens[at].key, .relative) { return nil }
        if vocabulary.has(tokens[at].key, .possessive), at + 1 < end,
            let phrase = core(start, from: at + 1, end: end, tokens)
        {
            return phrase
        }
        return NounPhrase(tokens: start..<(at + 1), head: at, isPossessive: false)
    }

    private func isQuantity(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        tokens[at].tag == .num || (tokens[at].tag == .sym && at + 1 < end && tokens[at + 1].tag == .num)
            || (tokens[at].tag == .det && at + 1 < end && tokens[at + 1].tag == .num)
    }

    private func core(_ start: Int, from first: Int, end: Int, _ tokens: [Token]) -> NounPhrase? {
        var at = first
        var head: Int?
        while at < end, step(at, first: first, end: end, head: head, tokens) {
            switch tokens[at].tag {
            case .noun, .propn, .num: head = at
            default: break
            }
            at += 1
        }
        guard let head = head ?? lastAdjective(after: first, before: at, tokens) else { return nil }
        let isPossessive = at < end && at == head + 1 && tokens[at].tag == .part && isPossessiveMark(tokens[at])
        return NounPhrase(tokens: start..<(head + 1), head: head, isPossessive: isPossessive)
    }

    /// “the injured”, “the poor”: an adjective after a determiner is the head where no noun follows.
    private func lastAdjective(after first: Int, before end: Int, _ tokens: [Token]) -> Int? {
        guard end > first + 1, tokens[first].tag == .det else {
            return end == first + 1 && isFree(tokens[first]) ? first : nil
        }
        return tokens[end - 1].tag == .adj ? end - 1 : nil
    }

    /// “this”, “those”, “all”: determiners that may stand alone are tagged as pronouns; nothing else does.
    private func isFree(_ token: Token) -> Bool { false }

    private func isPossessiveMark(_ token: Token) -> Bool {
        token.key == marks.possessive || token.key == marks.singleClose
    }

    /// Whether the token at `at` goes on with the phrase.
    private func step(_ at: Int, first: Int, end: Int, head: Int?, _ tokens: [Token]) -> Bool {
        let token = tokens[at]
        switch token.tag {
        case .noun: return head.map { !breaks(after: $0, at, tokens) } ?? true
        case .propn: return head.map { !breaks(after: $0, at, tokens) } ?? true
        case .num: return head.map { tokens[$0].tag != .noun || isHyphen(at - 1, tokens) } ?? true
        case .det: return head == nil && !precededByAdjective(at, first, tokens)
        case .adj:
            return head.map {
                (tokens[$0].tag != .noun || isHyphen($0 - 1, tokens)) && leadsToNoun(at, end, tokens)
                    || isHyphen(at - 1, tokens)
            }
                ?? true
        case .sym: return head == nil && at + 1 < end && tokens[at + 1].tag == .num || followsNumber(at, tokens)
        case .adv: return head == nil && leadsToModifier(at, end, tokens) && at > first
        case .verb: return isParticipleModifier(at, first, end, head, tokens)
        case .punct: return isHyphen(at, tokens) && at > first && joins(at, end, tokens)
        default: return at > first && vocabulary.has(token.key, .particle) && joinsName(at, end, tokens)
        }
    }

    private func isHyphen(_ at: Int, _ tokens: [Token]) -> Bool { at >= 0 && tokens[at].key == marks.hyphen }

    /// A hyphen with no space on either side.
    private func joins(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        at + 1 < end && !tokens[at].shape.contains(.spaceBefore) && !tokens[at + 1].shape.contains(.spaceBefore)
            && tokens[at + 1].tag != .adp
    }

    private func joinsName(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        tokens[at - 1].tag == .propn && at + 1 < end
            && (tokens[at + 1].tag == .propn
                || (isHyphen(at + 1, tokens) && at + 2 < end && tokens[at + 2].tag == .propn))
    }

    /// A day ends its phrase before another subject: “on Friday police said”.
    private func breaks(after head: Int, _ at: Int, _ tokens: [Token]) -> Bool {
        let isDay = vocabulary.has(tokens[at].key, .calendar)
        guard head == at - 1, vocabulary.has(tokens[head].key, .calendar) else { return isDay && head == at - 1 }
        return !vocabulary.has(tokens[at].lemma, .dayPart) && !vocabulary.has(tokens[at].key, .calendar)
    }

    private func precededByAdjective(_ at: Int, _ first: Int, _ tokens: [Token]) -> Bool {
        at > first && tokens[at - 1].tag != .det
    }

    private func leadsToNoun(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        var next = at + 1
        while next < end, tokens[next].tag == .adj || isHyphen(next, tokens) { next += 1 }
        return next < end && (tokens[next].tag == .noun || tokens[next].tag == .propn)
    }

    private func leadsToModifier(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        at + 1 < end
            && (tokens[at + 1].tag == .adj || tokens[at + 1].tag == .num || isNounParticiple(at + 1, end, tokens))
    }

    private func isNounParticiple(_ at: Int, _ end: Int, _ tokens: [Token]) -> Bool {
        tokens[at].tag == .verb && (tokens[at].form == .pastParticiple || tokens[at].form == .gerund)
            && leadsToNoun(at, end, tokens)
    }

    /// “the wounded soldiers”, “a Russian-led force”: a participle inside a phrase.
    private func isParticipleModifier(_ at: Int, _ first: Int, _ end: Int, _ head: Int?, _ tokens: [Token]) -> Bool {
        guard at > first || (at > 0 && vocabulary.has(tokens[at - 1].key, .possessive)) else { return false }
        guard tokens[at].form != .base, tokens[at].form != .present, tokens[at].form != .thirdPerson else {
            return false
        }
        if isHyphen(at - 1, tokens) { return leadsToNoun(at, end, tokens) }
        guard head.map({ tokens[$0].tag == .num }) ?? true else { return false }
        return isNounParticiple(at, end, tokens)
    }

    private func followsNumber(_ at: Int, _ tokens: [Token]) -> Bool { at > 0 && tokens[at - 1].tag == .num }
}
