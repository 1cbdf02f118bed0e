// What can be seen of a place mention that tells whether an event was there.

import SitrepModel
import SitrepText

/// Traits of a place beside a mention, by name: `reach:sentence`, `preposition:in`, `relation:obl`.
///
/// Weights are taught for these names: whoever changes one runs `make assurance`.
struct PlaceTraits {
    let draft: Draft
    let map: ClauseMap
    let index: ActorIndex
    /// How often each place, and each country with its places, is named.
    private let counts: [Spot: Int]
    private let countries: [CountryCode: Int]
    private let mainCountry: CountryCode?
    private let named: NamedTokens?
    /// Words of the names of people, firms and bodies.
    private let nameWords: [WordKey: Actor.Kind]

    /// Where a place stands to the event.
    enum Reach: String {
        case sentence, before, first
    }

    private struct Spot: Hashable {
        let country: CountryCode?
        let geonames: Int?
    }

    /// Tokens to the event from which on it makes no difference how far it is, and those of one step up to there.
    private static let far = 12
    private static let stepTokens = 3
    /// From here on it makes no difference how often a place is named.
    private static let often = 3
    private static let datelineTokens = 6
    /// Confidence and the share of a country are told in so many parts.
    private static let fifths = 5.0
    private static let quarters = 4

    init(draft: Draft, map: ClauseMap, index: ActorIndex) {
        self.draft = draft
        self.map = map
        self.index = index
        counts = Dictionary(
            draft.places.map { (Spot(country: $0.country, geonames: $0.geonames), 1) }, uniquingKeysWith: +)
        countries = Dictionary(draft.places.compactMap { $0.country.map { ($0, 1) } }, uniquingKeysWith: +)
        mainCountry = countries.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        named = draft.analysis.names.map { NamedTokens($0, tokenCount: map.tokens.count) }
        var words: [WordKey: Actor.Kind] = [:]
        for mention in index.mentions {
            guard let actor = index[mention.actor], actor.type == .person || actor.type == .organization else {
                continue
            }
            for token in mention.tokens where map.tokens[token].tag == .propn {
                words[map.tokens[token].key] = actor.type
            }
        }
        nameWords = words
    }

    func traits(of place: Place, tokens: Range<Int>, beside mention: EventMention, reach: Reach) -> [String] {
        guard let first = tokens.first, let last = tokens.last else { return [] }
        let type = mention.plover.event
        let kind = place.isCountry ? "country" : place.isTown ? "town" : place.isDivision ? "division" : "other"
        let preposition = preposition(of: tokens)
        let spot = counts[Spot(country: place.country, geonames: place.geonames)] ?? 1
        var traits = [
            "reach:\(reach)", "kind:\(kind)", "reach:\(reach) kind:\(kind)", "preposition:\(preposition)",
            "reach:\(reach) preposition:\(preposition)", "type:\(type) reach:\(reach)",
            "type:\(type) preposition:\(preposition)",
            "type:\(type) kind:\(kind)", "sure:\(Int(place.confidence * Self.fifths))",
            "count:\(min(spot, Self.often))",
            place.rule.name,
        ]
        if reach == .sentence {
            let distance = first > mention.anchor ? first - mention.anchor : mention.anchor - last
            traits.append(
                (first > mention.anchor ? "behind:" : "ahead:")
                    + (distance > Self.far ? "far" : "\(distance / Self.stepTokens)"))
        }
        traits += ties(of: place, to: mention, type: type, reach: reach)
        if let name = named?.cue(of: tokens) { traits.append("\(name)") }
        traits += surroundings(of: tokens)
        traits += names(over: tokens, beside: mention)
        return traits + relations(of: tokens, to: mention, isNear: reach == .sentence)
    }

    // MARK: - Parts

    /// Whether its country is that of a party, and the one that the report is about.
    private func ties(of place: Place, to mention: EventMention, type: String, reach: Reach) -> [String] {
        guard let country = place.country else { return ["no country"] }
        let isActors = mention.actors.contains { index[$0]?.country == country }
        let isRecipients = mention.recipients.contains { index[$0]?.country == country }
        let side = isActors ? (isRecipients ? "both" : "actor") : isRecipients ? "recipient" : "neither"
        let isMain = country == mainCountry ? "main" : "other"
        let weight = (countries[country] ?? 0) * Self.quarters / max(1, draft.places.count)
        return [
            "side:\(side)", "type:\(type) side:\(side)", "country:\(isMain)", "country:\(isMain) reach:\(reach)",
            "weight:\(weight)",
        ]
    }

    /// The preposition that the tree or the order of words sets before a place.
    private func preposition(of tokens: Range<Int>) -> String {
        if let trees = draft.trees, let top = trees.top(of: tokens), let marker = trees.dependent(of: top, .caseMarker)
        {
            return draft.word(at: marker)
        }
        let low = map.sentence(of: tokens.lowerBound).lowerBound
        var at = tokens.lowerBound - 1
        while at >= low, map.tokens[at].tag == .det || map.tokens[at].tag == .adj { at -= 1 }
        return at >= low && map.tokens[at].tag == .adp ? draft.word(at: at) : "-"
    }

    /// What stands right before and behind: hyphens, brackets, more of the name.
    private func surroundings(of tokens: Range<Int>) -> [String] {
        var traits: [String] = []
        if tokens.upperBound < map.tokens.count {
            let next = map.tokens[tokens.upperBound]
            traits.append("tag behind:\(next.tag)")
            if next.tag == .punct { traits.append("mark behind:\(draft.word(at: tokens.upperBound))") }
            if next.shape.contains(.capitalized), next.tag == .propn { traits.append("capital behind") }
        }
        if tokens.lowerBound > 0 {
            let before = map.tokens[tokens.lowerBound - 1]
            traits.append("tag ahead:\(before.tag)")
            if before.tag == .punct { traits.append("mark ahead:\(draft.word(at: tokens.lowerBound - 1))") }
            if before.shape.contains(.capitalized), before.tag == .propn { traits.append("capital ahead") }
        }
        if tokens.upperBound <= Self.datelineTokens { traits.append("opening") }
        if tokens.allSatisfy({ map.tokens[$0].shape.contains(.allCaps) }) { traits.append("capitals") }
        return traits
    }

    /// Whether it is an actor's name, or a part of one, and whether that actor is a party.
    private func names(over tokens: Range<Int>, beside mention: EventMention) -> [String] {
        var traits: [String] = []
        if let kind = tokens.compactMap({ nameWords[map.tokens[$0].key] }).first {
            traits.append("name of:\(kind.rawValue)")
        }
        guard let widest = index.widestMention(covering: tokens.lowerBound), let actor = index[widest.actor] else {
            return traits
        }
        traits.append("within:\(actor.type.rawValue)" + (widest.tokens == tokens ? " whole" : " part"))
        if mention.actors.contains(widest.actor) { traits.append("is actor") }
        if mention.recipients.contains(widest.actor) { traits.append("is recipient") }
        return traits
    }

    /// How the tree hangs the place, and how far from the event.
    private func relations(of tokens: Range<Int>, to mention: EventMention, isNear: Bool) -> [String] {
        guard let trees = draft.trees, let top = trees.top(of: tokens) else { return [] }
        var traits = ["relation:\(trees.relation(of: top).rawValue)"]
        if let head = trees.head(of: top) {
            traits.append("head tag:\(map.tokens[head].tag)")
            if trees.relation(of: top) == .compound || trees.relation(of: top) == .nominalModifier {
                traits.append("head:\(draft.word(at: head))")
            }
        }
        guard isNear else { return traits }
        traits.append(trees.steps(from: top, to: mention.anchor))
        traits.append("path:" + trees.path(from: top, to: mention.anchor))
        return traits
    }
}
