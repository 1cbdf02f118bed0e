// Pronouns to actors: by recency, gender and number, preferring the subject before and the last speaker.

import SitrepModel
import SitrepText

/// Resolves a pronoun only where one actor stands out.
struct PronounResolver: Sendable {
    let text: ActorText
    let mentions: [ActorMention]
    let entities: [ActorEntity]
    /// Entities that earlier pronouns stand for, by mention.
    private var resolved: [Int: Int] = [:]

    init(text: ActorText, mentions: [ActorMention], entities: [ActorEntity]) {
        self.text = text
        self.mentions = mentions
        self.entities = entities
    }

    /// The entity of a pronoun; nil where none or more than one fits.
    mutating func resolve(_ index: Int) -> Int? {
        let pronoun = mentions[index]
        if pronoun.pronoun.contains(.reference), isEmptySubject(pronoun) { return nil }
        let entity = inSentence(index) ?? inSentenceBefore(index)
        if let entity { resolved[index] = entity }
        return entity
    }

    /// "it is unclear that", "it rained".
    private func isEmptySubject(_ pronoun: ActorMention) -> Bool {
        switch text.trees?.relation(of: pronoun.head) {
        case .expletive: return true
        case .subject where isVoluntary(after: pronoun.head + 1): return false
        default: break
        }
        let verb = text.pastAdverbs(pronoun.head + 1)
        guard verb < text.tokens.count, let group = text.verbGroup(at: verb) else { return false }
        guard text.tokens[group.head].lemma == text.keys.be else { return false }
        return group.tokens.lowerBound == verb
    }

    /// "it is willing to": only someone can be.
    private func isVoluntary(after token: Int) -> Bool {
        (token..<min(token + Self.predicateReach, text.tokens.count)).contains {
            text.classes($0).contains(.voluntary)
        }
    }

    private static let predicateReach = 4

    // MARK: Where to look

    /// A subject, or the only fitting actor, earlier in the sentence.
    private func inSentence(_ index: Int) -> Int? {
        let pronoun = mentions[index]
        var found: [Int] = []
        var subject: Int?
        var at = index - 1
        while at >= 0, mentions[at].sentence == pronoun.sentence {
            if let entity = fitting(at, pronoun) {
                if !found.contains(entity) { found.append(entity) }
                if subject == nil, isSubject(at) { subject = entity }
            }
            at -= 1
        }
        if let subject { return subject }
        found = named(found)
        return found.count == 1 && mentions[index].pronoun.isDisjoint(with: .plural) ? found.first : nil
    }

    private func inSentenceBefore(_ index: Int) -> Int? {
        let pronoun = mentions[index]
        var at = index - 1
        while at >= 0, mentions[at].sentence == pronoun.sentence { at -= 1 }
        guard at >= 0, pronoun.sentence - mentions[at].sentence <= Self.reach else { return nil }
        let sentence = mentions[at].sentence
        let paragraph = text.analysis.sentences[sentence].paragraph
        let isNear = text.analysis.sentences[pronoun.sentence].paragraph - paragraph <= 1
        guard isNear else { return nil }
        var found: [Int] = []
        var subject: Int?
        var speaker: Int?
        while at >= 0, mentions[at].sentence == sentence {
            if let entity = fitting(at, pronoun) {
                if !found.contains(entity) { found.append(entity) }
                if isSubject(at) { subject = entity }
                if isSpeaker(at) { speaker = entity }
            }
            at -= 1
        }
        if let speaker, isSpeaker(index) { return speaker }
        if let subject { return subject }
        found = named(found)
        return found.count == 1 ? found.first : nil
    }

    /// Those of several persons that have a name, if any has.
    private func named(_ found: [Int]) -> [Int] {
        let named = found.filter { !entities[$0].isPerson || entities[$0].name != nil || entities[$0].knownName != nil }
        return named.isEmpty ? found : named
    }

    private static let reach = 2

    // MARK: Fit

    private func fitting(_ at: Int, _ pronoun: ActorMention) -> Int? {
        let mention = mentions[at]
        let index = mention.kind == .pronoun ? resolved[at] ?? -1 : mention.entity
        guard index >= 0 else { return nil }
        let entity = entities[index]
        if mention.kind == .pronoun, mention.pronoun != pronoun.pronoun { return nil }
        if pronoun.pronoun.contains(.masculine) || pronoun.pronoun.contains(.feminine) {
            guard entity.isPerson else { return nil }
            return entity.gender == .unknown || entity.gender == pronoun.gender ? index : nil
        }
        if pronoun.pronoun.contains(.plural) {
            if entity.isPerson || entity.kind == .state { return nil }
            return entity.isPlural
                || mention.kind == .organization && text.lexicon.organizations[entity.index].type == .group
                ? index : nil
        }
        guard !entity.isPerson, !entity.isPlural else { return nil }
        if entity.kind == .state, mention.kind == .state, isAdjective(mention) { return nil }
        return index
    }

    private func isAdjective(_ mention: ActorMention) -> Bool {
        guard let hit = text.hit(at: mention.head) else { return false }
        return hit.lexeme.state < 0 && hit.lexeme.adjective >= 0
    }

    /// Whether a finite verb follows a mention, or a comma's insertion before it.
    private func isSubject(_ at: Int) -> Bool {
        let mention = mentions[at]
        let before = mention.tokens.lowerBound - 1
        if before >= 0 {
            let isDetermined = text.tokens[before].tag == .det
            let governor = isDetermined ? before - 1 : before
            if governor >= 0, text.tokens[governor].tag == .adp { return false }
        }
        let next = text.pastAdverbs(mention.tokens.upperBound)
        if text.isFiniteVerb(next) { return true }
        guard text.isComma(next) else { return false }
        // "Nusra, the affiliate, poses": the verb stands after the second comma.
        let end = text.analysis.sentence(ofToken: mention.head).tokens.upperBound
        var token = next + 1
        while token < min(end, next + Self.longestInsertion) {
            if text.isComma(token) { return text.isFiniteVerb(text.pastAdverbs(token + 1)) && token + 1 < end }
            token += 1
        }
        return false
    }

    private static let longestInsertion = 16

    /// Whether a verb of speech stands right after or before a mention.
    private func isSpeaker(_ at: Int) -> Bool {
        let mention = mentions[at]
        let next = text.pastAdverbs(mention.tokens.upperBound)
        if next < text.tokens.count, text.lexicon.classes(of: text.tokens[next].lemma).contains(.speech) { return true }
        let before = mention.tokens.lowerBound - 1
        return before >= 0 && text.tokens[before].tag == .verb
            && text.lexicon.classes(of: text.tokens[before].lemma).contains(.speech)
    }
}
