// Reads names in a base noun phrase: persons behind their titles, organisations by their last word, and other capitals.

import SitrepModel
import SitrepText

extension PhraseReader {
    mutating func readTitled(_ at: Int, _ hit: ActorHit) -> Int? {
        guard at + 1 < items.count, items[at + 1].kind == .name || isNameStart(at + 1) else { return nil }
        let form = text.lexicon.forms[hit.lexeme.form]
        if modifiers.start == nil { modifiers.start = hit.tokens.lowerBound }
        let role = form.role == nil ? nil : hit.tokens
        return readPerson(at + 1, role: role, noun: nil, form: form)
    }

    func isNameInside(_ at: Int, _ hit: ActorHit) -> Bool {
        hit.lexeme.form >= 0 && hit.lexeme.country < 0
    }

    mutating func readName(_ at: Int) -> Int {
        let end = nameEnd(from: at)
        if let properEnd = properNameEnd(end, nil) { return readProperName(at, properEnd) }
        // "Investment Minister Tran": capitalised words before a title belong to it.
        if end < items.count, items[end].kind == .hit, text.hits[items[end].hit].isNoun {
            let noun = text.lexicon.nouns[text.hits[items[end].hit].lexeme.noun]
            let first = items[at].tokens.lowerBound
            if modifiers.start == nil { modifiers.start = first }
            if modifiers.country == nil, let country = text.placeCountry(at: items[end - 1].tokens.upperBound - 1) {
                modifiers.country = country
                modifiers.hasCountry = true
            } else if noun.kind == .person, text.hits[items[end].hit].isCapitalized {
                modifiers.roleStart = first
            } else if modifiers.country == nil, noun.flags.contains(.central),
                let country = countryOfHolder(first..<items[end - 1].tokens.upperBound)
            {
                modifiers.country = country
                modifiers.hasCountry = true
            }
            modifiers.hasName = true
            return end
        }
        let range = items[at].tokens.lowerBound..<items[end - 1].tokens.upperBound
        appendName(range, items: at..<end)
        return end
    }

    /// Index past the items of a name that begins at an item.
    private func nameEnd(from at: Int) -> Int {
        var end = at + 1
        while end < items.count {
            let item = items[end]
            if item.kind == .name {
                end += 1
            } else if item.kind == .hyphen, end + 1 < items.count, items[end + 1].kind == .name,
                text.isGlued(items[end + 1].tokens.lowerBound)
            {
                end += 2
            } else if item.kind == .hit, end > at, continuesName(end, from: at) {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    /// A given name may be followed by a word that is elsewhere a state or a town: "Israel Katz", "Michael Jordan".
    private func continuesName(_ at: Int, from start: Int) -> Bool {
        let hit = text.hits[items[at].hit]
        guard hit.isCapitalized, hit.tokens.count == 1, !hit.isNoun, hit.lexeme.adjective < 0,
            hit.lexeme.organization < 0
        else { return false }
        if hit.lexeme.form >= 0 && hit.lexeme.country < 0 { return true }
        let before = text.tokens[items[at - 1].tokens.lowerBound].key
        return text.lexicon.givenNames[before] != nil && at - start <= 2
    }

    mutating func readPerson(
        _ at: Int, role: Range<Int>?, noun nounIndex: Int?, form: ActorLexicon.TitleForm? = nil
    ) -> Int {
        var first = at
        var form = form
        let noun = nounIndex.map { text.lexicon.nouns[$0] }
        while first < items.count, items[first].kind == .hit, !startsPersonName(first) {
            let hit = text.hits[items[first].hit]
            guard hit.lexeme.form >= 0 else { break }
            form = text.lexicon.forms[hit.lexeme.form]
            first += 1
        }
        guard first < items.count, items[first].kind == .name || startsPersonName(first) else { return first }
        let end = nameEnd(from: first)
        let name = items[first].tokens.lowerBound..<items[end - 1].tokens.upperBound
        var mention = ActorMention(
            kind: .person, tokens: (modifiers.start ?? name.lowerBound)..<name.upperBound, head: name.upperBound - 1,
            sentence: sentence, rule: "actor/titled-person")
        mention.name = name
        mention.role = role
        mention.country = modifiers.country
        mention.hasOwnCountry = modifiers.hasCountry
        mention.organization = modifiers.organization
        mention.sector = noun.map { sector(of: $0) } ?? form?.sector ?? modifiers.sector
        mention.gender = form?.gender ?? .unknown
        mention.isFormer = modifiers.isFormer
        mention.refersToCountry = possessor?.refersToCountry ?? false
        if let nounIndex { mention.index = nounIndex }
        if let possessor { mention.tokens = min(possessor.start, mention.tokens.lowerBound)..<name.upperBound }
        append(mention)
        resetModifiers()
        return end
    }

    private mutating func appendName(_ range: Range<Int>, items: Range<Int>) {
        var mention = ActorMention(
            kind: .candidate, tokens: range, head: range.upperBound - 1, sentence: sentence, rule: "actor/name")
        mention.name = range
        mention.country = modifiers.country
        mention.hasOwnCountry = modifiers.hasCountry
        mention.organization = modifiers.organization
        text.judgeName(&mention)
        if mention.kind == .properName { mention.sector = mention.sector ?? modifiers.sector }
        mentions.append(mention)
    }

    /// The end of the name of an organisation whose last word is at an item: "Carter Center", "Committee for …".
    func properNameEnd(_ at: Int, _ noun: ActorLexicon.Noun?) -> Int? {
        guard at < items.count, items[at].kind == .hit else { return nil }
        let hit = text.hits[items[at].hit]
        guard hit.isNoun, hit.isCapitalized, text.lexicon.nouns[hit.lexeme.noun].kind != .person else { return nil }
        if at + 1 < items.count, text.isNounItem(items[at + 1]) { return nil }
        let isNamed = at > 0 && (items[at - 1].kind == .name || modifiers.hasName)
        let extends = text.extensionEnd(after: hit.tokens.upperBound) != nil && hit.tokens.count == 1
        return isNamed || extends ? at : nil
    }

    /// "The Bush administration": the country of an office that someone of that name holds or held.
    private func countryOfHolder(_ name: Range<Int>) -> Int? {
        guard !name.isEmpty else { return nil }
        return text.lexicon.offices.term(endingWith: name.map { text.tokens[$0].key }, on: text.anchor)?.country
    }

    mutating func readProperName(_ at: Int, _ end: Int) -> Int {
        var first = at
        while first > 0,
            items[first - 1].kind == .name
                || items[first - 1].kind == .hit
                    && text.hits[items[first - 1].hit].isCapitalized && text.hits[items[first - 1].hit].lexeme.noun >= 0
        { first -= 1 }
        let hit = text.hits[items[end].hit]
        let noun = text.lexicon.nouns[hit.lexeme.noun]
        let past = text.extensionEnd(after: hit.tokens.upperBound) ?? hit.tokens.upperBound
        let range = items[first].tokens.lowerBound..<past
        var mention = ActorMention(
            kind: .properName, tokens: range, head: hit.tokens.upperBound - 1, sentence: sentence,
            rule: "actor/proper-name")
        mention.name = range
        mention.index = hit.lexeme.noun
        mention.country = modifiers.country ?? text.countryWithin(range)
        if mention.country == nil, noun.flags.contains(.central) {
            mention.country = countryOfHolder(range.lowerBound..<hit.tokens.lowerBound)
        }
        mention.hasOwnCountry = mention.country != nil
        mention.sector = noun.sector ?? modifiers.sector ?? text.sectorWithin(range)
        append(mention)
        resetModifiers()
        return end + 1
    }
}
