// Where content begins and ends: after its cue, before it, and around it.

import SitrepText

extension ClaimText {
    /// The first token of content after a cue, hearer and adjuncts passed over; absent when none follows.
    func contentStart(after end: Int, cue: Cue, limit: Int) -> Int? {
        var at = end
        if cue.frames.contains(.hearer) { at = skipHearer(at, limit: limit) }
        at = skipAdjunctsRight(at, limit: limit)
        guard at < limit else { return nil }
        if key(at) == words.colon { return at + 1 < limit ? at + 1 : nil }
        if key(at) == words.comma {
            let next = at + 1
            guard next < limit, isQuoted(next) && !isA(.clause, next) || key(next) == words.that else { return nil }
            return next
        }
        if isQuoted(at) { return at }
        if isMark(at) && !isDash(at) && tokens[at].tag != .sym { return nil }
        return accepts(at, cue: cue) ? at : nil
    }

    private func accepts(_ token: Int, cue: Cue) -> Bool {
        if isA(.clause, token) { return !cue.frames.isDisjoint(with: [.clause, .object, .of]) }
        if key(token) == words.to { return cue.frames.contains(.infinitive) && group(at: token)?.isInfinitive ?? false }
        if words.conjunctions.contains(key(token)) || key(token) == words.by { return false }
        let isPhrase = phrase(startingAt: token) != nil
        if isPhrase || group(at: token)?.isNonFinite ?? false {
            if cue.frames.contains(.object) { return true }
            guard cue.frames.contains(.clause) else { return false }
            return true
        }
        switch tokens[token].tag {
        case .adp, .sconj, .adv: return cue.frames.contains(.clause) && clauseFollows(token)
        case .cconj, .punct, .aux, .verb: return false
        default: return !cue.frames.isDisjoint(with: [.clause, .object])
        }
    }

    /// "said in recent weeks the army had left": a clause after an adjunct.
    private func clauseFollows(_ token: Int) -> Bool {
        let limit = sentence(of: token).upperBound
        var at = token
        while at < limit, key(at) != words.semicolon {
            if finiteGroup(at: at) != nil { return true }
            at += 1
        }
        return false
    }

    private func skipHearer(_ token: Int, limit: Int) -> Int {
        guard let hearer = phrase(startingAt: token), hearer.tokens.upperBound <= limit, !isTime(hearer.head) else {
            return token
        }
        var end = hearer.tokens.upperBound
        if let owned = owned(by: hearer) { end = owned.tokens.upperBound }
        while end < limit, words.linkers.contains(key(end)) || key(end) == words.and, key(end) != words.to,
            let more = phrase(startingAt: end + 1), more.tokens.upperBound <= limit, !isTime(more.head)
        {
            end = more.tokens.upperBound
            if let owned = owned(by: more) { end = owned.tokens.upperBound }
        }
        // "told the army had left": the phrase is the subject of the content, not a hearer.
        if finiteGroup(at: end) != nil { return token }
        return end
    }

    /// Passes over days, "in a statement", "to reporters" and adverbs after a cue.
    func skipAdjunctsRight(_ token: Int, limit: Int) -> Int {
        var at = token
        while at < limit {
            if isTime(at) {
                at += 1
            } else if tokens[at].tag == .adp || key(at) == words.to, let past = adjunctEnd(at, limit: limit) {
                at = past
            } else if (tokens[at].tag == .adv || isA(.adverb, at)) && !isA(.clause, at) && phrase(startingAt: at) == nil
            {
                at += 1
            } else if key(at) == words.comma, let past = insertEnd(at, limit: limit) {
                at = past
            } else {
                break
            }
        }
        return at
    }

    /// The end of a preposition's phrase that tells when, where or to whom something is said.
    private func adjunctEnd(_ token: Int, limit: Int) -> Int? {
        if isTime(token + 1) {
            var end = token + 1
            while end < limit, isTime(end) { end += 1 }
            return end
        }
        guard let object = phrase(startingAt: token + 1), object.tokens.upperBound <= limit else { return nil }
        let isHearer = key(token) == words.to && group(at: token + 1) == nil
        var end = object.tokens.upperBound
        var head = object.head
        if let owned = owned(by: object) {
            end = owned.tokens.upperBound
            head = owned.head
        }
        guard isA([.venue, .document], head) || isHearer || endsBeforeContent(end, limit: limit) else { return nil }
        while end < limit, tokens[end].tag == .adp || key(end) == words.to, let more = phrase(startingAt: end + 1),
            more.tokens.upperBound <= limit, finiteGroup(at: more.tokens.upperBound) == nil
        {
            end = more.tokens.upperBound
        }
        return finiteGroup(at: end) == nil ? end : nil
    }

    /// Whether content begins behind an adjunct, days passed over: "on Twitter Saturday that".
    private func endsBeforeContent(_ token: Int, limit: Int) -> Bool {
        var at = token
        while at < limit, isTime(at) { at += 1 }
        guard at < limit else { return false }
        if key(at) == words.comma { return isQuoted(at + 1) }
        return key(at) == words.that || key(at) == words.colon || isQuoted(at)
    }

    /// ", however," or ", in a statement," after a cue; the token past the second comma.
    private func insertEnd(_ comma: Int, limit: Int) -> Int? {
        let next = comma + 1
        guard next < limit else { return nil }
        var end = next
        if tokens[next].tag == .adv || isA(.adverb, next) {
            end = next + 1
        } else if tokens[next].tag == .adp, let past = adjunctEnd(next, limit: limit) {
            end = past
        } else if tokens[next].tag == .adp, let object = phrase(startingAt: next + 1) {
            end = object.tokens.upperBound
        } else {
            return nil
        }
        return end < limit && key(end) == words.comma ? end + 1 : nil
    }

    /// The end of content that begins at a token.
    ///
    /// A quotation that fills the content ends it; else the sentence does, or the clause where another begins.
    func contentEnd(from start: Int, cue: Cue, isClause: Bool, isInside: Bool = false) -> Int {
        var limit = sentence(of: start).upperBound
        var at = start
        if let quoted = quotationRange(at: start), quoted.lowerBound == start {
            limit = max(limit, sentence(of: quoted.upperBound - 1).upperBound)
            if endsAfterQuotation(quoted.upperBound, limit: limit) { return quoted.upperBound }
            at = quoted.upperBound
        }
        while at < limit {
            if let quoted = quotationRange(at: at) {
                limit = max(limit, sentence(of: quoted.upperBound - 1).upperBound)
                let past = max(quoted.upperBound, at + 1)
                if endsSentenceInside(quoted), past >= limit || tokens[past].shape.contains(.sentenceStart) {
                    return past
                }
                at = past
                continue
            }
            if at > start, endsContent(at, limit: limit, isClause: isClause) || isInside && mainClauseBegins(at, limit)
            {
                break
            }
            at += 1
        }
        return trimmed(start..<min(at, limit)).upperBound
    }

    /// ", the army had left" or ", vetoed the bill" after a claim inside a subordinate clause.
    private func mainClauseBegins(_ comma: Int, _ limit: Int) -> Bool {
        guard key(comma) == words.comma, comma + 1 < limit, !isQuoted(comma + 1) else { return false }
        let next = skipAdverbs(comma + 1, limit: limit)
        if finiteGroup(at: next) != nil { return true }
        guard let subject = source(startingAt: next, limit: limit, takes: .phrase) else { return false }
        return finiteGroup(at: skipAdverbs(subject.range.upperBound, limit: limit)) != nil
    }

    private func endsSentenceInside(_ quoted: Range<Int>) -> Bool {
        quoted.count > 1
            && (isSentenceEnd(quoted.upperBound - 2)
                || quoted.upperBound == sentence(of: quoted.upperBound - 1).upperBound)
    }

    private func endsAfterQuotation(_ end: Int, limit: Int) -> Bool {
        end >= limit || isMark(end) || tokens[end].shape.contains(.sentenceStart) || endsSentenceMark(end - 1)
            || endsSentenceMark(end - 2)
    }

    private func endsSentenceMark(_ token: Int) -> Bool { key(token) == words.comma || isSentenceEnd(token) }

    /// Whether what begins at a token is no longer content.
    private func endsContent(_ token: Int, limit: Int, isClause: Bool) -> Bool {
        let word = key(token)
        if word == words.semicolon { return true }
        if word == words.comma { return endsAtComma(token, limit: limit, isClause: isClause) }
        if word == words.and || word == words.but || word == words.or {
            return beginsNextCue(token + 1, isClause: isClause, afterComma: false)
        }
        if isDash(token), isClause == false { return true }
        return false
    }

    private func endsAtComma(_ comma: Int, limit: Int, isClause: Bool) -> Bool {
        let next = comma + 1
        guard next < limit else { return true }
        if key(next) == Self.according { return true }
        if isA(.tail, next), group(at: next)?.isNonFinite ?? (tokens[next].form != .none) { return true }
        if isPromising(next) { return true }
        if words.conjunctions.contains(key(next)) {
            return beginsNextCue(next + 1, isClause: isClause, afterComma: true)
        }
        if isQuoted(next) { return false }
        if isClause { return reportsBack(next, limit: limit) }
        if words.relatives.contains(key(next)) || tokens[next].tag == .sconj { return true }
        if let group = group(at: next), group.isNonFinite { return true }
        return reportsBack(next, limit: limit)
    }

    /// ", promising aid": a gerund that reports what the source does next.
    private func isPromising(_ token: Int) -> Bool {
        guard let group = group(at: token), group.isNonFinite, tokens[group.head].form == .gerund,
            let cue = cues.verbs.longestMatch(at: group.head, in: tokens)?.value
        else { return false }
        return !cue.frames.isDisjoint(with: [.after, .infinitive])
    }

    private static var according: WordKey { WordKey("according") }

    /// ", he said" or ", said the governor" at the end of a sentence.
    private func reportsBack(_ token: Int, limit: Int) -> Bool {
        guard !isQuoted(token) else { return false }
        if let group = group(at: token), isSpeech(group), !group.isNonFinite {
            return source(startingAt: group.tokens.upperBound, limit: limit, takes: .phrase) != nil
        }
        guard let subject = source(startingAt: token, limit: limit, takes: .phrase),
            let group = finiteGroup(at: skipAdverbs(subject.range.upperBound, limit: limit)), isSpeech(group)
        else { return false }
        let end = skipAdjunctsRight(group.tokens.upperBound, limit: limit)
        return end >= limit || isSentenceEnd(end) || key(end) == words.comma
    }

    func skipAdverbs(_ token: Int, limit: Int) -> Int {
        var at = token
        while at < limit, group(at: at) == nil, tokens[at].tag == .adv { at += 1 }
        return at
    }

    private func isSpeech(_ group: VerbGroup) -> Bool {
        guard let match = cues.verbs.longestMatch(at: group.head, in: tokens) else { return false }
        return match.value.frames.contains(.after)
    }

    /// After "and" or "but": a verb of the source's own, or a new source with its cue.
    private func beginsNextCue(_ token: Int, isClause: Bool, afterComma: Bool) -> Bool {
        let limit = sentence(of: token).upperBound
        let at = skipAdverbs(token, limit: limit)
        if let group = finiteGroup(at: at) {
            if group.modal != nil { return false }
            if !isClause { return true }
            return cues.verbs.longestMatch(at: group.head, in: tokens)?.value.frames.contains(.clause) ?? false
        }
        guard let subject = source(startingAt: at, limit: limit, takes: .phrase),
            let group = finiteGroup(at: skipAdverbs(subject.range.upperBound, limit: limit))
        else { return false }
        if !isClause { return true }
        return cues.verbs.longestMatch(at: group.head, in: tokens)?.value.frames.contains(.clause) ?? false
    }

    /// The first token of content that ends before its cue.
    func contentStart(endingAt end: Int, notBefore floor: Int) -> Int {
        let last = end - 1
        let unit = unit(of: last)
        var start = max(unit.lowerBound, floor)
        if let quoted = quotationRange(at: last) {
            start = max(floor, startOfSpeech(quoted, sentenceStart: start))
        }
        var at = last
        while at > start {
            if !isQuoted(at), key(at) == words.semicolon { return at + 1 }
            at -= 1
        }
        while start < end, !isQuoted(start), words.conjunctions.contains(key(start)) || key(start) == words.comma {
            start += 1
        }
        return start
    }

    /// Speech begins with its quotation, or with the sentence whose words go on into it.
    private func startOfSpeech(_ quoted: Range<Int>, sentenceStart: Int) -> Int {
        let first = quoted.lowerBound
        let own = sentence(of: first).lowerBound
        guard own < first, own >= sentenceStart || sentenceStart <= first else { return first }
        let lead = max(own, sentenceStart)..<first
        let hasWords = lead.contains { !isMark($0) && !words.conjunctions.contains(key($0)) && !isTime($0) }
        return hasWords ? lead.lowerBound : first
    }
}
