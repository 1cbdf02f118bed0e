// Joins what has a name: persons by full name and surname, states and organisations by table, proper names by words.

import SitrepModel
import SitrepText

extension ActorJoiner {
    // MARK: Persons

    /// Whether a mention names a person by at least two words.
    func isFullName(_ index: Int) -> Bool {
        let mention = mentions[index]
        guard let name = mention.name else { return false }
        if mention.kind == .person { return nameParts(name).count >= 2 }
        // An apposition of a role makes capitalised words a person.
        guard mention.kind == .candidate, nameParts(name).count >= 2 else { return false }
        return isDescribed(index)
    }

    private func isDescribed(_ index: Int) -> Bool {
        if let other = appositions[index], isPersonRole(other) { return true }
        return appositions[index + 1] == index && isPersonRole(index + 1)
    }

    private func isPersonRole(_ index: Int) -> Bool {
        let mention = mentions[index]
        return mention.kind == .nominal && mention.index >= 0 && text.lexicon.nouns[mention.index].kind == .person
    }

    /// Words of a name without hyphens and particles.
    func nameParts(_ range: Range<Int>) -> [WordKey] {
        var parts: [WordKey] = []
        for token in range where !text.isHyphen(token) {
            if text.classes(token).contains(.particle), !text.isCapitalized(token) || token == range.lowerBound,
                token + 1 < range.upperBound
            {
                continue
            }
            parts.append(text.tokens[token].key)
        }
        return parts
    }

    mutating func joinPerson(_ index: Int) {
        mentions[index].kind = .person
        guard let name = mentions[index].name else { return }
        let parts = nameParts(name)
        if let known = entities.indices.last(where: { entities[$0].isPerson && areSame(entities[$0].parts, parts) }) {
            if parts.count > entities[known].parts.count {
                entities[known].parts = parts
                entities[known].name = name
            }
            attach(index, to: known)
            joinApposition(of: index, to: known)
            return
        }
        let entity = addPerson(index, parts: parts, name: name)
        joinApposition(of: index, to: entity)
    }

    private mutating func addPerson(_ index: Int, parts: [WordKey], name: Range<Int>) -> Int {
        let mention = mentions[index]
        var entity = ActorEntity(kind: .person, rule: mention.rule)
        entity.parts = parts
        entity.name = name
        entity.gender = mention.gender
        entity.isFormer = mention.isFormer
        if entity.gender == .unknown {
            entity.gender = text.lexicon.givenNames[text.tokens[name.lowerBound].key] ?? .unknown
        }
        entity.country = mention.country
        entity.sector = mention.sector
        if let organization = mention.organization {
            entity.country = entity.country ?? text.lexicon.organizations[organization].country
        }
        if let term = text.lexicon.offices.term(
            endingWith: parts, on: text.anchor, country: mention.hasOwnCountry ? mention.country : nil)
        {
            entity.country = term.country ?? entity.country
            entity.isListed = true
            entity.sector = entity.sector ?? term.sector
            if mention.role == nil { entity.role = term.office }
            if entity.roleHead == nil {
                entity.roleHead = WordKey(String(term.office.split(separator: " ").last ?? ""))
            }
            if parts.count < term.parts.count { entity.knownName = term.name }
        }
        return add(entity, for: index)
    }

    /// Joins the role before or after a comma to a person.
    private mutating func joinApposition(of index: Int, to entity: Int) {
        if let other = appositions[index], isPersonRole(other), mentions[other].entity < 0 { attach(other, to: entity) }
        if index + 1 < mentions.count, appositions[index + 1] == index, isPersonRole(index + 1),
            mentions[index + 1].entity < 0
        {
            attach(index + 1, to: entity)
        }
    }

    /// One name is the end of the other, or both have the same first and last words.
    private func areSame(_ a: [WordKey], _ b: [WordKey]) -> Bool {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard short.count >= 2 else { return false }
        return Array(long.suffix(short.count)) == short || short.first == long.first && short.last == long.last
    }

    /// The person of the text that a surname or other short form means; the last one named, else the next.
    private func personNamed(_ parts: [WordKey], at index: Int) -> Int? {
        var after: Int?
        var before: Int?
        for entity in entities.indices where entities[entity].isPerson && covers(entities[entity].parts, parts) {
            guard let first = entities[entity].mentions.first else { continue }
            if mentions[first].tokens.lowerBound < mentions[index].tokens.lowerBound {
                before = entity
            } else if after == nil {
                after = entity
            }
        }
        return before ?? after
    }

    private func covers(_ full: [WordKey], _ short: [WordKey]) -> Bool {
        guard short.count < full.count || short == full else { return false }
        if Array(full.suffix(short.count)) == short { return true }
        // Family name first: "Cho" of "Cho Bong-hyun".
        return short.count == 1 && full.first == short.first && text.lexicon.givenNames[full[0]] == nil
    }

    // MARK: Everything with a name

    mutating func joinNamed(_ index: Int) {
        switch mentions[index].kind {
        case .state: joinState(index)
        case .organization: joinOrganization(index)
        case .properName: joinProperName(index)
        case .person: joinShortPerson(index)
        case .candidate: joinCandidate(index)
        case .nominal, .pronoun: break
        }
    }

    private mutating func joinState(_ index: Int) {
        let country = mentions[index].index
        if let known = states[country] { return attach(index, to: known) }
        var entity = ActorEntity(kind: .state, index: country, rule: mentions[index].rule)
        entity.country = country
        states[country] = add(entity, for: index)
    }

    private mutating func joinOrganization(_ index: Int) {
        let organization = mentions[index].index
        if let known = organizations[organization] { return attach(index, to: known) }
        var entity = ActorEntity(kind: .organization, index: organization, rule: mentions[index].rule)
        entity.country = text.lexicon.organizations[organization].country ?? mentions[index].country
        entity.sector = text.lexicon.organizations[organization].sector
        let made = add(entity, for: index)
        organizations[organization] = made
        defineAcronym(after: index, entity: made)
    }

    private mutating func joinProperName(_ index: Int) {
        guard let name = mentions[index].name else { return }
        let parts = nameParts(name)
        for entity in entities.indices where entities[entity].kind == .properName && entities[entity].parts == parts {
            if let own = entities[entity].country, let other = mentions[index].country, own != other { continue }
            return attach(index, to: entity)
        }
        var entity = ActorEntity(kind: .properName, rule: mentions[index].rule)
        entity.index = mentions[index].index
        entity.parts = parts
        entity.name = name
        entity.country = mentions[index].country
        entity.sector = mentions[index].sector
        defineAcronym(after: index, entity: add(entity, for: index))
    }

    /// "Higher Negotiations Committee (HNC)": the letters in brackets stand for the name from here on.
    private mutating func defineAcronym(after index: Int, entity: Int) {
        let open = mentions[index].tokens.upperBound
        guard open + 2 < text.tokens.count, text.tokens[open].key == text.keys.open,
            text.tokens[open + 2].key == text.keys.close, text.tokens[open + 1].shape.contains(.allCaps)
        else { return }
        aliases[text.tokens[open + 1].key] = entity
        entities[entity].acronym = (open + 1)..<(open + 2)
    }

    private mutating func joinShortPerson(_ index: Int) {
        guard let name = mentions[index].name else { return }
        let parts = nameParts(name)
        guard !parts.isEmpty else { return }
        if let known = personNamed(parts, at: index), agrees(entities[known], mentions[index]) {
            return attach(index, to: known)
        }
        joinApposition(of: index, to: addPerson(index, parts: parts, name: name))
    }

    private func agrees(_ entity: ActorEntity, _ mention: ActorMention) -> Bool {
        if entity.gender != .unknown, mention.gender != .unknown, entity.gender != mention.gender { return false }
        if let a = entity.country, mention.hasOwnCountry, let b = mention.country, a != b { return false }
        return true
    }

    private mutating func joinCandidate(_ index: Int) {
        guard let name = mentions[index].name, let first = name.first else { return }
        if name.count == 1, let known = aliases[text.tokens[first].key] { return attach(index, to: known) }
        let parts = nameParts(name)
        if !parts.isEmpty, let known = personNamed(parts, at: index) {
            mentions[index].kind = .person
            return attach(index, to: known)
        }
        if !parts.isEmpty, !text.isPlace(name), let term = term(of: parts) {
            mentions[index].kind = .person
            mentions[index].rule = "actor/known-person"
            var entity = ActorEntity(kind: .person, rule: "actor/known-person")
            entity.parts = term.parts
            entity.name = name
            entity.knownName = term.name
            entity.country = term.country
            entity.isListed = true
            entity.sector = term.sector
            entity.role = term.office
            entity.roleHead = WordKey(String(term.office.split(separator: " ").last ?? ""))
            _ = add(entity, for: index)
            return
        }
        joinNamedGroup(index)
    }

    /// The office of a known name: a surname alone in or near its term; in undated text where only one person has it.
    private func term(of parts: [WordKey]) -> OfficeTable.Term? {
        if parts.count == 1, text.anchor == nil { return text.lexicon.offices.onlyHolder(named: parts[0]) }
        return text.lexicon.offices.term(endingWith: parts, on: text.anchor)
    }

    /// "The group, known as …": the description makes the name an actor.
    private mutating func joinNamedGroup(_ index: Int) {
        guard let other = appositions[index], mentions[other].kind == .nominal, !isPersonRole(other),
            let name = mentions[index].name
        else { return }
        var entity = ActorEntity(kind: .properName, rule: "actor/naming")
        entity.index = mentions[other].index
        entity.parts = nameParts(name)
        entity.name = name
        entity.country = mentions[other].country
        entity.sector = mentions[other].sector
        _ = add(entity, for: index)
    }
}
