// Joins mentions that are one actor: by table, by name, by acronym, by noun and country, by apposition.

import SitrepModel
import SitrepText

/// Mentions to entities, precision first: what is not certain stays apart.
struct ActorJoiner: Sendable {
    let text: ActorText
    let context: CountryContext
    var mentions: [ActorMention]
    var entities: [ActorEntity] = []
    var states: [Int: Int] = [:]
    var organizations: [Int: Int] = [:]
    var nominals: [NominalKey: Int] = [:]
    /// Acronyms that the text defines, and the last words of proper names.
    var aliases: [WordKey: Int] = [:]
    /// For a mention, an earlier or later one that a comma or a verb of naming makes the same.
    var appositions: [Int: Int] = [:]

    init(text: ActorText, context: CountryContext, mentions: [ActorMention]) {
        self.text = text
        self.context = context
        self.mentions = mentions
    }

    mutating func join() {
        for index in mentions.indices { placeInCountry(index) }
        findAppositions()
        for index in mentions.indices where isFullName(index) { joinPerson(index) }
        for index in mentions.indices where mentions[index].entity < 0 { joinNamed(index) }
        for index in mentions.indices where mentions[index].entity < 0 { joinCommon(index) }
        var resolver = PronounResolver(text: text, mentions: mentions, entities: entities)
        for index in mentions.indices where mentions[index].kind == .pronoun {
            if let entity = resolver.resolve(index) {
                mentions[index].entity = entity
                entities[entity].mentions.append(index)
            }
        }
    }

    // MARK: Countries

    /// Gives a mention without a country of its own the one that its surroundings tell.
    private mutating func placeInCountry(_ index: Int) {
        let mention = mentions[index]
        if mention.rule == "actor/people", text.isKey(mention.tokens.upperBound, text.keys.of),
            let country = countryAfter(mention, nil)
        {
            mentions[index].country = country
        }
        guard mentions[index].country == nil, mention.kind == .nominal || mention.kind == .person else { return }
        let noun = mention.index >= 0 ? text.lexicon.nouns[mention.index] : nil
        if let country = countryAfter(mention, noun) {
            mentions[index].country = country
            mentions[index].hasOwnCountry = true
            mentions[index].isLocated = text.isLocation(text.tokens[mention.tokens.upperBound].key)
        } else if let owner = NounComplements(text: text).owner(of: mention, noun) {
            mentions[index].country = owner.country
            mentions[index].hasOwnCountry = true
            mentions[index].isLocated = owner.isLocation
            mentions[index].sector = owner.sector ?? mention.sector
        } else if mention.refersToCountry {
            mentions[index].country = context.country(before: mention.tokens.lowerBound)
        } else if noun == nil, mention.rule == "actor/people" {
            mentions[index].country =
                context.onlyPlace(inSentenceOf: mention.head) ?? (context.isDominant ? context.main : nil)
        } else if let noun, mention.organization == nil, !noun.flags.contains(.abroad) {
            if noun.flags.contains(.state) {
                mentions[index].country = context.country(before: mention.tokens.lowerBound)
            } else if noun.flags.contains(.crowd) || noun.flags.contains(.people),
                let country = context.onlyPlace(inSentenceOf: mention.head)
            {
                mentions[index].country = country
            } else if context.isDominant,
                noun.flags.contains(.crowd) || noun.flags.contains(.people) || noun.flags.contains(.armed)
            {
                mentions[index].country = context.main
            }
        }
    }

    /// "the government of Kazakhstan", "protesters in Almaty".
    private func countryAfter(_ mention: ActorMention, _ noun: ActorLexicon.Noun?) -> Int? {
        let start = mention.tokens.upperBound
        guard start + 1 < text.tokens.count else { return nil }
        let key = text.tokens[start].key
        let isIn = text.isLocation(key) || key == text.keys.from
        guard key == text.keys.of || isIn else { return nil }
        if isIn, noun?.sector == "MIL" || noun?.flags.contains(.abroad) ?? false || mention.kind == .person {
            return nil
        }
        var at = start + 1
        while at < min(start + 5, text.tokens.count) {
            if let country = text.hit(at: at)?.lexeme.country, country >= 0 { return country }
            if let country = text.placeCountry(at: at) { return country }
            guard
                text.tokens[at].tag == .det || text.tokens[at].tag == .adj || text.classes(at).contains(.place)
                    || text.isCapitalized(at)
            else { return nil }
            at += 1
        }
        return nil
    }

    // MARK: Appositions

    private mutating func findAppositions() {
        for index in mentions.indices.dropLast() {
            let mention = mentions[index]
            guard mention.kind != .pronoun, let next = following(index) else { continue }
            if isRole(mention), let name = nameAfterPhrase(index) { appositions[name] = index }
            let other = mentions[next]
            guard other.sentence == mention.sentence else { continue }
            let gap = mention.tokens.upperBound..<other.tokens.lowerBound
            if gap.count <= 5, names(gap) {
                appositions[next] = index
            } else if isAppositive(mention, other, gap) || isEquated(mention, other, gap) {
                appositions[next] = index
            }
        }
    }

    /// "envoy to Syria, Staffan de Mistura": the name after a role's complement and a comma.
    private func nameAfterPhrase(_ index: Int) -> Int? {
        let start = mentions[index].tokens.upperBound
        guard start < text.tokens.count, text.tokens[start].tag == .adp,
            mentions[index].isDefinite || !mentions[index].isCounted
        else { return nil }
        var at = start + 1
        while at < min(start + 7, text.tokens.count), !text.isComma(at) {
            switch text.tokens[at].tag {
            case .noun, .propn, .adj, .det: at += 1
            default: return nil
            }
        }
        guard text.isComma(at) else { return nil }
        for next in mentions.indices.dropFirst(index + 1).prefix(4)
        where mentions[next].kind == .person && mentions[next].tokens.lowerBound == at + 1 && mentions[next].role == nil
        {
            return next
        }
        return nil
    }

    /// The next mention that begins past the end of one.
    private func following(_ index: Int) -> Int? {
        var next = index + 1
        while next < mentions.count, next < index + 4 {
            if mentions[next].tokens.lowerBound >= mentions[index].tokens.upperBound {
                return mentions[next].kind == .pronoun ? nil : next
            }
            next += 1
        }
        return nil
    }

    /// "known as", ", called": words between a description and a name.
    private func names(_ gap: Range<Int>) -> Bool {
        var naming = false
        for token in gap {
            let key = text.tokens[token].key
            if key == text.keys.known || key == text.keys.called || key == text.keys.dubbed || key == text.keys.named {
                naming = true
            } else if key != text.keys.as && key != text.keys.comma && key != text.keys.the
                && text.tokens[token].tag != .punct
                && text.tokens[token].tag != .adv
            {
                return false
            }
        }
        return naming
    }

    /// "foreign minister, Alpha Barry"; "Dmitri Trenin, director of …".
    private func isAppositive(_ a: ActorMention, _ b: ActorMention, _ gap: Range<Int>) -> Bool {
        guard let first = gap.first, text.isComma(first) else { return false }
        let onlyDeterminer = gap.dropFirst().allSatisfy {
            text.tokens[$0].tag == .det || text.tokens[$0].tag == .adj || text.tokens[$0].tag == .noun
                || text.tokens[$0].tag == .propn || text.tokens[$0].tag == .num && false
        }
        if isRole(a), isPersonLike(b) { return gap.count == 1 && !isListed(after: b) }
        if isPersonLike(a), isRole(b) { return onlyDeterminer && gap.count <= 4 && !isListed(after: b) }
        return false
    }

    /// "The group’s leader is veteran figure Mokhtar Belmokhtar".
    private func isEquated(_ a: ActorMention, _ b: ActorMention, _ gap: Range<Int>) -> Bool {
        guard let first = gap.first, gap.count <= 4, let group = text.verbGroup(at: first),
            group.tokens.lowerBound == first,
            !group.isNegated, text.tokens[group.head].lemma == text.keys.be, group.tokens.upperBound <= gap.upperBound
        else { return false }
        guard
            (group.tokens.upperBound..<gap.upperBound).allSatisfy({
                text.tokens[$0].tag == .det || text.tokens[$0].tag == .adj
            })
        else { return false }
        return isRole(a) && b.kind == .person || a.kind == .person && isRole(b)
    }

    private func isRole(_ mention: ActorMention) -> Bool {
        mention.kind == .nominal && mention.index >= 0 && !mention.isPlural
            && text.lexicon.nouns[mention.index].kind == .person
    }

    private func isPersonLike(_ mention: ActorMention) -> Bool {
        mention.kind == .person || mention.kind == .candidate && !text.isPlace(mention.tokens)
    }

    /// "…, the president of Chad and the minister": the comma parts a list.
    private func isListed(after mention: ActorMention) -> Bool {
        let next = mention.tokens.upperBound
        return next < text.tokens.count && text.tokens[next].key == text.keys.and
    }

    // MARK: Entities

    mutating func add(_ entity: ActorEntity, for index: Int) -> Int {
        entities.append(entity)
        attach(index, to: entities.count - 1)
        return entities.count - 1
    }

    /// Puts a mention into an entity and lets it fill what is not known yet.
    mutating func attach(_ index: Int, to entity: Int) {
        mentions[index].entity = entity
        entities[entity].mentions.append(index)
        let mention = mentions[index]
        if mention.kind == .person || mention.kind == .nominal && entities[entity].isPerson {
            describe(entity, by: mention)
        }
        if entities[entity].sector == nil { entities[entity].sector = mention.sector }
        if mention.hasOwnCountry, entities[entity].country == nil { entities[entity].country = mention.country }
    }

    private mutating func describe(_ entity: Int, by mention: ActorMention) {
        if entities[entity].gender == .unknown { entities[entity].gender = mention.gender }
        if let role = mention.role { entities[entity].roleWords += role.map { text.tokens[$0].lemma } }
        if entities[entity].role == nil, let role = mention.role {
            entities[entity].role = text.roleText(role)
            entities[entity].roleHead = text.tokens[role.upperBound - 1].lemma
            if let sector = mention.sector { entities[entity].sector = sector }
        }
        if entities[entity].country == nil { entities[entity].country = mention.country }
    }
}

extension ActorText {
    /// Whether a preposition tells where rather than whose.
    func isLocation(_ key: WordKey) -> Bool { key == keys.in || key == keys.across || key == keys.throughout }

    /// The words of a role, in small letters but for names.
    func roleText(_ range: Range<Int>) -> String {
        var result = ""
        for token in range {
            let word = analysis.text.string(in: tokens[token].span)
            if !result.isEmpty, tokens[token].shape.contains(.spaceBefore) { result += " " }
            let keeps = tokens[token].shape.contains(.allCaps) || (hit(at: token)?.hasName ?? false)
            result += keeps ? word : word.lowercased()
        }
        return result
    }
}
