// Systems as subjects of a verb or predicate.

import SitrepModel
import SitrepText

extension StatusReader {
    /// Systems that may be the subject of a verb or predicate.
    func subjects(before verb: Int) -> [SystemMention] {
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
    func isPartOfSubject(_ system: SystemMention) -> Bool {
        let low = max(sentence.lowerBound, system.tokens.lowerBound - 6)
        return (low..<max(low, system.tokens.lowerBound)).reversed().first { tokens[$0].tag == .adp }
            .map { StatusKeys.inner.contains(tokens[$0].key) } ?? false
    }

    func pronounSubject(before start: Int) -> SystemMention? {
        guard start > sentence.lowerBound, StatusKeys.subjectPronouns.contains(tokens[start - 1].key) else {
            return nil
        }
        return systems.last { $0.tokens.upperBound <= start - 1 } ?? earlier.last
    }

    /// "Canal Street, which runs west, was closed": what stands between two commas before a verb is passed over.
    func afterParenthesis(_ at: Int) -> Int {
        guard at > sentence.lowerBound, tokens[at].is(FigureKeys.comma) else { return at }
        var opening = at - 1
        while opening > sentence.lowerBound, !tokens[opening].is(FigureKeys.comma) { opening -= 1 }
        return opening > sentence.lowerBound ? opening - 1 : at
    }

    func endsSubject(_ at: Int, hasNoun: Bool, isEmpty: Bool) -> Bool {
        let token = tokens[at]
        if Keys.stops.contains(token.key), !token.is(StatusKeys.closingBracket) { return true }
        if token.is(FigureKeys.comma), isEmpty, hasNoun { return true }
        if StatusKeys.clauseOpeners.contains(token.key) {
            return !(isEmpty && StatusKeys.relatives.contains(token.key))
        }
        return token.tag == .aux || StatusKeys.isFiniteVerb(token)
    }

    func groupStart(of verb: Int) -> Int {
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
    func isGoverned(_ system: SystemMention) -> Bool {
        var at = system.tokens.lowerBound - 1
        while at >= sentence.lowerBound {
            switch tokens[at].tag {
            case .det, .adj, .num, .noun, .propn, .part, .pron: at -= 1
            case .adp: return !StatusKeys.loose.contains(tokens[at].key)
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
}
