// Walks the sentences of a text and gathers mentions of actors, pronouns included.

import SitrepModel
import SitrepText

/// Finds mentions in text order, without deciding which of them are one actor.
struct MentionScanner: Sendable {
    let text: ActorText
    private(set) var mentions: [ActorMention] = []
    private var possessor: PhraseReader.Possessor?
    /// Adjectives of countries that end phrases before a conjunction: they may share the noun of a later phrase.
    private var sharing: [Int] = []

    init(text: ActorText) { self.text = text }

    mutating func scan() {
        for (index, sentence) in text.analysis.sentences.enumerated() { scan(sentence.tokens, index) }
        mentions.sort { ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound) }
    }

    private mutating func scan(_ range: Range<Int>, _ sentence: Int) {
        let itemizer = PhraseItemizer(text: text)
        var at = range.lowerBound
        possessor = nil
        sharing = []
        while at < range.upperBound {
            if readShortState(at, sentence, end: range.upperBound) {
                at += text.isPossessiveMark(at + 2) ? 3 : 2
                continue
            }
            if readPronoun(at, sentence) {
                at += 1
                continue
            }
            let items = itemizer.items(from: at, end: range.upperBound)
            guard let last = items.last else {
                keepPossessor()
                at += 1
                continue
            }
            readPhrase(items, sentence)
            at = last.tokens.upperBound
            if text.isPossessiveMark(at) { at += 1 } else { keepPossessorIfUsed() }
        }
        keepPossessor()
    }

    // MARK: Phrases

    private mutating func readPhrase(_ items: [PhraseItem], _ sentence: Int) {
        guard let last = items.last else { return }
        var reader = PhraseReader(text: text, sentence: sentence, items: items, possessor: possessor)
        reader.read()
        if let possessor, !reader.tookPossessor { mentions += possessor.own }
        possessor = nil
        share(reader.mentions.first, of: items)
        defer { noteAdjective(items) }
        guard text.isPossessiveMark(last.tokens.upperBound) else {
            mentions += reader.mentions
            return
        }
        mentions += reader.mentions.dropLast()
        possessor = owner(items, reader.mentions.last, sentence)
    }

    /// "Hungarian and Romanian officials": officials of both.
    private mutating func share(_ head: ActorMention?, of items: [PhraseItem]) {
        // "American, British and French": an adjective alone waits as well.
        if items.count == 1, adjectiveCountry(items[0]) != nil { return }
        defer { sharing = [] }
        guard let head, head.kind == .nominal, head.isPlural || isForce(head), let first = items.first,
            adjectiveCountry(first) != nil
        else { return }
        for index in sharing {
            var shared = head
            shared.tokens = mentions[index].tokens
            shared.head = mentions[index].head
            shared.country = mentions[index].country
            shared.rule = "actor/shared-noun"
            mentions[index] = shared
        }
    }

    private func isForce(_ mention: ActorMention) -> Bool {
        mention.index >= 0 && text.lexicon.nouns[mention.index].kind == .force
    }

    /// Keeps in mind a country's adjective that ends a phrase before "and" or a comma.
    private mutating func noteAdjective(_ items: [PhraseItem]) {
        guard let last = items.last, adjectiveCountry(last) != nil, let index = mentions.indices.last,
            mentions[index].kind == .state, mentions[index].tokens == last.tokens,
            text.isComma(last.tokens.upperBound) || text.isKey(last.tokens.upperBound, text.keys.and)
        else { return }
        sharing.append(index)
    }

    private func adjectiveCountry(_ item: PhraseItem) -> Int? {
        guard item.kind == .hit else { return nil }
        let lexeme = text.hits[item.hit].lexeme
        if lexeme.adjective >= 0 { return lexeme.adjective }
        // "U.S. and British forces": an acronym describes as an adjective does.
        let isAcronym = text.tokens[item.tokens.lowerBound].shape.contains(.allCaps)
        return lexeme.state >= 0 && isAcronym ? lexeme.state : nil
    }

    /// What a phrase before a possessive mark says of the next one.
    private func owner(_ items: [PhraseItem], _ last: ActorMention?, _ sentence: Int) -> PhraseReader.Possessor? {
        guard let end = items.last?.tokens.upperBound else { return nil }
        if text.classes(end - 1).contains(.country), let start = items.first?.tokens.lowerBound {
            return PhraseReader.Possessor(start: start, refersToCountry: true)
        }
        guard let last, last.tokens.upperBound == end else {
            guard let country = text.placeCountry(at: end - 1) ?? capitalCountry(end - 1) else {
                return last.map { PhraseReader.Possessor(start: $0.tokens.lowerBound, own: [$0]) }
            }
            return PhraseReader.Possessor(start: items.last?.tokens.lowerBound ?? end, country: country)
        }
        switch last.kind {
        case .state:
            return PhraseReader.Possessor(start: last.tokens.lowerBound, country: last.country, own: [last])
        case .organization:
            return PhraseReader.Possessor(
                start: last.tokens.lowerBound, country: last.country, organization: last.index, own: [last])
        default:
            let start = last.tokens.lowerBound
            return PhraseReader.Possessor(start: start, country: text.placeCountry(at: end - 1), own: [last])
        }
    }

    private func capitalCountry(_ token: Int) -> Int? {
        guard let country = text.hit(at: token)?.lexeme.country, country >= 0 else { return nil }
        return country
    }

    private mutating func keepPossessor() {
        if let possessor { mentions += possessor.own }
        possessor = nil
    }

    private mutating func keepPossessorIfUsed() { keepPossessor() }

    // MARK: Pronouns

    private mutating func readPronoun(_ at: Int, _ sentence: Int) -> Bool {
        let classes = text.classes(at)
        let pronoun = classes.intersection(.pronoun)
        guard !pronoun.isEmpty, text.tokens[at].tag != .propn, !text.tokens[at].shape.contains(.allCaps) else {
            return false
        }
        keepPossessor()
        var mention = ActorMention(
            kind: .pronoun, tokens: at..<(at + 1), head: at, sentence: sentence, rule: "actor/pronoun")
        mention.pronoun = pronoun
        if pronoun.contains(.masculine) { mention.gender = .male }
        if pronoun.contains(.feminine) { mention.gender = .female }
        mention.isPlural = pronoun.contains(.plural)
        mentions.append(mention)
        return true
    }

    /// "the North", "the South" of a text on Korea.
    private mutating func readShortState(_ at: Int, _ sentence: Int, end: Int) -> Bool {
        guard text.isOnKorea, text.tokens[at].key == text.keys.the, at + 1 < end,
            let state = compassState(at + 1, end)
        else { return false }
        keepPossessor()
        var mention = ActorMention(
            kind: .state, tokens: at..<(at + 2), head: at + 1, sentence: sentence, rule: "actor/short-state")
        mention.index = state
        mention.country = state
        mention.hasOwnCountry = true
        if text.isPossessiveMark(at + 2) {
            possessor = PhraseReader.Possessor(start: at, country: state, own: [mention])
        } else {
            mentions.append(mention)
        }
        return true
    }

    private func compassState(_ at: Int, _ end: Int) -> Int? {
        let classes = text.classes(at)
        guard classes.contains(.north) || classes.contains(.south), text.isCapitalized(at), text.hitOfToken[at] < 0
        else { return nil }
        if at + 1 < end, text.isCapitalized(at + 1) || text.isHyphen(at + 1) || text.tokens[at + 1].tag == .noun {
            return nil
        }
        if at >= 2, text.classes(at - 2).contains(.locative), text.tokens[at - 2].tag == .adp { return nil }
        return text.lexicon.countryIndex[classes.contains(.north) ? "PRK" : "KOR"]
    }
}
