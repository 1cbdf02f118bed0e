// Which systems a word of state speaks of: objects, subjects, complements.

import SitrepModel
import SitrepText

/// Reads one sentence; remembers the systems before it for pronouns.
struct StatusReader {
    let words: StatusWords
    let analysis: Analysis
    let sentence: Range<Int>
    let systems: [SystemMention]
    /// Systems of the sentence before, for "it" and "them".
    let earlier: [SystemMention]

    private static let objectReach = 12
    private static let subjectReach = 22
    private static let nounReach = 7

    private var tokens: [Token] { analysis.tokens }

    init(words: StatusWords, analysis: Analysis, sentence: Range<Int>, earlier: [SystemMention]) {
        self.words = words
        self.analysis = analysis
        self.sentence = sentence
        self.earlier = earlier
        systems = Self.systems(words, in: sentence, of: analysis.tokens)
    }

    /// Mentions of systems that are heads of their phrase; "school shooting" is none, "school district" is one.
    private static func systems(_ words: StatusWords, in sentence: Range<Int>, of tokens: [Token]) -> [SystemMention] {
        words.systems.matches(in: sentence, of: tokens).compactMap { match in
            guard let name = match.value, tokens[match.tokens.upperBound - 1].tag != .verb else { return nil }
            var end = match.tokens.upperBound
            while end < sentence.upperBound,
                let head = words.heads.longestMatch(at: end, in: tokens, limit: sentence.upperBound),
                tokens[head.tokens.upperBound - 1].tag == .noun
            {
                end = head.tokens.upperBound
            }
            let isModifier =
                end < sentence.upperBound && (tokens[end].tag == .noun || isName(tokens[end]))
                && words.nouns.longestMatch(at: end, in: tokens) == nil
                && words.verbs.longestMatch(at: end, in: tokens) == nil
            return isModifier ? nil : SystemMention(tokens: match.tokens.lowerBound..<end, name: name)
        }
    }

    private static func isName(_ token: Token) -> Bool { token.tag == .propn && !StatusKeys.isDay(token) }

    /// All states of the sentence in text order; one state a system mention.
    func matches() -> [StatusMatch] {
        guard !systems.isEmpty || !earlier.isEmpty else { return [] }
        var found: [StatusMatch] = []
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard let mention = stateMention(at: at) else {
                at += 1
                continue
            }
            for match in matches(of: mention) where !found.contains(where: { covers($0, match) }) {
                found.append(match)
            }
            at = mention.word.form == .before ? at + 1 : mention.tokens.upperBound
        }
        return merged(found)
    }

    /// A finite predicate outranks a reduced participle; systems of one kind in one state are one match.
    private func merged(_ found: [StatusMatch]) -> [StatusMatch] {
        var result: [StatusMatch] = []
        for match in found {
            if match.isReduced,
                found.contains(where: {
                    !$0.isReduced && $0.system.tokens == match.system.tokens && $0.kind != match.kind
                })
            {
                continue
            }
            if let index = result.firstIndex(where: {
                $0.system.name.system == match.system.name.system && $0.mention.tokens == match.mention.tokens
            }) {
                let cover = result[index].cover
                result[index].cover =
                    min(cover.lowerBound, match.cover.lowerBound)..<max(cover.upperBound, match.cover.upperBound)
            } else {
                result.append(match)
            }
        }
        return result
    }

    private func covers(_ a: StatusMatch, _ b: StatusMatch) -> Bool {
        a.system.tokens == b.system.tokens && (a.kind == b.kind || a.state == b.state)
    }

    // MARK: - Words of state

    private func stateMention(at: Int) -> StateMention? {
        let token = tokens[at]
        let limit = sentence.upperBound
        if isSystem(at) { return nil }
        if token.tag == .noun || token.tag == .propn || token.tag == .adj
            || (token.tag == .verb && token.form == .gerund)
        {
            if let match = words.nouns.longestMatch(at: at, in: tokens, limit: limit), token.tag != .adj {
                if token.tag != .verb || hasOf(after: match.tokens.upperBound) || followsSystem(at) {
                    return StateMention(tokens: match.tokens, word: match.value, head: at)
                }
            }
        }
        if token.tag != .verb, let match = words.prepositions.longestMatch(at: at, in: tokens, limit: limit) {
            return StateMention(tokens: match.tokens, word: match.value, head: at)
        }
        if token.tag == .verb || token.tag == .aux || token.tag == .x || token.tag == .adj || isVerbTakenForNoun(at) {
            let verb = words.verbs.longestMatch(at: at, in: tokens, limit: limit)
            if let verb,
                token.tag != .adj || token.form != .none
                    || words.adjectives.longestMatch(at: at, in: tokens, limit: limit) == nil
            {
                return StateMention(tokens: verb.tokens, word: verb.value, head: at)
            }
        }
        if let match = words.adjectives.longestMatch(at: at, in: tokens, limit: limit),
            token.tag != .noun || match.tokens.count > 1
        {
            return StateMention(tokens: match.tokens, word: match.value, head: at)
        }
        return nil
    }

    /// "the blast cut off power": a system right after it shows that the word is a verb.
    private func isVerbTakenForNoun(_ at: Int) -> Bool {
        guard tokens[at].tag == .noun || tokens[at].tag == .propn,
            let match = words.verbs.longestMatch(at: at, in: tokens, limit: sentence.upperBound)
        else { return false }
        return systems.contains { $0.tokens.lowerBound == match.tokens.upperBound }
    }

    private func isSystem(_ at: Int) -> Bool { systems.contains { $0.tokens.contains(at) } }

    private func hasOf(after end: Int) -> Bool { end < sentence.upperBound && tokens[end].is(FigureKeys.of) }

    private func followsSystem(_ at: Int) -> Bool { systems.contains { $0.tokens.upperBound == at } }

    // MARK: - Relations

    private func matches(of mention: StateMention) -> [StatusMatch] {
        switch mention.word.form {
        case .before: return joined(mention, objects(after: mention.tokens.upperBound, reach: StatusReach.near))
        case .noun: return nounMatches(mention)
        case .adjective: return adjectiveMatches(mention)
        case .adverb: return []
        case .transitive, .intransitive, .either: return verbMatches(mention)
        }
    }

    private func nounMatches(_ mention: StateMention) -> [StatusMatch] {
        if let before = systems.last(where: { $0.tokens.upperBound == mention.tokens.lowerBound }) {
            return joined(mention, [before])
        }
        let end = mention.tokens.upperBound
        guard end < sentence.upperBound, tokens[end].tag == .adp else { return [] }
        return joined(mention, objects(after: end + 1, reach: Self.nounReach))
    }

    private func adjectiveMatches(_ mention: StateMention) -> [StatusMatch] {
        if let next = systems.first(where: { $0.tokens.lowerBound == mention.tokens.upperBound }),
            mention.tokens.count == 1
        {
            let own = joined(mention, [next])
            if !own.isEmpty { return own }
        }
        guard isPredicate(mention) else { return [] }
        return joined(mention, subjects(before: mention.tokens.lowerBound))
    }

    /// After "be", "remain", "stay", "keep …", or right after the system.
    private func isPredicate(_ mention: StateMention) -> Bool {
        var at = mention.tokens.lowerBound - 1
        while at >= sentence.lowerBound, tokens[at].tag == .adv { at -= 1 }
        guard at >= sentence.lowerBound else { return false }
        if StatusKeys.copulas.contains(tokens[at].lemma) { return true }
        if systems.contains(where: { $0.tokens.upperBound == at + 1 }) { return true }
        return (max(sentence.lowerBound, at - 6)...at).contains { StatusKeys.keepers.contains(tokens[$0].lemma) }
    }

    private func verbMatches(_ mention: StateMention) -> [StatusMatch] {
        let isPassive = isPassive(mention)
        if !isPassive, mention.word.form != .intransitive {
            let right = joined(mention, objects(after: mention.tokens.upperBound, reach: Self.objectReach))
            if !right.isEmpty { return right }
            if takesGeneralObject(after: mention.tokens.upperBound) {
                return joined(mention, subjects(before: mention.tokens.lowerBound))
            }
            if let pronoun = pronounObject(after: mention.tokens.upperBound) {
                return joined(mention, [pronoun])
            }
        }
        let mayHaveSubject = isPassive || mention.word.form != .transitive || isParticiple(mention)
        guard mayHaveSubject else { return [] }
        if !isPassive, mention.word.form == .either, hasObject(after: mention.tokens.upperBound) { return [] }
        let left = subjects(before: mention.tokens.lowerBound)
        return joined(mention, left)
    }

    /// "halted service", "suspended operations": the subject names the system.
    private func takesGeneralObject(after end: Int) -> Bool {
        var at = end
        while at < min(sentence.upperBound, end + 3),
            tokens[at].tag == .det || tokens[at].tag == .adj || tokens[at].tag == .pron
        { at += 1 }
        return at < sentence.upperBound && words.heads.longestMatch(at: at, in: tokens) != nil
    }

    private func isParticiple(_ mention: StateMention) -> Bool {
        tokens[mention.head].form == .pastParticiple || tokens[mention.head].tag == .adj
    }

    private func isPassive(_ mention: StateMention) -> Bool {
        let form = tokens[mention.head].form
        var at = mention.head - 1
        while at >= sentence.lowerBound, isPassedOver(at) { at -= 1 }
        guard at >= sentence.lowerBound else { return false }
        if StatusKeys.passives.contains(tokens[at].lemma) { return form != .gerund }
        guard form == .pastParticiple || form == .past else { return false }
        return joinedGroup(before: mention.head)?.isPassive ?? false
    }

    private func isPassedOver(_ at: Int) -> Bool {
        tokens[at].tag == .adv || tokens[at].tag == .part || Keys.quotes.contains(tokens[at].key)
    }

    /// The verb group that a participle is joined to: "confiscated or closed".
    private func joinedGroup(before head: Int) -> VerbGroup? {
        guard head > sentence.lowerBound, words.coordinated.contains(tokens[head - 1].key) else { return nil }
        return group(before: head - 1)
    }

    private func group(before at: Int) -> VerbGroup? {
        analysis.verbGroups.last {
            $0.tokens.upperBound <= at && $0.tokens.upperBound > at - 4 && $0.tokens.lowerBound >= sentence.lowerBound
        }
    }

    /// A noun phrase right after a verb is its object, so its subject is the one who acts.
    private func hasObject(after end: Int) -> Bool {
        guard end < sentence.upperBound else { return false }
        switch tokens[end].tag {
        case .det: return !(end + 1 < sentence.upperBound && StatusKeys.isDay(tokens[end + 1]))
        case .pron, .num: return true
        case .noun, .propn, .adj:
            return !tokens[end].shape.contains(.hasDigit) && !StatusKeys.isDay(tokens[end])
        default: return false
        }
    }

    private func pronounObject(after end: Int) -> SystemMention? {
        guard end < sentence.upperBound, StatusKeys.objectPronouns.contains(tokens[end].key) else { return nil }
        return systems.last { $0.tokens.upperBound <= end } ?? earlier.last
    }

    /// Systems in the noun phrases that follow, through "of", commas and "and".
    private func objects(after start: Int, reach: Int) -> [SystemMention] {
        let limit = min(sentence.upperBound, start + reach)
        var found: [SystemMention] = []
        var at = start
        var steps = 0
        while at < limit {
            if let system = systems.first(where: { $0.tokens.lowerBound == at }) {
                found.append(system)
                at = system.tokens.upperBound
                continue
            }
            let token = tokens[at]
            switch token.tag {
            case .det, .adj, .num, .noun, .propn, .adv, .pron, .sym, .part: break
            case .cconj: break
            case .punct:
                guard token.is(FigureKeys.comma) || token.is(FigureKeys.hyphen) || Keys.quotes.contains(token.key)
                else { return found }
            case .adp: guard found.isEmpty, passesPreposition(at, from: start) else { return found }
            case .verb:
                guard found.isEmpty, token.form == .pastParticiple || token.form == .gerund, at + 1 < limit else {
                    return found
                }
            default: return found
            }
            steps += 1
            at += 1
        }
        return found
    }

    /// "dozens of roads", "service on train routes": the system stands behind the preposition.
    private func passesPreposition(_ at: Int, from start: Int) -> Bool {
        guard at > start else { return false }
        let before = tokens[at - 1]
        if (max(start, at - 2)..<at).contains(where: { words.heads.longestMatch(at: $0, in: tokens, limit: at) != nil })
        {
            return true
        }
        guard tokens[at].is(FigureKeys.of) else { return false }
        return before.tag == .num || before.tag == .det || before.tag == .pron || before.tag == .adj
            || (max(start, at - 2)..<at).contains { words.degrees.longestMatch(at: $0, in: tokens, limit: at) != nil }
    }

    /// Systems that may be the subject of a verb or predicate.
    private func subjects(before verb: Int) -> [SystemMention] {
        let low = max(sentence.lowerBound, verb - Self.subjectReach)
        let start = joinedGroup(before: verb)?.tokens.lowerBound ?? groupStart(of: verb)
        if let pronoun = pronounSubject(before: start) { return [pronoun] }
        var at = afterParenthesis(start - 1)
        var free: [SystemMention] = []
        var governed: [SystemMention] = []
        var nouns = 0
        while at >= low {
            if let system = systems.first(where: { $0.tokens.upperBound == at + 1 }) {
                if isGoverned(system) { governed.append(system) } else { free.append(system) }
                at = system.tokens.lowerBound - 1
                continue
            }
            let token = tokens[at]
            if endsSubject(at, hasNoun: nouns > 0, isEmpty: free.isEmpty && governed.isEmpty) { break }
            if token.tag == .noun || token.tag == .propn || token.tag == .pron { nouns += 1 }
            at -= 1
        }
        if !free.isEmpty { return free.reversed() }
        guard let first = governed.first, isPartOfSubject(first) else { return [] }
        return [first]
    }

    /// "operations at the airport", "blocks of the street": the system stands for the whole subject.
    private func isPartOfSubject(_ system: SystemMention) -> Bool {
        let low = max(sentence.lowerBound, system.tokens.lowerBound - 6)
        return (low..<max(low, system.tokens.lowerBound)).reversed().first { tokens[$0].tag == .adp }
            .map { StatusKeys.inner.contains(tokens[$0].key) } ?? false
    }

    private func pronounSubject(before start: Int) -> SystemMention? {
        guard start > sentence.lowerBound, StatusKeys.subjectPronouns.contains(tokens[start - 1].key) else {
            return nil
        }
        return systems.last { $0.tokens.upperBound <= start - 1 } ?? earlier.last
    }

    /// "Canal Street, which runs west, was closed": what stands between two commas before a verb is passed over.
    private func afterParenthesis(_ at: Int) -> Int {
        guard at > sentence.lowerBound, tokens[at].is(FigureKeys.comma) else { return at }
        var opening = at - 1
        while opening > sentence.lowerBound, !tokens[opening].is(FigureKeys.comma) { opening -= 1 }
        return opening > sentence.lowerBound ? opening - 1 : at
    }

    private func endsSubject(_ at: Int, hasNoun: Bool, isEmpty: Bool) -> Bool {
        let token = tokens[at]
        if Keys.stops.contains(token.key), !token.is(StatusKeys.closingBracket) { return true }
        if token.is(FigureKeys.comma), isEmpty, hasNoun { return true }
        if StatusKeys.clauseOpeners.contains(token.key) {
            return !(isEmpty && StatusKeys.relatives.contains(token.key))
        }
        return token.tag == .aux || isOtherVerb(at)
    }

    private func isOtherVerb(_ at: Int) -> Bool {
        let token = tokens[at]
        guard token.tag == .verb else { return false }
        return token.form != .pastParticiple && token.form != .gerund
    }

    private func groupStart(of verb: Int) -> Int {
        var at = verb
        while at > sentence.lowerBound {
            let token = tokens[at - 1]
            guard
                token.tag == .aux || isPassedOver(at - 1) || StatusKeys.copulas.contains(token.lemma)
                    || StatusKeys.keepers.contains(token.lemma) || StatusKeys.orders.contains(token.lemma)
            else { break }
            at -= 1
        }
        return at
    }

    /// Whether the system stands under a preposition: "flights at major airports".
    private func isGoverned(_ system: SystemMention) -> Bool {
        var at = system.tokens.lowerBound - 1
        while at >= sentence.lowerBound {
            switch tokens[at].tag {
            case .det, .adj, .num, .noun, .propn, .part, .pron: at -= 1
            case .adp: return !tokens[at].is(StatusKeys.than)
            case .cconj:
                guard let before = systems.last(where: { $0.tokens.upperBound <= at }),
                    at - before.tokens.upperBound <= 2
                else { return false }
                return isGoverned(before)
            default: return false
            }
        }
        return false
    }

    private func isReduced(_ mention: StateMention) -> Bool {
        switch mention.word.form {
        case .transitive, .intransitive, .either:
            isParticiple(mention) && groupStart(of: mention.head) == mention.head && !isPassive(mention)
        default: false
        }
    }

    /// From system to state; the state's words alone where the system is named in another sentence.
    private func cover(_ system: Range<Int>, _ state: Range<Int>) -> Range<Int> {
        guard sentence.contains(system.lowerBound) else { return state }
        return min(system.lowerBound, state.lowerBound)..<max(system.upperBound, state.upperBound)
    }

    private func joined(_ mention: StateMention, _ systems: [SystemMention]) -> [StatusMatch] {
        systems.compactMap { system in
            words.state(of: system.name.group, by: mention.word).map {
                StatusMatch(
                    system: system, mention: mention, state: $0.state, kind: $0.kind, isReduced: isReduced(mention),
                    cover: cover(system.tokens, mention.tokens))
            }
        }
    }
}

private enum StatusReach {
    /// "without power", "under curfew".
    static let near = 6
}

/// Words that the reader tests one by one.
enum StatusKeys {
    static let closingBracket = WordKey(")")
    static let copulas: Set<WordKey> = keys("be remain stay become go seem appear get")
    static let keepers: Set<WordKey> = keys("keep leave hold render")
    static let orders: Set<WordKey> = keys("order force prompt")
    static let passives: Set<WordKey> = keys("be get order remain keep stay")
    static let objectPronouns: Set<WordKey> = keys("it them")
    static let subjectPronouns: Set<WordKey> = keys("it they")
    static let relatives: Set<WordKey> = keys("which that")
    static let clauseOpeners: Set<WordKey> = keys(
        "after before while when because although though which who that where if unless but since until")
    static let than = WordKey("than")
    static let inner: Set<WordKey> = keys("of at on in")

    private static func keys(_ list: String) -> Set<WordKey> { Set(list.split(separator: " ").map { WordKey($0) }) }

    static let days: Set<WordKey> = keys(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight early late nationwide earlier again"
    )

    static func isDay(_ token: Token) -> Bool { days.contains(token.key) }
}
