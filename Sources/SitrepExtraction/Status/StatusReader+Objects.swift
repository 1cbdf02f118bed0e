// Systems as objects, and words of state where they stand.

import SitrepModel
import SitrepText

extension StatusReader {
    // MARK: - Words of state

    func stateMention(at: Int) -> StateMention? {
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
        if token.tag == .adp, let match = words.adjectives.longestMatch(at: at, in: tokens, limit: limit),
            match.tokens.count > 1
        {
            return StateMention(tokens: match.tokens, word: match.value, head: at)
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
    func isVerbTakenForNoun(_ at: Int) -> Bool {
        guard tokens[at].tag == .noun,
            let match = words.verbs.longestMatch(at: at, in: tokens, limit: sentence.upperBound)
        else { return false }
        return systems.contains { $0.tokens.lowerBound == match.tokens.upperBound }
    }

    func isSystem(_ at: Int) -> Bool { systems.contains { $0.tokens.contains(at) } }

    func hasOf(after end: Int) -> Bool { end < sentence.upperBound && tokens[end].is(FigureKeys.of) }

    func followsSystem(_ at: Int) -> Bool { systems.contains { $0.tokens.upperBound == at } }

    // MARK: - Objects

    /// Systems in the noun phrases that follow, through "of", commas and "and".
    func objects(after start: Int, reach: Int) -> [SystemMention] {
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
            case .adp:
                guard found.isEmpty ? passesPreposition(at, from: start) : isInNoun(at) else { return found }
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

    /// "the curfew and the ban on rallies": a noun of state with its system is one thing.
    func isInNoun(_ at: Int) -> Bool {
        at > sentence.lowerBound && tokens[at - 1].tag == .noun
            && words.nouns.longestMatch(at: at - 1, in: tokens, limit: at) != nil
    }

    /// "dozens of roads", "service on train routes": the system stands behind the preposition.
    func passesPreposition(_ at: Int, from start: Int) -> Bool {
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
}
