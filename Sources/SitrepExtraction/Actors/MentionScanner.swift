// Walks the sentences of a text and gathers mentions of actors, pronouns included.

import SitrepModel
import SitrepText

/// Finds mentions in text order, without deciding which of them are one actor.
struct MentionScanner: Sendable {
    let text: ActorText
    private(set) var mentions: [ActorMention] = []
    private var possessor: PhraseReader.Possessor?

    init(text: ActorText) { self.text = text }

    mutating func scan() {
        for (index, sentence) in text.analysis.sentences.enumerated() { scan(sentence.tokens, index) }
        mentions.sort { ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound) }
    }

    private mutating func scan(_ range: Range<Int>, _ sentence: Int) {
        let itemizer = PhraseItemizer(text: text)
        var at = range.lowerBound
        possessor = nil
        while at < range.upperBound {
            if readPronoun(at, sentence, end: range.upperBound) {
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
        guard text.isPossessiveMark(last.tokens.upperBound) else {
            mentions += reader.mentions
            return
        }
        mentions += reader.mentions.dropLast()
        possessor = owner(items, reader.mentions.last, sentence)
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

    private mutating func readPronoun(_ at: Int, _ sentence: Int, end: Int) -> Bool {
        let classes = text.classes(at)
        if let state = compassState(at, classes, end) {
            keepPossessor()
            var mention = ActorMention(
                kind: .state, tokens: (at - 1)..<(at + 1), head: at, sentence: sentence, rule: "actor/short-state")
            mention.index = state
            mention.country = state
            mention.hasOwnCountry = true
            if text.isPossessiveMark(at + 1) {
                possessor = PhraseReader.Possessor(start: at - 1, country: state, own: [mention])
            } else {
                mentions.append(mention)
            }
            return true
        }
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
    private func compassState(_ at: Int, _ classes: WordClasses, _ end: Int) -> Int? {
        guard classes.contains(.north) || classes.contains(.south), text.isCapitalized(at), at > 0,
            text.tokens[at - 1].key == text.keys.the, text.koreas, text.hitOfToken[at] < 0
        else { return nil }
        if at + 1 < end, text.isCapitalized(at + 1) || text.isHyphen(at + 1) || text.tokens[at + 1].tag == .noun {
            return nil
        }
        if at >= 2, text.classes(at - 2).contains(.locative), text.tokens[at - 2].tag == .adp { return nil }
        return text.lexicon.countryIndex[classes.contains(.north) ? "PRK" : "KOR"]
    }
}

extension ActorText {
    /// Whether the text names North Korea, so that "the North" means it.
    var koreas: Bool {
        guard let north = lexicon.countryIndex["PRK"] else { return false }
        return hits.contains { $0.lexeme.state == north || $0.lexeme.adjective == north }
    }
}
