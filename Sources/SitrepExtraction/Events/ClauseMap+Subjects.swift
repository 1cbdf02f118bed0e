// Finds the subject of a verb group: before it, shared with an earlier verb, or handed down by a governing one.

import SitrepText

extension ClauseMap {
    private static let deepest = 6

    /// Noun phrases that are the grammatical subject of a verb group (the surface subject of a passive).
    func subjects(of group: Int) -> [Int] { subjects(of: group, depth: Self.deepest) }

    private func subjects(of index: Int, depth: Int) -> [Int] {
        guard depth > 0 else { return [] }
        let group = verbGroup(index)
        let low = sentence(of: group.head).lowerBound
        if group.isInfinitive { return infinitiveSubjects(of: index, low: low, depth: depth) }
        let before = skippingBack(from: group.tokens.lowerBound - 1, low: low)
        guard before >= low else {
            return group.isNonFinite ? followingSubjects(of: index, depth: depth) : []
        }
        if has(before, in: .relative) { return antecedent(before: before, low: low) }
        if group.isNonFinite { return nonFiniteSubjects(of: index, before: before, low: low, depth: depth) }
        // "stormed the zone and entered": a verb right after a conjunction shares the subject before.
        if tokens[before].tag == .cconj, let earlier = finiteGroup(before: index, low: low) {
            let shared = subjects(of: earlier, depth: depth - 1)
            if !shared.isEmpty { return shared }
        }
        return finiteSubjects(from: before, low: low, depth: depth)
    }

    /// Adverbs, quotation marks and bracketed asides passed over to the left.
    private func skippingBack(from token: Int, low: Int) -> Int {
        var at = token
        while at >= low {
            if ClauseWords.closers.contains(tokens[at].key) {
                var open = at - 1
                while open >= low, !ClauseWords.openers.contains(tokens[open].key) { open -= 1 }
                guard open >= low else { return at }
                at = open - 1
            } else if tokens[at].tag == .adv || ClauseWords.quotes.contains(tokens[at].key) {
                at -= 1
            } else {
                return at
            }
        }
        return at
    }

    /// Who reports what a clause says: the subject of the nearest reporting verb before it in the sentence.
    func speakers(before token: Int) -> [Int] {
        let low = sentence(of: token).lowerBound
        var at = token - 1
        while at >= low {
            if let group = group(at: at), has(verbGroup(group).head, in: .report) { return subjects(of: group) }
            at -= 1
        }
        return []
    }

    /// The phrase that a relative pronoun stands for.
    private func antecedent(before pronoun: Int, low: Int) -> [Int] {
        var at = skippingBack(from: pronoun - 1, low: low)
        if at >= low, tokens[at].is(ClauseWords.comma) { at = skippingBack(from: at - 1, low: low) }
        guard at >= low, let phrase = phrase(at: at) else { return [] }
        let start = nounPhrase(phrase).tokens.lowerBound
        // "the mayor of Achi, who": the name after "of" is part of the description.
        if start > low, tokens[start - 1].is(ClauseWords.of), start >= 2, let owner = self.phrase(at: start - 2) {
            return [owner]
        }
        return joinedLeft(of: phrase, low: low)
    }

    private func infinitiveSubjects(of index: Int, low: Int, depth: Int) -> [Int] {
        guard let governor = governor(of: index) else {
            let before = verbGroup(index).tokens.lowerBound - 1
            guard let phrase = phrase(at: before), has(nounPhrase(phrase).head, in: .nominalAct) else { return [] }
            return [possessor(of: phrase) ?? phrase]
        }
        let group = verbGroup(governor)
        let before = verbGroup(index).tokens.lowerBound - 1
        // "the South's move to suspend": whoever owns the act.
        if let phrase = phrase(at: before), has(nounPhrase(phrase).head, in: .nominalAct) {
            return [possessor(of: phrase) ?? phrase]
        }
        if has(group.head, in: .control), !group.isPassive, before >= group.tokens.upperBound,
            let phrase = phrase(at: before)
        {
            return joinedLeft(of: phrase, low: group.tokens.upperBound)
        }
        return subjects(of: governor, depth: depth - 1)
    }

    /// The nearest verb group before one in its sentence.
    func governor(of index: Int) -> Int? {
        let low = sentence(of: verbGroup(index).head).lowerBound
        guard index > 0 else { return nil }
        let earlier = index - 1
        return verbGroup(earlier).tokens.lowerBound >= low ? earlier : nil
    }

    private func nonFiniteSubjects(of index: Int, before: Int, low: Int, depth: Int) -> [Int] {
        let isParticiple = tokens[verbGroup(index).head].form == .pastParticiple
        if let phrase = phrase(at: before), !nounPhrase(phrase).isPossessive {
            return isParticiple ? [counted(phrase)] : [phrase]
        }
        if isParticiple, tokens[before].is(ClauseWords.comma), let phrase = phrase(at: before - 1) { return [phrase] }
        if let main = finiteGroup(before: index, low: low) { return subjects(of: main, depth: depth - 1) }
        return followingSubjects(of: index, depth: depth)
    }

    private func finiteGroup(before index: Int, low: Int) -> Int? {
        var at = index - 1
        while at >= 0, verbGroup(at).tokens.lowerBound >= low {
            if !verbGroup(at).isNonFinite, !verbGroup(at).isInfinitive, !isRelative(at, low: low) { return at }
            at -= 1
        }
        return nil
    }

    /// A fronted participle shares the subject of the main verb after it.
    private func followingSubjects(of index: Int, depth: Int) -> [Int] {
        let high = sentence(of: verbGroup(index).head).upperBound
        var at = index + 1
        while at < analysis.verbGroups.count, verbGroup(at).tokens.lowerBound < high {
            if !verbGroup(at).isNonFinite, !verbGroup(at).isInfinitive { return subjects(of: at, depth: depth - 1) }
            at += 1
        }
        return []
    }

    private func finiteSubjects(from start: Int, low: Int, depth: Int) -> [Int] {
        var at = start
        var isCoordinated = false
        while at >= low {
            at = skippingBack(from: at, low: low)
            guard at >= low else { break }
            if let index = phrase(at: at) {
                let phrase = nounPhrase(index)
                let before = phrase.tokens.lowerBound - 1
                if before >= low, let governing = group(at: before) {
                    if isRelative(governing, low: low) || verbGroup(governing).isNonFinite
                        || verbGroup(governing).isInfinitive
                    {
                        at = pastClause(governing, low: low)
                        continue
                    }
                    if isCoordinated { return subjects(of: governing, depth: depth - 1) }
                }
                if isModifier(index, before: before, low: low) {
                    at = before - 1
                    continue
                }
                if let main = apposed(to: index, before: before, low: low) { return [main] }
                return joinedLeft(of: index, low: low)
            }
            if let index = group(at: at) {
                if isRelative(index, low: low) || verbGroup(index).isNonFinite || verbGroup(index).isInfinitive {
                    at = pastClause(index, low: low)
                    continue
                }
                return isCoordinated ? subjects(of: index, depth: depth - 1) : []
            }
            if tokens[at].is(ClauseWords.comma) || tokens[at].tag == .cconj { isCoordinated = true }
            at -= 1
        }
        return []
    }

    private func isRelative(_ index: Int, low: Int) -> Bool {
        let before = skippingBack(from: verbGroup(index).tokens.lowerBound - 1, low: low)
        return before >= low && has(before, in: .relative)
    }

    /// The token left of a relative or reduced clause.
    private func pastClause(_ index: Int, low: Int) -> Int {
        var at = skippingBack(from: verbGroup(index).tokens.lowerBound - 1, low: low)
        if at >= low, has(at, in: .relative) { at -= 1 }
        if at >= low, tokens[at].is(ClauseWords.comma) { at -= 1 }
        return at
    }

    /// Objects of prepositions, possessors and bare days are no subjects.
    private func isModifier(_ index: Int, before: Int, low: Int) -> Bool {
        let phrase = nounPhrase(index)
        if phrase.isPossessive { return true }
        if has(phrase.head, in: .day), before >= low { return true }
        guard before >= low else { return false }
        return tokens[before].tag == .adp
    }

    /// "X, the head of Y, said": the name before the comma.
    private func apposed(to index: Int, before: Int, low: Int) -> Int? {
        let after = nounPhrase(index).tokens.upperBound
        guard before > low, tokens[before].is(ClauseWords.comma), after < tokens.count,
            tokens[after].is(ClauseWords.comma), let main = phrase(at: before - 1)
        else { return nil }
        let mainStart = nounPhrase(main).tokens.lowerBound
        if mainStart > low, tokens[mainStart - 1].tag == .adp { return nil }
        return main
    }
}
