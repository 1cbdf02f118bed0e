// Finds the triggers of a sentence: the best row of the lexicon at each token whose pattern and conditions hold.

import SitrepModel
import SitrepText

/// A row matched at a token.
struct TriggerMatch: Sendable {
    let row: Int
    let anchor: Int
    /// Anchor to the last matched token.
    let matched: Range<Int>
    /// Each matched token, without those in gaps.
    let touched: [Int]
    let group: Int?
    let frame: ClauseFrame
}

/// Matches patterns over a clause map.
struct TriggerScanner {
    let lexicon: EventLexicon
    let map: ClauseMap
    let tree: TreeArguments?

    init(lexicon: EventLexicon, map: ClauseMap, trees: Trees?) {
        self.lexicon = lexicon
        self.map = map
        tree = trees.map { TreeArguments(trees: $0, map: map) }
    }

    func matches(in sentence: Range<Int>) -> [TriggerMatch] {
        var found: [TriggerMatch] = []
        for at in sentence {
            if let best = best(at: at) { found.append(best) }
        }
        return withoutCovered(found)
    }

    /// A trigger inside the words of a longer one says nothing of its own: the "talks" of "held talks".
    private func withoutCovered(_ found: [TriggerMatch]) -> [TriggerMatch] {
        found.filter { match in
            !found.contains { other in
                other.anchor != match.anchor && other.touched.contains(match.anchor)
                    && lexicon.rows[other.row].specificity >= lexicon.rows[match.row].specificity
                    && lexicon.rows[other.row].plover != nil
            }
        }
    }

    private func best(at anchor: Int) -> TriggerMatch? {
        var best: (match: TriggerMatch, rank: Double)?
        var frames = [ClauseFrame?](repeating: nil, count: TriggerKind.allCases.count)
        let sentence = map.sentence(of: anchor)
        lexicon.forEachCandidate(at: map.tokens[anchor]) { index in
            let trigger = lexicon.ranks[Int(index)]
            guard trigger.rank > best?.rank ?? -.infinity, fits(trigger.kind, at: anchor) else { return }
            let row = lexicon.rows[Int(index)]
            guard mayStand(row.pattern, at: anchor, in: sentence) else { return }
            let frame = frames[row.kind.rawValue] ?? clauseFrame(of: anchor, kind: row.kind)
            frames[row.kind.rawValue] = frame
            if let match = match(index, row, at: anchor, frame: frame) { best = (match, trigger.rank) }
        }
        return best?.match
    }

    private func match(_ index: Int32, _ row: EventRow, at anchor: Int, frame: ClauseFrame) -> TriggerMatch? {
        guard let touched = touched(row.pattern, at: anchor, frame: frame) else { return nil }
        let last = touched.last ?? anchor
        let own = adjusted(frame, anchor: anchor, steps: row.pattern.steps, touched: touched)
        guard row.conditions.allSatisfy({ holds($0, frame: own, anchor: anchor, last: last) }) else { return nil }
        return TriggerMatch(
            row: Int(index), anchor: anchor, matched: min(anchor, touched.min() ?? anchor)..<(max(anchor, last) + 1),
            touched: touched, group: map.group(at: anchor), frame: own)
    }

    // MARK: - Patterns

    /// Whether the words of a pattern are there at all, before its clause is read.
    private func mayStand(_ pattern: EventPattern, at anchor: Int, in sentence: Range<Int>) -> Bool {
        var isGap = false
        var isFirst = true
        for step in pattern.steps.dropFirst() {
            if case .gap = step {
                isGap = true
            } else if isGap {
                guard sentence.contains(where: { matches(step, token: $0) }) else { return false }
            } else if isFirst, find(step, from: anchor + 1, isGap: false, end: sentence.upperBound) == nil {
                return false
            }
            isFirst = false
        }
        return true
    }

    private func fits(_ kind: TriggerKind, at token: Int) -> Bool {
        let tag = map.tokens[token].tag
        switch kind {
        case .verb:
            // "UN-brokered deal", "the besieged town": a modifier tells no event.
            if let phrase = map.phrase(at: token), token < map.nounPhrase(phrase).head { return false }
            if let group = map.group(at: token) {
                return map.verbGroup(group).head == token || map.tokens[token].lemma == ClauseWords.be
            }
            return tag == .verb || (tag == .aux && map.phrase(at: token) == nil)
        case .noun:
            if let group = map.group(at: token), map.verbGroup(group).head == token {
                return map.tokens[token].form == .gerund && map.verbGroup(group).tokens.count == 1
            }
            return tag == .noun || tag == .propn || tag == .adj || tag == .x
                || (tag == .verb && map.phrase(at: token) != nil)
        case .phrase:
            return true
        }
    }

    /// The tokens that a pattern's words stand on.
    private func touched(_ pattern: EventPattern, at anchor: Int, frame: ClauseFrame) -> [Int]? {
        var result = [anchor]
        var at = anchor + 1
        var isGap = false
        let end = max(frame.end, anchor + 1)
        for (index, step) in pattern.steps.enumerated().dropFirst() {
            if case .gap = step {
                isGap = true
                continue
            }
            // Words side by side may reach past the clause of the first: "air strike" before its verb.
            let limit = isGap ? end : map.sentence(of: anchor).upperBound
            if let hit = find(step, from: at, isGap: isGap, end: limit)
                ?? (isGap ? dependent(of: anchor, step, from: at) : nil)
            {
                result.append(hit)
                at = hit + 1
                isGap = false
                continue
            }
            // "a curfew was imposed": what would follow stands before.
            guard isGap, frame.isPassive, let hit = subjectHit(step, frame: frame),
                index == pattern.steps.count - 1 || frame.isPassive
            else { return nil }
            result.append(hit)
            isGap = false
        }
        return result
    }

    private func find(_ step: PatternStep, from start: Int, isGap: Bool, end: Int) -> Int? {
        let reach = isGap ? EventPattern.longestGap : 3
        var at = start
        while at < min(start + reach, end), at < map.tokens.count {
            if matches(step, token: at) { return at }
            if !isGap, !isSkippable(at) { return nil }
            at += 1
        }
        return nil
    }

    /// A word that the anchor governs directly, however much stands between: "allow those who … to return home".
    private func dependent(of anchor: Int, _ step: PatternStep, from start: Int) -> Int? {
        guard let trees = tree?.trees else { return nil }
        return trees.dependents(of: anchor).first {
            $0 >= start && Self.completing.contains(trees.relation(of: $0)) && matches(step, token: $0)
        }
    }

    private static let completing: Set<Relation> = [.object, .openComplement, .clausalComplement]

    private func isSkippable(_ at: Int) -> Bool {
        let token = map.tokens[at]
        return token.tag == .adv || token.is(ClauseWords.hyphen) || map.has(at, in: .day)
            || ClauseWords.quotes.contains(token.key)
    }

    private func subjectHit(_ step: PatternStep, frame: ClauseFrame) -> Int? {
        for phrase in frame.subjects {
            for at in map.nounPhrase(phrase).tokens where matches(step, token: at) { return at }
        }
        return nil
    }

    private func matches(_ step: PatternStep, token: Int) -> Bool {
        switch step {
        case .word(let key): map.tokens[token].key == key || map.tokens[token].lemma == key
        case .oneOf(let wordClass): map.has(token, in: wordClass)
        case .gap: false
        }
    }

    // MARK: - Clauses

    private func clauseFrame(of anchor: Int, kind: TriggerKind) -> ClauseFrame {
        kind == .noun ? nounFrame(of: anchor) : verbFrame(of: anchor, kind: kind)
    }

    private func verbFrame(of anchor: Int, kind: TriggerKind) -> ClauseFrame {
        var frame = ClauseFrame()
        frame.end = map.clauseEnd(after: anchor)
        if let group = map.group(at: anchor) {
            frame.subjects = subjects(of: group)
            if kind == .phrase { frame.speakers = map.speakers(before: map.verbGroup(group).tokens.lowerBound) }
            let verb = map.verbGroup(group)
            let isReduced = verb.isNonFinite && map.tokens[verb.head].form == .pastParticiple
            frame.isPassive = tree?.isPassive(verb.head) ?? (verb.isPassive || isReduced)
        }
        frame.objects = objects(of: anchor, limit: frame.end)
        frame.prepositions = prepositions(of: anchor, limit: frame.end)
        return frame
    }

    /// By the tree where there is one; else, and where it has none, by the order of phrases.
    private func subjects(of group: Int) -> [Int] {
        let read = tree.map { phrases(over: $0.subjects(of: map.verbGroup(group).head)) } ?? []
        return read.isEmpty ? map.subjects(of: group) : read
    }

    private func objects(of verb: Int, limit: Int) -> [Int] {
        let read = tree.map { phrases(over: $0.objects(of: verb)) } ?? []
        return read.isEmpty ? map.objects(after: verb, limit: limit) : read
    }

    private func prepositions(of word: Int, limit: Int) -> [(word: WordKey, phrases: [Int])] {
        let read = tree?.prepositions(of: word).map { (word: $0.word, phrases: phrases(over: $0.tokens)) } ?? []
        return read.filter { !$0.phrases.isEmpty } + map.prepositions(after: word, limit: limit)
    }

    /// The noun phrases over tokens, each once.
    private func phrases(over tokens: [Int]) -> [Int] {
        var result: [Int] = []
        for token in tokens {
            if let phrase = map.phrase(at: token), !result.contains(phrase) { result.append(phrase) }
        }
        return result
    }

    private func nounFrame(of anchor: Int) -> ClauseFrame {
        var frame = ClauseFrame()
        frame.end = map.clauseEnd(after: anchor)
        frame.prepositions = prepositions(of: anchor, limit: min(frame.end, anchor + 24))
        if let owner = tree?.trees.dependent(of: anchor, .possessor) { frame.possessors = phrases(over: [owner]) }
        if let phrase = map.phrase(at: anchor) {
            if let owner = map.possessor(of: phrase) { frame.possessors.append(owner) }
            frame.possessors.append(phrase)
        }
        return frame
    }

    /// Objects begin after the words of the pattern: "open fire | on them".
    private func adjusted(_ frame: ClauseFrame, anchor: Int, steps: [PatternStep], touched: [Int]) -> ClauseFrame {
        guard steps.count > 1, let last = touched.max(), last > anchor else { return frame }
        var own = frame
        let hasGap = steps.contains { if case .gap = $0 { true } else { false } }
        if !hasGap { own.objects = map.objects(after: last, limit: frame.end) }
        return own
    }

    // MARK: - Conditions

    private func holds(_ condition: SlotCondition, frame: ClauseFrame, anchor: Int, last: Int) -> Bool {
        isMet(condition, frame: frame, anchor: anchor, last: last) != condition.isForbidden
    }

    private func isMet(_ condition: SlotCondition, frame: ClauseFrame, anchor: Int, last: Int) -> Bool {
        switch condition.place {
        case .near:
            return map.sentence(of: anchor).contains {
                $0 != anchor && map.has($0, in: condition.wordClass)
            }
        case .next:
            return last + 1 < map.tokens.count && map.has(last + 1, in: condition.wordClass)
        case .previous:
            return anchor > 0 && map.has(anchor - 1, in: condition.wordClass)
        case .slot(let slot):
            return phrases(in: slot, frame: frame).contains { hasMember($0, of: condition.wordClass) }
        }
    }

    private func hasMember(_ index: Int, of wordClass: Int) -> Bool {
        let phrase = map.nounPhrase(index)
        if map.has(phrase.head, in: wordClass) { return true }
        let inner = map.counted(index)
        return inner != index && map.has(map.nounPhrase(inner).head, in: wordClass)
    }

    /// Phrases in a slot; the sides of a passive are turned round.
    func phrases(in slot: ArgumentSlot, frame: ClauseFrame) -> [Int] {
        switch slot {
        case .subject: frame.isPassive ? after(ClauseWords.by, in: frame) : frame.subjects
        case .object: frame.isPassive ? frame.subjects : frame.objects
        case .possessor: frame.possessors
        case .speaker: frame.speakers
        case .preposition(let word): after(word, in: frame)
        }
    }

    private func after(_ word: WordKey, in frame: ClauseFrame) -> [Int] {
        for part in frame.prepositions where part.word == word { return part.phrases }
        return []
    }
}
