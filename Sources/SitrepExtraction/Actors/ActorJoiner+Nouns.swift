// Joins what has no name: ministries, troops and crowds by noun and country, definite nouns by what went before.

import SitrepModel
import SitrepText

extension ActorJoiner {
    mutating func joinCommon(_ index: Int) {
        guard mentions[index].kind == .nominal else { return }
        if mentions[index].index < 0 { return joinPeople(index) }
        let noun = text.lexicon.nouns[mentions[index].index]
        if let named = nextNamed(index) {
            if !entities[named].isPerson { takeDescription(before: index, noun, into: named) }
            return attach(index, to: named)
        }
        if let other = appositions[index], mentions[other].entity >= 0,
            entities[mentions[other].entity].isPerson == (noun.kind == .person)
        {
            return attach(index, to: mentions[other].entity)
        }
        switch noun.kind {
        case .person: mentions[index].isPlural ? joinPersons(index, noun) : joinRole(index, noun)
        case .force, .body: joinBody(index, noun)
        }
    }

    /// The named actor that "known as" or a comma makes the same as this mention.
    private func nextNamed(_ index: Int) -> Int? {
        var next = index + 1
        while next < mentions.count, next < index + 4 {
            if appositions[next] == index, mentions[next].entity >= 0 { return mentions[next].entity }
            next += 1
        }
        return nil
    }

    /// "The opposition group … The group, known as X": the description before goes to the name.
    private mutating func takeDescription(before index: Int, _ noun: ActorLexicon.Noun, into named: Int) {
        guard isBare(mentions[index]), mentions[index].isDefinite, let other = antecedent(index, noun), other != named,
            entities[other].kind == .nominal
        else { return }
        for mention in entities[other].mentions { attach(mention, to: named) }
        entities[other].mentions = []
    }

    /// A noun with nothing of its own before it.
    private func isBare(_ mention: ActorMention) -> Bool {
        (mention.role.map { $0.count == 1 } ?? true) && !mention.hasOwnCountry && mention.organization == nil
    }

    // MARK: Peoples and crowds

    private mutating func joinPeople(_ index: Int) {
        let key = NominalKey(group: WordKey("people"), country: mentions[index].country ?? -1, organization: -1)
        joinByKey(index, key)
    }

    private mutating func joinPersons(_ index: Int, _ noun: ActorLexicon.Noun) {
        guard !noun.flags.contains(.noname) || mentions[index].hasOwnCountry else { return }
        joinByKey(index, key(index, noun), isNew: mentions[index].isCounted)
    }

    private mutating func joinByKey(_ index: Int, _ key: NominalKey, isNew: Bool = false) {
        if !isNew, let known = nominals[key] { return attach(index, to: known) }
        let mention = mentions[index]
        var entity = ActorEntity(kind: .nominal, rule: mention.rule)
        entity.index = mention.index
        entity.name = mention.tokens
        entity.country = mention.country
        entity.sector = mention.sector
        entity.isPlural = true
        let made = add(entity, for: index)
        if nominals[key] == nil { nominals[key] = made }
    }

    private func key(_ index: Int, _ noun: ActorLexicon.Noun) -> NominalKey {
        let mention = mentions[index]
        let group: WordKey
        if noun.flags.contains(.crowd) {
            group = WordKey("protesters")
        } else if noun.flags.contains(.forces)
            || noun.kind == .force && noun.flags.contains(.armed) && mention.sector == "MIL"
        {
            group = WordKey("armed forces")
        } else if noun.kind == .force, mention.sector == "COP" {
            group = WordKey("police")
        } else {
            group = roleKey(mention)
        }
        return NominalKey(group: group, country: mention.country ?? -1, organization: mention.organization ?? -1)
    }

    /// Lemmas of the words of the role as one key.
    private func roleKey(_ mention: ActorMention) -> WordKey {
        guard let role = mention.role else { return .none }
        var bytes: [UInt8] = []
        for token in role {
            withUnsafeBytes(of: text.tokens[token].lemma.value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return WordKey(utf8: bytes)
    }

    // MARK: Single persons

    private mutating func joinRole(_ index: Int, _ noun: ActorLexicon.Noun) {
        let mention = mentions[index]
        let head = text.tokens[mention.head].lemma
        if mention.isDefinite, !mention.isCounted {
            if let known = personWithRole(head, index) { return attach(index, to: known) }
            if let holder = officeHolder(index, noun) { return attachHolder(index, holder) }
        }
        if noun.flags.contains(.noname) { return }
        var entity = ActorEntity(kind: .person, rule: mention.rule)
        entity.index = mention.index
        entity.country = mention.country
        entity.sector = mention.sector
        entity.roleHead = head
        entity.roleWords = mention.role.map { $0.map { text.tokens[$0].lemma } } ?? []
        entity.isFormer = mention.isFormer
        entity.name = nil
        _ = add(entity, for: index)
    }

    /// The last person before a definite role that holds it, else the next one named with it.
    private func personWithRole(_ head: WordKey, _ index: Int) -> Int? {
        let mention = mentions[index]
        var best: (entity: Int, at: Int)?
        var next: Int?
        for entity in entities.indices where entities[entity].isPerson && entities[entity].roleHead == head {
            let candidate = entities[entity]
            if let a = candidate.country, let b = mention.country, a != b { continue }
            if candidate.isFormer != mention.isFormer || !knows(candidate, mention) { continue }
            if let organization = mention.organization, candidate.name != nil,
                !candidate.mentions.contains(where: { mentions[$0].organization == organization })
            {
                continue
            }
            let last = candidate.mentions.last { mentions[$0].tokens.lowerBound < mention.tokens.lowerBound }
            if let last {
                if last > best?.at ?? -1 { best = (entity, last) }
            } else if candidate.name != nil, next == nil {
                next = entity
            }
        }
        if let best { return best.entity }
        guard mention.index >= 0, text.lexicon.nouns[mention.index].flags.contains(.office) else { return nil }
        return next
    }

    /// Whether a person is known by all words of a role: "the foreign minister" is not any minister.
    private func knows(_ entity: ActorEntity, _ mention: ActorMention) -> Bool {
        guard let role = mention.role, role.count > 1 else { return true }
        if let known = entity.role, entity.roleWords.isEmpty { return known == text.roleText(role) }
        return role.allSatisfy { entity.roleWords.contains(text.tokens[$0].lemma) }
    }

    private func officeHolder(_ index: Int, _ noun: ActorLexicon.Noun) -> OfficeTable.Term? {
        let mention = mentions[index]
        guard !mention.isFormer, let day = text.anchor, let country = mention.country, let role = mention.role else {
            return nil
        }
        return text.lexicon.offices.holder(of: text.roleText(role), country: country, on: day)
    }

    private mutating func attachHolder(_ index: Int, _ term: OfficeTable.Term) {
        if let known = entities.indices.last(where: { entities[$0].isPerson && entities[$0].parts == term.parts }) {
            return attach(index, to: known)
        }
        var entity = ActorEntity(kind: .person, rule: "actor/office-holder")
        entity.parts = term.parts
        entity.knownName = term.name
        entity.country = term.country
        entity.sector = term.sector
        entity.role = term.office
        entity.roleHead = text.tokens[mentions[index].head].lemma
        _ = add(entity, for: index)
    }

    // MARK: Bodies and forces

    private mutating func joinBody(_ index: Int, _ noun: ActorLexicon.Noun) {
        let mention = mentions[index]
        let isBare = isBare(mention)
        if isBare, mention.isDefinite, let known = antecedent(index, noun) { return attach(index, to: known) }
        if noun.flags.contains(.generic), mention.sector == nil || isBare { return }
        if mention.organization != nil, noun.flags.contains(.armed) || noun.flags.contains(.generic),
            let organization = mention.organization,
            let known = organizations[organization], text.lexicon.organizations[organization].type == .group
        {
            return attach(index, to: known)
        }
        let key = key(index, noun)
        let isNew = mention.isCounted && (noun.kind == .force || noun.flags.contains(.generic))
        if !isNew, let known = nominals[key], !entities[known].mentions.isEmpty { return attach(index, to: known) }
        var entity = ActorEntity(kind: .nominal, rule: mention.rule)
        entity.index = mention.index
        entity.name = mention.tokens
        entity.country = mention.country
        entity.sector = mention.sector
        entity.isPlural = noun.kind == .force
        let made = add(entity, for: index)
        if nominals[key] == nil { nominals[key] = made }
    }

    /// How far back a bare definite noun may reach, in sentences.
    private static let reach = 4

    /// "the ministry", "the group", "the alliance": the last actor before it that the noun may name.
    private func antecedent(_ index: Int, _ noun: ActorLexicon.Noun) -> Int? {
        let mention = mentions[index]
        let next = mention.tokens.upperBound
        if next < text.tokens.count, text.tokens[next].key == text.keys.that { return nil }
        let head = text.tokens[mention.head].lemma
        var at = index - 1
        while at >= 0, mentions[at].sentence >= mention.sentence - Self.reach {
            let entity = mentions[at].entity
            if entity >= 0, mentions[at].kind != .pronoun, !entities[entity].mentions.isEmpty,
                fits(entities[entity], mentions[at], head, noun)
            {
                return entity
            }
            at -= 1
        }
        return nil
    }

    private func fits(_ entity: ActorEntity, _ mention: ActorMention, _ head: WordKey, _ noun: ActorLexicon.Noun)
        -> Bool
    {
        switch entity.kind {
        case .nominal:
            guard mention.index >= 0, text.tokens[mention.head].lemma == head else { return false }
            return mention.hasOwnCountry || mention.role.map { $0.count > 1 } ?? false
        case .properName:
            return text.tokens[mention.head].lemma == head || noun.flags.contains(.generic) && noun.text == "group"
        case .organization:
            let organization = text.lexicon.organizations[entity.index]
            if noun.flags.contains(.bloc) { return organization.sector == "IGO" || organization.sector == "EUR" }
            if noun.text == "group" { return organization.type == .group || organization.sector == "NGO" }
            if noun.text == "agency" || noun.text == "news agency" {
                return organization.sector == "JRN" || organization.sector == "UNO"
            }
            if noun.text == "organization" || noun.text == "organisation" {
                return organization.sector != "JRN" && organization.type != .state
            }
            return noun.flags.contains(.media) && organization.sector == "JRN"
        default: return false
        }
    }
}
