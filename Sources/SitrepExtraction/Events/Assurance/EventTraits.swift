// What can be seen of an event mention that tells whether its words mean it.

import SitrepModel
import SitrepText

/// Traits of mentions, by name: `type:ASSAULT`, `main`, `actor:state`, `word:battle`.
///
/// Weights are taught for these names (table `event-weights`): whoever changes one runs `make assurance`. What the table
/// does not list counts for nothing.
struct EventTraits {
    let draft: Draft
    let map: ClauseMap
    let index: ActorIndex
    /// How many actors of the article are of a government, its forces or those who fight them.
    private let powers: Int

    /// Sentences at the head of an article that tell what it is about.
    private static let leadSentences = 3
    /// From here on it makes no difference how many there are.
    private static let manyPowers = 4
    /// The plainness of the words is told in so many parts.
    private static let tenths = 10.0
    private static let powerSectors: Set<String> = ["GOV", "MIL", "COP", "REB", "UAF", "LEG", "JUD", "PRM", "SPY"]

    init(draft: Draft, map: ClauseMap, index: ActorIndex) {
        self.draft = draft
        self.map = map
        self.index = index
        powers = draft.actors.count { $0.sector.map(Self.powerSectors.contains) ?? false }
    }

    func traits(of mention: EventMention, hasPlace: Bool, hasDay: Bool) -> [String] {
        let type = mention.plover.event
        let standing = map.standing(of: mention)
        let actor = party(mention.actors), recipient = party(mention.recipients)
        let word = draft.word(at: mention.anchor)
        var traits = [
            "type:\(type)", "mode:\(mention.plover.mode ?? "-")", mention.rule.name, "word:\(word)",
            "standing:\(standing)", "type:\(type) standing:\(standing)",
            "actor:\(actor)", "recipient:\(recipient)", "type:\(type) actor:\(actor)",
            "type:\(type) recipient:\(recipient)",
            "powers:\(min(powers, Self.manyPowers))", hasPlace ? "own place" : "no own place",
            hasDay ? "own day" : "no own day",
            "confidence:\(Int(mention.confidence * Self.tenths))",
        ]
        traits += (mention.actors.prefix(1) + mention.recipients.prefix(1)).compactMap { index[$0]?.sector }.map {
            "sector:\($0)"
        }
        if mention.isComposed { traits.append("composed") }
        if mention.isGoverned { traits.append("governed") }
        if mention.isMutual { traits.append("mutual") }
        if draft.analysis.sentenceOfToken[mention.anchor] < Self.leadSentences { traits.append("lead") }
        return traits + surroundings(of: mention) + relations(of: mention)
    }

    // MARK: - Parts

    /// What kind the first of some parties is, and whether it has a name of its own.
    private func party(_ parties: [LocalID<Actor>]) -> String {
        guard let actor = parties.first.flatMap({ index[$0] }) else { return "none" }
        let isNamed = actor.name.utf8.first.map { $0 < 0x61 } ?? false
        return actor.type.rawValue + (isNamed ? " named" : "") + (actor.country == nil ? "" : " placed")
    }

    /// Tense, voice and helpers of the verb; determiner and number of a noun; quotation marks and questions.
    private func surroundings(of mention: EventMention) -> [String] {
        let tokens = map.tokens
        var traits: [String] = []
        if let group = mention.group.map({ map.verbGroup($0) }) {
            traits.append("tense:\(group.tense)")
            if group.isPassive { traits.append("passive") }
            if group.isPerfect { traits.append("perfect") }
            if group.isProgressive { traits.append("progressive") }
            if group.tokens.count > 1 { traits.append("helper:\(draft.word(at: group.tokens.lowerBound))") }
        }
        let sentence = map.sentence(of: mention.anchor)
        if mention.anchor > sentence.lowerBound {
            traits.append("before:\(draft.word(at: mention.anchor - 1))")
            traits.append("tag before:\(tokens[mention.anchor - 1].tag)")
        }
        if mention.anchor + 1 < sentence.upperBound {
            traits.append("after:\(draft.word(at: mention.anchor + 1))")
            traits.append("tag after:\(tokens[mention.anchor + 1].tag)")
        }
        if let last = sentence.last, tokens[last].is(WordKey("?")) { traits.append("question") }
        let quotes = (sentence.lowerBound..<mention.anchor).count { ClauseWords.quotes.contains(tokens[$0].key) }
        if quotes % 2 == 1 { traits.append("quoted") }
        if let person = sentence.first(where: { tokens[$0].tag == .pron && Self.speakers.contains(tokens[$0].key) }) {
            traits.append("speaks:\(draft.word(at: person))")
        }
        traits.append(
            "written:\(tokens[mention.anchor].shape.contains(.capitalized) && mention.anchor > sentence.lowerBound ? "capital" : "small")"
        )
        return traits
    }

    private static let speakers = WordSet(["i", "we", "you"].map { WordKey($0) })

    /// How the tree hangs the word, and the heads of its subject and object.
    private func relations(of mention: EventMention) -> [String] {
        guard let trees = draft.trees else { return [] }
        let at = mention.anchor
        var traits = ["relation:\(trees.relation(of: at).rawValue)"]
        if let head = trees.head(of: at) { traits.append("head:\(draft.word(at: head))") }
        if let object = trees.dependent(of: at, .object) {
            traits.append("object:\(draft.word(at: object))")
        } else {
            traits.append("no object")
        }
        if let subject = trees.dependent(of: at, .subject, .passiveSubject) {
            traits.append("subject:\(draft.word(at: subject))")
            traits.append("subject tag:\(map.tokens[subject].tag)")
        } else {
            traits.append("no subject")
        }
        if let marker = trees.dependent(of: at, .marker) { traits.append("marker:\(draft.word(at: marker))") }
        if let determiner = trees.dependent(of: at, .determiner) {
            traits.append("determiner:\(draft.word(at: determiner))")
        }
        if let helper = trees.dependent(of: at, .auxiliary) { traits.append("auxiliary:\(draft.word(at: helper))") }
        return traits
    }
}

extension Draft {
    /// A token as it is written, in small letters.
    func word(at token: Int) -> String { analysis.string(of: token..<(token + 1)).lowercased() }
}

extension ClauseMap {
    /// Where the word stands in its clause.
    func standing(of mention: EventMention) -> String {
        if mention.isNoun { return "noun" }
        guard let group = mention.group.map({ verbGroup($0) }) else { return "word" }
        if group.isInfinitive { return "infinitive" }
        if group.isNonFinite { return "participle" }
        return mention.isMain ? "main" : mention.isSubordinate ? "subordinate" : "clause"
    }
}
