// Gives joined mentions their name, type and place in the record.

import SitrepModel
import SitrepText

/// Turns entities into actors.
struct ActorNamer: Sendable {
    let text: ActorText
    let mentions: [ActorMention]

    func actor(_ entity: ActorEntity) -> Actor? {
        let spans = entity.mentions.map { text.analysis.span(of: mentions[$0].tokens) }.sorted()
        guard let first = spans.first else { return nil }
        var others: [TextSpan] = []
        for span in spans.dropFirst() where span != others.last ?? first { others.append(span) }
        let name = name(of: entity)
        guard !name.isEmpty else { return nil }
        return Actor(
            name: name, type: type(of: entity), country: entity.country.map { text.lexicon.countries[$0].code },
            countryBasis: countryBasis(of: entity),
            sector: entity.sector ?? (entity.kind == .state ? "GOV" : nil), role: entity.role, firstMention: first,
            otherMentions: others, rule: entity.rule)
    }

    /// Absent where a word of a mention or a table gives the country.
    private func countryBasis(of entity: ActorEntity) -> Actor.CountryBasis? {
        guard entity.country != nil, entity.kind == .nominal || entity.kind == .person, !entity.isListed else {
            return nil
        }
        let told = entity.mentions.filter {
            mentions[$0].hasOwnCountry && mentions[$0].country == entity.country || mentions[$0].organization != nil
        }
        if told.isEmpty { return .context }
        return told.allSatisfy { mentions[$0].isLocated } ? .location : nil
    }

    // MARK: Names

    private func name(of entity: ActorEntity) -> String {
        switch entity.kind {
        case .state: return text.lexicon.countries[entity.index].name
        case .organization: return organizationName(entity)
        case .person:
            if let known = entity.knownName { return known }
            if let name = entity.name { return cleaned(name) }
            return description(entity)
        case .properName:
            guard let name = entity.name else { return "" }
            guard let acronym = entity.acronym else { return cleaned(name) }
            return cleaned(name) + " (" + cleaned(acronym) + ")"
        case .nominal: return description(entity)
        case .candidate, .pronoun: return ""
        }
    }

    /// The full name, with the acronym behind it where the text uses it.
    private func organizationName(_ entity: ActorEntity) -> String {
        let organization = text.lexicon.organizations[entity.index]
        for acronym in organization.acronyms {
            let key = WordKey(acronym)
            let isUsed = entity.mentions.contains { index in
                mentions[index].tokens.contains { text.tokens[$0].key == key }
            }
            if isUsed { return organization.name + " (" + acronym + ")" }
        }
        return organization.name
    }

    /// The words of the first mention that is more than a bare noun.
    private func description(_ entity: ActorEntity) -> String {
        let nominal = entity.mentions.filter { mentions[$0].kind == .nominal }
        let best = nominal.first { mentions[$0].hasOwnCountry } ?? nominal.first ?? entity.mentions.first
        guard let best else { return "" }
        return cleaned(mentions[best].tokens)
    }

    /// The words of a range on one line.
    private func cleaned(_ range: Range<Int>) -> String {
        var result = ""
        for token in range {
            if !result.isEmpty, text.tokens[token].shape.contains(.spaceBefore) { result += " " }
            result += text.analysis.text.string(in: text.tokens[token].span)
        }
        return result
    }

    // MARK: Types

    private func type(of entity: ActorEntity) -> Actor.Kind {
        switch entity.kind {
        case .state: return .state
        case .organization: return text.lexicon.organizations[entity.index].type
        case .person: return .person
        case .properName:
            guard entity.index >= 0 else { return .organization }
            return type(of: text.lexicon.nouns[entity.index], isPlural: false)
        case .nominal:
            guard entity.index >= 0 else { return .population }
            return type(of: text.lexicon.nouns[entity.index], isPlural: entity.isPlural)
        case .candidate, .pronoun: return .group
        }
    }

    private func type(of noun: ActorLexicon.Noun, isPlural: Bool) -> Actor.Kind {
        switch noun.kind {
        case .person:
            if !isPlural { return .person }
            return noun.flags.contains(.people) || noun.flags.contains(.crowd) ? .population : .group
        case .force:
            if noun.flags.contains(.people) { return .population }
            return noun.sector == "COP" || noun.sector == "SPY" || noun.sector == "GOV" ? .organization : .group
        case .body: return noun.flags.contains(.bloc) && noun.text != "delegation" ? .alliance : .organization
        }
    }
}
