// Who speaks: the noun phrase with its modifiers before or after a cue.

import SitrepText

/// The words for a source.
struct SourcePhrase: Hashable, Sendable {
    /// Tokens of the phrase as it stands.
    var range: Range<Int>
    /// Token of its head.
    var head: Int
    /// What a relative pronoun stands for.
    var antecedent: Range<Int>?
    /// "As" before it: "as the ministry put it".
    var isAfterAs = false
    /// Past the inserts between it and its verb that do not belong to it.
    var reach: Int?
    /// "Although the mayor said …,": the main clause is still to come.
    var isSubordinate = false

    /// Where the clause of the source begins.
    var clauseStart: Int { isAfterAs ? range.lowerBound - 1 : range.lowerBound }
}

/// What may follow the head of a source.
enum SourceTail: Sendable {
    /// Prepositional phrases and list members.
    case phrase
    /// Also clauses that no comma sets off.
    case clauses
    /// Also clauses and appositions set off by commas.
    case everything
}

/// Limits of the search for sources, in tokens.
private enum Reach {
    static let insert = 45
    static let adjunct = 10
    static let bracket = 12
    static let clause = 24
    static let quotedAdverb = 4
    /// Tokens before a subordinate subject that still open a sentence: "But even as".
    static let opening = 2
    static let groups = 8
}

extension ClaimText {
    /// The subject that stands before a token, adjuncts between them passed over.
    func subject(before token: Int, notBefore floor: Int) -> SourcePhrase? {
        let end = skipAdjunctsLeft(from: token, notBefore: floor)
        guard end > floor else { return nil }
        if isQuoted(end - 1) { return subjectBeforeQuotedAdverb(end - 1, notBefore: floor) }
        if words.relatives.contains(key(end - 1)) { return relative(at: end - 1, notBefore: floor) }
        if key(end - 1) == words.comma, let found = subjectBeforeInsert(closedAt: end - 1, notBefore: floor) {
            return found
        }
        let found = chain(endingAt: end, notBefore: floor)
        let isObject = found.map { group(at: $0.range.lowerBound - 1) != nil && $0.range.lowerBound > floor } ?? true
        if isObject, let wide = subjectWithClause(endingAt: end, notBefore: floor) {
            return marked(wide, notBefore: floor)
        }
        return found.map { marked($0, notBefore: floor) }
    }

    /// "the judge who heard the case said": a noun phrase with its relative clause.
    private func subjectWithClause(endingAt end: Int, notBefore floor: Int) -> SourcePhrase? {
        var at = end - 1
        let limit = max(floor, end - Reach.clause)
        while at > limit, !isMark(at), !isQuoted(at) {
            let isRelative = words.relatives.contains(key(at)) && tokens[at].tag != .sconj
            if isRelative, hasFiniteVerb(at..<end), let antecedent = chain(endingAt: at, notBefore: floor) {
                if key(at) == words.that, group(at: antecedent.range.lowerBound - 1) != nil { return nil }
                return SourcePhrase(range: antecedent.range.lowerBound..<end, head: antecedent.head)
            }
            at -= 1
        }
        return nil
    }

    /// "The envoy “strongly” condemned".
    private func subjectBeforeQuotedAdverb(_ token: Int, notBefore floor: Int) -> SourcePhrase? {
        guard let quoted = quotationRange(at: token), quoted.count <= Reach.quotedAdverb, quoted.lowerBound > floor,
            !isQuoted(quoted.lowerBound - 1)
        else { return nil }
        return chain(endingAt: quoted.lowerBound, notBefore: floor).map { marked($0, notBefore: floor) }
    }

    private func marked(_ source: SourcePhrase, notBefore floor: Int) -> SourcePhrase {
        var source = source
        let before = source.range.lowerBound - 1
        guard before >= floor else { return source }
        source.isAfterAs = key(before) == words.as
        let isNearStart = before - sentence(of: before).lowerBound <= Reach.opening
        source.isSubordinate = isNearStart && (tokens[before].tag == .sconj || key(before) == words.as)
        return source
    }

    private func relative(at token: Int, notBefore floor: Int) -> SourcePhrase? {
        var end = token
        if end > floor, key(end - 1) == words.comma { end -= 1 }
        guard let antecedent = chain(endingAt: end, notBefore: floor) else {
            return key(token) == words.that ? nil : SourcePhrase(range: token..<token + 1, head: token)
        }
        return SourcePhrase(range: token..<token + 1, head: token, antecedent: antecedent.range)
    }

    /// "X, a spokesman for Y, said": the insert must hold no verb of its own unless it is a relative clause.
    private func subjectBeforeInsert(closedAt close: Int, notBefore floor: Int) -> SourcePhrase? {
        var at = close - 1
        let limit = max(floor, close - Reach.insert)
        while at > limit {
            if let quoted = quotationRange(at: at) {
                at = quoted.lowerBound - 1
                continue
            }
            if key(at) == words.comma, let source = chain(endingAt: at, notBefore: floor), !isTime(source.head) {
                let insert = at + 1..<close
                let isRelative = words.relatives.contains(key(at + 1)) || isA(.clause, at + 1)
                if isRelative || !hasFiniteVerb(insert) {
                    let belongs = isRelative ? !reports(insert) : beginsPhrase(at + 1) || isNaming(at + 1)
                    var found = widened(source, by: belongs && !isTime(at + 1) ? close : nil, notBefore: floor)
                    found.reach = close + 1
                    return marked(found, notBefore: floor)
                }
            }
            at -= 1
        }
        return nil
    }

    /// "Jane Roe, 40, a nurse": the name before an age or an office set off by commas belongs to the phrase.
    private func widened(_ source: SourcePhrase, by close: Int?, notBefore floor: Int) -> SourcePhrase {
        var source = source
        if let close { source.range = source.range.lowerBound..<close }
        let start = source.range.lowerBound
        if start - 1 > floor, key(start - 1) == words.comma, tokens[source.head].tag != .propn,
            let name = chain(endingAt: start - 1, notBefore: floor), tokens[name.head].tag == .propn,
            !isTime(name.head), name.range.lowerBound <= floor || tokens[name.range.lowerBound - 1].tag != .adp
        {
            source.range = name.range.lowerBound..<source.range.upperBound
            source.head = name.head
        }
        return source
    }

    /// Whether a relative clause reports something itself.
    private func reports(_ insert: Range<Int>) -> Bool {
        insert.contains { token in
            guard let group = group(at: token), group.head == token else { return false }
            return cues.verbs.longestMatch(at: token, in: tokens)?.value.frames.contains(.clause) ?? false
        }
    }

    /// "known as the Harbour Council".
    private func isNaming(_ token: Int) -> Bool {
        guard let group = group(at: token), group.isNonFinite else { return false }
        return key(group.tokens.upperBound) == words.as
    }

    private func beginsPhrase(_ token: Int) -> Bool {
        guard tokens.indices.contains(token) else { return false }
        switch tokens[token].tag {
        case .det, .noun, .propn, .num, .adj, .pron: return true
        default: return phrase(startingAt: token) != nil
        }
    }

    /// The noun phrase that ends at a token, with the phrases that it hangs on: "the head of the agency in Homs".
    func chain(endingAt end: Int, notBefore floor: Int) -> SourcePhrase? {
        if isPercent(end - 1) { return share(endingAt: end, notBefore: floor) }
        if key(end - 1) == words.closeParenthesis { return bracketed(closedAt: end - 1, notBefore: floor) }
        guard let last = phrase(endingAt: end), last.tokens.lowerBound >= floor,
            !isTime(last.head) || last.tokens.count > 2
        else { return nil }
        var start = last.tokens.lowerBound
        var head = last.head
        var listed = false
        while start > floor {
            let before = start - 1
            if words.linkers.contains(key(before)), let left = phrase(endingAt: before), usable(left, floor) {
                start = left.tokens.lowerBound
                head = left.head
            } else if words.linkers.contains(key(before)), let left = participant(endingAt: before), usable(left, floor)
            {
                start = left.tokens.lowerBound
                head = left.head
            } else if let left = phrase(endingAt: before), left.isPossessive, usable(left, floor) {
                start = left.tokens.lowerBound
            } else if key(before) == words.and || key(before) == words.or, let left = listItem(endingAt: before, floor)
            {
                start = left.tokens.lowerBound
                listed = true
            } else if listed, key(before) == words.comma, let left = listItem(endingAt: before, floor) {
                start = left.tokens.lowerBound
            } else if let group = group(at: before), group.isNonFinite, tokens[group.head].form != .gerund,
                let left = phrase(endingAt: group.tokens.lowerBound), usable(left, floor)
            {
                start = left.tokens.lowerBound
                head = left.head
            } else {
                break
            }
        }
        return SourcePhrase(range: start..<end, head: head)
    }

    private func isPercent(_ token: Int) -> Bool {
        tokens.indices.contains(token) && tokens[token].tag == .sym && phrase(endingAt: token) != nil
    }

    /// "some 42%" as a source.
    private func share(endingAt end: Int, notBefore floor: Int) -> SourcePhrase? {
        guard let number = phrase(endingAt: end - 1), number.tokens.lowerBound >= floor else { return nil }
        return SourcePhrase(range: number.tokens.lowerBound..<end, head: number.head)
    }

    /// "Jane Roe (Labour)": a name with what stands in brackets after it.
    private func bracketed(closedAt close: Int, notBefore floor: Int) -> SourcePhrase? {
        var at = close - 1
        let limit = max(floor, close - Reach.bracket)
        while at > limit, key(at) != words.openParenthesis { at -= 1 }
        guard at > limit, var source = chain(endingAt: at, notBefore: floor) else { return nil }
        source.range = source.range.lowerBound..<close + 1
        return source
    }

    /// "Russia’s | Foreign Ministry": what a possessive phrase owns, possessives in a row passed over.
    func owned(by phrase: NounPhrase) -> NounPhrase? {
        var last: NounPhrase?
        var owner = phrase
        while owner.isPossessive, let next = self.phrase(startingAt: owner.tokens.upperBound + 1) {
            last = next
            owner = next
        }
        return last
    }

    /// "an official | involved | in": the noun phrase that a participle before a preposition goes with.
    private func participant(endingAt end: Int) -> NounPhrase? {
        guard let group = group(at: end - 1), group.isNonFinite, tokens[group.head].form != .gerund else { return nil }
        return phrase(endingAt: group.tokens.lowerBound)
    }

    private func usable(_ phrase: NounPhrase, _ floor: Int) -> Bool {
        phrase.tokens.lowerBound >= floor && !isTime(phrase.head) && !isQuoted(phrase.head)
    }

    /// A member of a list of sources; the object of a verb or preposition is none.
    private func listItem(endingAt end: Int, _ floor: Int) -> NounPhrase? {
        guard let left = phrase(endingAt: end), usable(left, floor), tokens[left.head].tag != .pron else { return nil }
        let before = left.tokens.lowerBound - 1
        if before < floor { return left }
        if group(at: before) != nil || tokens[before].tag == .adp || tokens[before].tag == .verb { return nil }
        return left
    }

    /// Passes over adverbs, days and ", however," between a subject and its verb.
    func skipAdjunctsLeft(from token: Int, notBefore floor: Int) -> Int {
        var end = token
        let limit = max(floor, token - Reach.adjunct)
        while end > limit {
            let last = end - 1
            if isTime(last) {
                var first = last
                while first > limit, isTime(first - 1) { first -= 1 }
                if first > limit, words.timePrepositions.contains(key(first - 1)) { first -= 1 }
                guard first > floor else { return end }
                if key(first - 1) == words.comma, key(end) == words.comma, first - 1 > floor { first -= 1 }
                end = first
            } else if tokens[last].tag == .adv || isA(.adverb, last), !words.relatives.contains(key(last)) {
                end = last
            } else if key(last) == words.comma, last - 2 > floor, key(last - 2) == words.comma,
                tokens[last - 1].tag == .adv || isA(.adverb, last - 1)
            {
                end = last - 2
            } else {
                break
            }
        }
        return end
    }

    /// The subject of a verb group, its own or the one it shares with the groups before it in the sentence.
    func subject(ofGroup index: Int, notBefore floor: Int) -> SourcePhrase? {
        let group = analysis.verbGroups[index]
        let isFinite = isFinite(groupAt: index)
        if isFinite, let own = subject(before: group.tokens.lowerBound, notBefore: floor) { return own }
        if !isFinite, let own = subjectOfParticiple(group, notBefore: floor) { return own }
        if let shared = sharedSubject(before: index, isAdverbial: !isFinite, notBefore: floor) { return shared }
        return isFinite ? nil : subjectAfterOpeningParticiple(group)
    }

    /// The subject of an earlier group: the nearest for "and added", that of the main clause for ", adding".
    private func sharedSubject(before index: Int, isAdverbial: Bool, notBefore floor: Int) -> SourcePhrase? {
        var at = index - 1
        var best: SourcePhrase?
        let isSetOff = isAdverbial && key(analysis.verbGroups[index].tokens.lowerBound - 1) == words.comma
        while at >= 0, index - at <= Reach.groups {
            let earlier = analysis.verbGroups[at]
            guard earlier.tokens.lowerBound >= floor else { break }
            defer { at -= 1 }
            guard isFinite(groupAt: at), !isQuoted(earlier.head),
                let found = subject(before: earlier.tokens.lowerBound, notBefore: floor)
            else { continue }
            if !isSetOff { return found }
            let isRelative = words.relatives.contains(key(found.head))
            if best == nil || !isRelative { best = found }
            if words.conjunctions.contains(key(found.range.lowerBound - 1)) { return found }
        }
        return best
    }

    /// "with polls showing": a gerund right after its own noun phrase.
    private func subjectOfParticiple(_ group: VerbGroup, notBefore floor: Int) -> SourcePhrase? {
        guard tokens[group.head].form == .gerund,
            let own = chain(endingAt: group.tokens.lowerBound, notBefore: floor),
            isA([.document, .agency, .collective, .unnamed], own.head) || key(own.range.lowerBound - 1) == words.with
        else { return nil }
        return own
    }

    /// "Citing the floods, the ministry closed the road".
    private func subjectAfterOpeningParticiple(_ group: VerbGroup) -> SourcePhrase? {
        let sentence = sentence(of: group.head)
        guard group.tokens.lowerBound - sentence.lowerBound <= 1 else { return nil }
        var at = group.tokens.upperBound
        while at < sentence.upperBound, key(at) != words.comma { at = quotationRange(at: at)?.upperBound ?? at + 1 }
        return source(startingAt: at + 1, limit: sentence.upperBound, takes: .phrase)
    }

    /// A source after its cue: "said Jane Roe, who heads the agency", "according to police in the city".
    func source(startingAt start: Int, limit: Int, takes: SourceTail) -> SourcePhrase? {
        guard start < limit, let first = phrase(startingAt: start), first.tokens.upperBound <= limit else { return nil }
        var end = first.tokens.upperBound
        var head = first.head
        if let owned = owned(by: first), owned.tokens.upperBound <= limit {
            end = owned.tokens.upperBound
            head = owned.head
        }
        if key(end) == words.openParenthesis { end = bracketEnd(from: end, limit: limit) }
        while end < limit, !isQuoted(end) {
            if let wider = linkedPhrase(at: end, limit: limit) {
                end = wider
            } else if takes == .everything, key(end) == words.comma, let wider = appendix(at: end, limit: limit) {
                end = wider
            } else if takes != .phrase, words.relatives.contains(key(end)) || (group(at: end)?.isNonFinite ?? false) {
                end = clauseEnd(from: end, limit: limit)
            } else {
                break
            }
        }
        return SourcePhrase(range: start..<end, head: head)
    }

    private func bracketEnd(from open: Int, limit: Int) -> Int {
        var at = open
        while at < limit, at - open < Reach.bracket, key(at) != words.closeParenthesis { at += 1 }
        return at < limit && key(at) == words.closeParenthesis ? at + 1 : open
    }

    /// "of the agency", "and the governor", "’s office" after a source; the end of what belongs to it.
    private func linkedPhrase(at token: Int, limit: Int) -> Int? {
        let isList = key(token) == words.and || key(token) == words.or
        guard words.linkers.contains(key(token)) || key(token) == words.by || isList, !isTime(token + 1),
            let next = phrase(startingAt: token + 1), next.tokens.upperBound <= limit, !isTime(next.head),
            !isA(.venue, next.head)
        else { return nil }
        if isList {
            if tokens[next.head].tag == .pron || finiteGroup(at: next.tokens.upperBound) != nil { return nil }
        }
        return min(owned(by: next)?.tokens.upperBound ?? next.tokens.upperBound, limit)
    }

    /// ", a lawyer from Homs" or ", who heads the agency".
    private func appendix(at comma: Int, limit: Int) -> Int? {
        let next = comma + 1
        guard next < limit, !isTime(next), !isQuoted(next) else { return nil }
        if words.relatives.contains(key(next)), key(next) != words.that { return clauseEnd(from: next, limit: limit) }
        guard let phrase = phrase(startingAt: next), !isA(.venue, phrase.head), tokens[phrase.head].tag != .pron else {
            return nil
        }
        var end = phrase.tokens.upperBound
        while end < limit, let wider = linkedPhrase(at: end, limit: limit) { end = wider }
        if finiteGroup(at: end) != nil { return nil }
        return end
    }

    private func clauseEnd(from token: Int, limit: Int) -> Int {
        var at = token
        while at < limit, key(at) != words.comma, key(at) != words.semicolon, !isQuoted(at) { at += 1 }
        return at
    }
}
