// Reads the mentions in one base noun phrase: modifiers gather until a head takes them.

import SitrepModel
import SitrepText

/// Turns the items of a phrase into mentions.
struct PhraseReader: Sendable {
    let text: ActorText
    let sentence: Int
    let items: [PhraseItem]
    /// What a possessive before the phrase says: "Russia’s", "the country’s", "its".
    let possessor: Possessor?
    var mentions: [ActorMention] = []

    /// The owner of a phrase.
    struct Possessor: Sendable {
        var start: Int
        var country: Int?
        var organization: Int?
        var refersToCountry = false
        /// Mentions to be kept where no head takes the owner in.
        var own: [ActorMention] = []
    }

    /// Modifiers seen since the last head.
    struct Modifiers {
        var start: Int?
        var country: Int?
        var hasCountry = false
        var organization: Int?
        var sector: String?
        /// Where the words of a role may begin.
        var roleStart: Int?
        /// Items that are mentions of their own if no head takes them in.
        var waiting: [Int] = []
        var isFormer = false
        var hasName = false
    }

    var modifiers = Modifiers()
    private var takesPossessor = false

    init(text: ActorText, sentence: Int, items: [PhraseItem], possessor: Possessor?) {
        self.text = text
        self.sentence = sentence
        self.items = items
        self.possessor = possessor
        if let possessor { modifiers.country = possessor.country }
        if let possessor { modifiers.organization = possessor.organization }
        modifiers.hasCountry = possessor?.country != nil
    }

    /// Whether a head took the owner in as part of its own mention.
    var tookPossessor: Bool { takesPossessor }

    mutating func read() {
        var at = 0
        while at < items.count { at = step(at) }
        flush()
    }

    private mutating func step(_ at: Int) -> Int {
        switch items[at].kind {
        case .determiner, .number, .hyphen: return at + 1
        case .word:
            noteWord(at)
            return at + 1
        case .name: return readName(at)
        case .hit: return readHit(at)
        }
    }

    private mutating func noteWord(_ at: Int) {
        let token = items[at].tokens.lowerBound
        let key = text.tokens[token].key
        if text.classes(token).contains(.vague) {
            modifiers.isFormer = true
        } else if text.tokens[token].tag == .noun || modifiers.start != nil || text.classes(token).contains(.ethnic) {
            if modifiers.start == nil { modifiers.start = token }
            if modifiers.roleStart == nil { modifiers.roleStart = token }
        }
        if key == text.keys.based || text.classes(token).contains(.backed), at > 0, items[at - 1].kind == .hyphen {
            modifiers.roleStart = nil
        }
    }

    // MARK: Lexicon matches

    private mutating func readHit(_ at: Int) -> Int {
        let hit = text.hits[items[at].hit]
        if hit.lexeme.form >= 0, let next = readTitled(at, hit) { return next }
        if hit.isNoun || isCapitalizedNoun(hit, at) { return readNoun(at, hit) }
        if startsPersonName(at) { return readName(at) }
        if hit.lexeme.organization >= 0 { return readOrganization(at, hit) }
        if isNameInside(at, hit) { return readName(at) }
        guard hit.lexeme.country >= 0 else { return at + 1 }
        let start = items[at].tokens.lowerBound
        if modifiers.start == nil { modifiers.start = start }
        if isOpposed(at) { return at + 1 }
        if let skipped = pastBacking(at) {
            let word = items[skipped - 1].tokens.lowerBound
            if text.tokens[word].key == text.keys.based, modifiers.country == nil {
                modifiers.country = hit.lexeme.country
                modifiers.hasCountry = true
            } else {
                modifiers.waiting.append(at)
            }
            return skipped
        }
        modifiers.country = hit.lexeme.country
        modifiers.hasCountry = true
        modifiers.waiting.append(at)
        modifiers.roleStart = nil
        return at + 1
    }

    /// A noun that is also a name is the noun where modifiers stand before it and no capital: left to the noun.
    private func isCapitalizedNoun(_ hit: ActorHit, _ at: Int) -> Bool {
        hit.lexeme.noun >= 0 && !hit.isCapitalized
    }

    /// "pro-Russian", "anti-American".
    private func isOpposed(_ at: Int) -> Bool {
        at >= 2 && items[at - 1].kind == .hyphen && text.classes(items[at - 2].tokens.upperBound - 1).contains(.against)
    }

    /// Index past "-backed", "-led" after an item.
    private func pastBacking(_ at: Int) -> Int? {
        guard at + 2 <= items.count - 1, items[at + 1].kind == .hyphen,
            text.classes(items[at + 2].tokens.lowerBound).contains(.backed)
        else { return nil }
        return at + 3
    }

    private mutating func readOrganization(_ at: Int, _ hit: ActorHit) -> Int {
        let organization = text.lexicon.organizations[hit.lexeme.organization]
        if modifiers.start == nil { modifiers.start = items[at].tokens.lowerBound }
        if let skipped = pastBacking(at) {
            modifiers.waiting.append(at)
            return skipped
        }
        guard at + 1 < items.count else {
            append(organization: hit, items[at].tokens)
            resetModifiers()
            return at + 1
        }
        if let end = absorbed(after: at, organization) {
            append(organization: hit, items[at].tokens.lowerBound..<items[end].tokens.upperBound)
            resetModifiers()
            return end + 1
        }
        modifiers.organization = hit.lexeme.organization
        if let country = organization.country, !modifiers.hasCountry {
            modifiers.country = country
            modifiers.hasCountry = true
        }
        modifiers.sector = organization.sector
        modifiers.waiting.append(at)
        modifiers.roleStart = nil
        return at + 1
    }

    /// "KCNA news agency", "PKK group", "Hamas militants": the noun only says what the name is.
    private func absorbed(after at: Int, _ organization: ActorLexicon.Organization) -> Int? {
        var last: Int?
        var next = at + 1
        while next < items.count, items[next].kind != .name, items[next].kind != .number {
            if items[next].kind == .hit {
                let hit = text.hits[items[next].hit]
                guard hit.lexeme.noun >= 0, !hit.hasName else { break }
                let noun = text.lexicon.nouns[hit.lexeme.noun]
                let isArmed = organization.type == .group && noun.flags.contains(.armed)
                let isKind =
                    noun.kind == .body
                    && (!noun.flags.isDisjoint(with: [.media, .generic, .bloc]) || noun.sector == "PTY")
                let isSingle =
                    noun.kind != .person
                    || text.tokens[hit.tokens.upperBound - 1].key != text.tokens[hit.tokens.upperBound - 1].lemma
                guard isArmed && isSingle || isKind && !hit.isCapitalized else { break }
                last = next
            }
            next += 1
        }
        guard let last, last == next - 1, next == items.count || items[next].kind == .name else { return nil }
        return next == items.count ? last : nil
    }

    /// A mention of an organisation, with one at the same words for each partner of a joint actor.
    private mutating func append(organization hit: ActorHit, _ tokens: Range<Int>) {
        let row = hit.lexeme.organization
        for index in [row] + text.lexicon.partners(of: row) { append(organizationMention(index, hit, tokens)) }
    }

    private func organizationMention(_ index: Int, _ hit: ActorHit, _ tokens: Range<Int>) -> ActorMention {
        let organization = text.lexicon.organizations[index]
        var mention = ActorMention(
            kind: .organization, tokens: tokens, head: hit.tokens.upperBound - 1, sentence: sentence,
            rule: "actor/organization")
        mention.index = index
        mention.country = organization.country ?? modifiers.country
        mention.hasOwnCountry = mention.country != nil
        mention.sector = organization.sector
        return mention
    }

    // MARK: Nouns

    private mutating func readNoun(_ at: Int, _ hit: ActorHit) -> Int {
        let noun = text.lexicon.nouns[hit.lexeme.noun]
        // "Parties to the conflict" are no political parties.
        if noun.sector == "PTY", text.isKey(hit.tokens.upperBound, text.keys.to) { return at + 1 }
        if let end = properNameEnd(at, noun) { return readProperName(at, end) }
        if at + 1 < items.count, isModifier(at, noun) {
            if modifiers.start == nil { modifiers.start = hit.tokens.lowerBound }
            if modifiers.roleStart == nil { modifiers.roleStart = hit.tokens.lowerBound }
            if let sector = noun.sector, !noun.flags.contains(.noname) { modifiers.sector = sector }
            return at + 1
        }
        if noun.kind == .person, at + 1 < items.count, items[at + 1].kind == .name || isNameStart(at + 1) {
            if modifiers.start == nil { modifiers.start = hit.tokens.lowerBound }
            let start = modifiers.roleStart ?? hit.tokens.lowerBound
            if isNameOfNobody(at + 1) {
                append(nominal(at, hit, noun))
                resetModifiers()
                return at + 1
            }
            return readPerson(at + 1, role: start..<hit.tokens.upperBound, noun: hit.lexeme.noun)
        }
        append(nominal(at, hit, noun))
        resetModifiers()
        return at + 1
    }

    /// Whether a noun stands before the head rather than being it.
    private func isModifier(_ at: Int, _ noun: ActorLexicon.Noun) -> Bool {
        let next = items[at + 1]
        switch next.kind {
        case .word: return text.tokens[next.tokens.lowerBound].tag != .adv
        case .hit:
            let other = text.hits[next.hit]
            // "veteran al Qaeda figure"
            return other.isNoun || other.hasName && at + 2 < items.count && text.isNounItem(items[at + 2])
        case .hyphen: return true
        default: return false
        }
    }

    /// "founder R Politik": a letter alone does not begin a person's name.
    private func isNameOfNobody(_ at: Int) -> Bool {
        let token = text.tokens[items[at].tokens.lowerBound]
        return token.end - token.start == 1
    }

    func isNameStart(_ at: Int) -> Bool {
        guard at < items.count, items[at].kind == .hit else { return false }
        let hit = text.hits[items[at].hit]
        return hit.lexeme.form >= 0 && !hit.hasName || startsPersonName(at)
    }

    /// A state's or town's name that opens a person's: a given name before another capital.
    func startsPersonName(_ at: Int) -> Bool {
        guard items[at].kind == .hit, items[at].tokens.count == 1, at + 1 < items.count, items[at + 1].kind == .name
        else { return false }
        return text.lexicon.givenNames[text.tokens[items[at].tokens.lowerBound].key] != nil
    }

    private func nominal(_ at: Int, _ hit: ActorHit, _ noun: ActorLexicon.Noun) -> ActorMention {
        let start = modifiers.start.map { min($0, hit.tokens.lowerBound) } ?? hit.tokens.lowerBound
        let first = possessor.map { min($0.start, start) } ?? start
        var mention = ActorMention(
            kind: .nominal, tokens: first..<hit.tokens.upperBound, head: hit.tokens.upperBound - 1, sentence: sentence,
            rule: "actor/nominal")
        mention.index = hit.lexeme.noun
        mention.country = modifiers.country
        mention.hasOwnCountry = modifiers.hasCountry
        mention.organization = modifiers.organization
        mention.sector = sector(of: noun)
        let roleStart = modifiers.roleStart ?? hit.tokens.lowerBound
        mention.role = min(roleStart, hit.tokens.lowerBound)..<hit.tokens.upperBound
        let last = text.tokens[hit.tokens.upperBound - 1]
        mention.isPlural = noun.kind == .person && last.key != noun.head
        mention.isFormer = modifiers.isFormer
        mention.refersToCountry = possessor?.refersToCountry ?? false
        readDeterminer(into: &mention)
        return mention
    }

    private func readDeterminer(into mention: inout ActorMention) {
        if possessor != nil { mention.isDefinite = true }
        for item in items where item.tokens.upperBound <= mention.head {
            if item.kind == .number { mention.isCounted = true }
            guard item.kind == .determiner else { continue }
            let key = text.tokens[item.tokens.lowerBound].key
            if key == text.keys.a || key == text.keys.an {
                mention.isCounted = true
            } else {
                mention.isDefinite = true
            }
        }
    }

    func sector(of noun: ActorLexicon.Noun) -> String? {
        // "Arab League secretary general": a part of an international body.
        if let organization = modifiers.organization.map({ text.lexicon.organizations[$0] }),
            organization.country == nil,
            let sector = organization.sector, ActorLexicon.international.contains(sector),
            noun.sector == "GOV" || noun.sector == "MIL"
        {
            return sector
        }
        if noun.flags.contains(.weak) || noun.flags.contains(.generic) { return modifiers.sector ?? noun.sector }
        if noun.sector == "MIL", modifiers.sector == "REB" || modifiers.sector == "OPP" { return "REB" }
        if noun.text == "forces", let sector = modifiers.sector { return sector == "GOV" ? "MIL" : sector }
        return noun.sector
    }

    // MARK: Ends

    mutating func append(_ mention: ActorMention) {
        if possessor != nil, mention.tokens.lowerBound <= (possessor?.start ?? .max) || mention.isDefinite {
            takesPossessor =
                takesPossessor || mention.kind == .nominal || mention.kind == .person || mention.kind == .properName
        }
        mentions.append(mention)
    }

    mutating func resetModifiers() { modifiers = Modifiers() }

    /// Mentions of states and organisations that no head took in.
    private mutating func flush() {
        for at in modifiers.waiting {
            let hit = text.hits[items[at].hit]
            if hit.lexeme.organization >= 0 {
                mentions.append(organizationMention(hit.lexeme.organization, hit, items[at].tokens))
            } else if let mention = text.stateMention(hit, sentence: sentence) {
                mentions.append(mention)
            }
        }
        resetModifiers()
    }
}
