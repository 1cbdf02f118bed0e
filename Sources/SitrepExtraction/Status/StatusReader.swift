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
        systems = words.systems.matches(in: sentence, of: analysis.tokens).compactMap { match in
            match.value.map { SystemMention(tokens: match.tokens, name: $0) }
        }
    }

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
        return found
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
        if token.tag == .verb || token.tag == .aux || token.tag == .x || token.tag == .adj || isVerbalNoun(token) {
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

    private func isVerbalNoun(_ token: Token) -> Bool { false }

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

    private func isParticiple(_ mention: StateMention) -> Bool {
        tokens[mention.head].form == .pastParticiple || tokens[mention.head].tag == .adj
    }

    private func isPassive(_ mention: StateMention) -> Bool {
        var at = mention.head - 1
        while at >= sentence.lowerBound,
            tokens[at].tag == .adv || tokens[at].tag == .part || FigureKeys.pronouns.contains(tokens[at].key)
        { at -= 1 }
        guard at >= sentence.lowerBound else { return false }
        let form = tokens[mention.head].form
        if StatusKeys.passives.contains(tokens[at].lemma) { return form != .gerund }
        if words.coordinated.contains(tokens[at].key), let group = group(before: at),
            form == .pastParticiple || form == .past
        {
            return group.isPassive
        }
        return false
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
        case .det, .pron, .num: return true
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
                if at < limit, tokens[at].tag == .noun, !isStateNoun(at) { found.removeLast() }
                continue
            }
            let token = tokens[at]
            switch token.tag {
            case .det, .adj, .num, .noun, .propn, .adv, .pron, .sym, .part: break
            case .cconj: break
            case .punct:
                guard token.is(FigureKeys.comma) || token.is(FigureKeys.hyphen) || Keys.quotes.contains(token.key)
                else { return found }
            case .adp: guard found.isEmpty, token.is(FigureKeys.of) else { return found }
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

    /// "school closings": the noun of state goes on with its own reading.
    private func isStateNoun(_ at: Int) -> Bool { words.nouns.longestMatch(at: at, in: tokens) != nil }

    /// Systems that may be the subject of a verb or predicate.
    private func subjects(before verb: Int) -> [SystemMention] {
        let low = max(sentence.lowerBound, verb - Self.subjectReach)
        var at = groupStart(of: verb) - 1
        var free: [SystemMention] = []
        var governed: [SystemMention] = []
        while at >= low {
            if let system = systems.first(where: { $0.tokens.upperBound == at + 1 }) {
                if isGoverned(system) { governed.append(system) } else { free.append(system) }
                at = system.tokens.lowerBound - 1
                continue
            }
            let token = tokens[at]
            if Keys.stops.contains(token.key), !token.is(StatusKeys.closingBracket) { break }
            if StatusKeys.clauseOpeners.contains(token.key) {
                if free.isEmpty, governed.isEmpty, StatusKeys.relatives.contains(token.key) {
                    at -= 1
                    continue
                }
                break
            }
            if token.tag == .aux || isOtherVerb(at) { break }
            if free.isEmpty, governed.isEmpty, at == groupStart(of: verb) - 1,
                StatusKeys.subjectPronouns.contains(token.key)
            {
                return (systems.last { $0.tokens.upperBound <= at } ?? earlier.last).map { [$0] } ?? []
            }
            at -= 1
        }
        if !free.isEmpty { return free.reversed() }
        return governed.first.map { [$0] } ?? []
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
                token.tag == .aux || token.tag == .adv || token.tag == .part || StatusKeys.copulas.contains(token.lemma)
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
            case .adp: return !tokens[at].is(FigureKeys.of) || true
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

    private func joined(_ mention: StateMention, _ systems: [SystemMention]) -> [StatusMatch] {
        systems.compactMap { system in
            words.state(of: system.name.group, by: mention.word).map {
                StatusMatch(system: system, mention: mention, state: $0.state, kind: $0.kind)
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
        "after before while when because although though which who that where if unless but since until as")

    private static func keys(_ list: String) -> Set<WordKey> { Set(list.split(separator: " ").map { WordKey($0) }) }

    static let days: Set<WordKey> = keys(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight early late nationwide earlier again"
    )

    static func isDay(_ token: Token) -> Bool { days.contains(token.key) }
}
