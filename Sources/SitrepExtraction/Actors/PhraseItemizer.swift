// Cuts a sentence into base noun phrases made of lexicon matches, names and words.

import SitrepText

/// Reads the items of one phrase from a position; the phrase ends where its items do.
struct PhraseItemizer: Sendable {
    let text: ActorText

    /// Items from a token; empty where no phrase begins.
    func items(from start: Int, end: Int) -> [PhraseItem] {
        var items: [PhraseItem] = []
        var at = start
        while at < end, items.count < Self.longestPhrase, let item = item(at: at, end: end, after: items) {
            items.append(item)
            at = item.tokens.upperBound
        }
        while let last = items.last, last.kind == .hyphen { items.removeLast() }
        return items
    }

    private static let longestPhrase = 24

    private func item(at: Int, end: Int, after items: [PhraseItem]) -> PhraseItem? {
        let token = text.tokens[at]
        let classes = text.classes(at)
        if classes.contains(.calendar), token.shape.contains(.capitalized) || token.tag == .propn { return nil }
        if text.hitOfToken[at] >= 0 {
            let hit = text.hits[Int(text.hitOfToken[at])]
            guard hit.tokens.lowerBound == at else { return nil }
            return PhraseItem(.hit, hit.tokens, hit: Int(text.hitOfToken[at]))
        }
        if text.isHyphen(at) {
            let joins = !items.isEmpty && text.isGlued(at) && text.isGlued(at + 1) && at + 1 < end
            return joins ? PhraseItem(.hyphen, at..<(at + 1)) : nil
        }
        if token.tag == .punct || token.tag == .sym || text.isPossessiveMark(at) { return nil }
        if isName(at, after: items) { return PhraseItem(.name, at..<(at + 1)) }
        switch token.tag {
        case .det: return items.isEmpty ? PhraseItem(.determiner, at..<(at + 1)) : nil
        case .num: return opens(items) ? PhraseItem(.number, at..<(at + 1)) : nil
        case .noun, .propn, .adj, .x: return PhraseItem(.word, at..<(at + 1))
        case .adv:
            return leads(to: .adj, at, end) || leadsToParticiple(at, end) ? PhraseItem(.word, at..<(at + 1)) : nil
        case .verb: return isModifier(at, end, items) ? PhraseItem(.word, at..<(at + 1)) : nil
        default: return nil
        }
    }

    private func isName(_ at: Int, after items: [PhraseItem]) -> Bool {
        let token = text.tokens[at]
        let classes = text.classes(at)
        let afterName =
            items.last.map { $0.kind == .name || $0.kind == .hyphen && items.dropLast().last?.kind == .name } ?? false
        if token.shape.contains(.number) { return false }
        if !token.shape.contains(.capitalized) {
            if items.last?.kind == .hyphen, afterName, text.isGlued(at), !classes.contains(.backed) { return true }
            guard classes.contains(.particle), at + 1 < text.tokens.count else { return false }
            let next = text.isHyphen(at + 1) && text.isGlued(at + 1) ? at + 2 : at + 1
            let leadsOn = text.isCapitalized(next) && !text.classes(next).contains(.notName)
            if next == at + 2 { return leadsOn && text.isGlued(next) }
            return leadsOn && (afterName || text.hit(at: next) == nil) && token.tag != .det
                && (afterName || token.tag != .adp)
        }
        if classes.contains(.ethnic) && !afterName { return false }
        if classes.contains(.notName) {
            return afterName && !token.shape.contains(.sentenceStart) && token.tag == .propn
        }
        switch token.tag {
        case .pron, .adp, .cconj, .sconj, .aux, .part, .num, .punct, .sym: return false
        case .det, .adv: return !token.shape.contains(.sentenceStart) && afterName
        case .verb, .adj, .intj:
            return !token.shape.contains(.sentenceStart) || text.lexicon.givenNames[token.key] != nil
        default: return true
        }
    }

    /// A number goes on with a phrase only before its words: "told the nation 28 people were".
    private func opens(_ items: [PhraseItem]) -> Bool {
        items.allSatisfy { $0.kind == .determiner || $0.kind == .number || $0.kind == .hyphen }
    }

    private func leads(to tag: Tag, _ at: Int, _ end: Int) -> Bool { at + 1 < end && text.tokens[at + 1].tag == tag }

    private func leadsToParticiple(_ at: Int, _ end: Int) -> Bool {
        at + 1 < end && text.tokens[at + 1].tag == .verb && isNounAhead(at + 2, end)
            && text.tokens[at + 1].form != .past
    }

    private func isModifier(_ at: Int, _ end: Int, _ items: [PhraseItem]) -> Bool {
        let token = text.tokens[at]
        guard token.form == .pastParticiple || token.form == .gerund || items.last?.kind == .hyphen else {
            return false
        }
        if items.last?.kind == .hyphen { return true }
        guard items.isEmpty || items.allSatisfy({ $0.kind == .determiner || $0.kind == .number }) else { return false }
        return !items.isEmpty && isNounAhead(at + 1, end)
    }

    private func isNounAhead(_ at: Int, _ end: Int) -> Bool {
        guard at < end else { return false }
        let tag = text.tokens[at].tag
        return tag == .noun || tag == .propn || tag == .adj || text.hit(at: at) != nil
    }
}
