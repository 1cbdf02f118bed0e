// Tells what capitalised words name: a person, an organisation, or nothing that is known yet.

import SitrepModel
import SitrepText

extension ActorText {
    /// Sets the kind of a bare name from its own words and what stands around it.
    func judgeName(_ mention: inout ActorMention) {
        guard let range = mention.name, let first = range.first, let last = range.last else { return }
        if let end = extensionEnd(after: range.upperBound), classes(last).contains(.organization) {
            mention.kind = .properName
            mention.tokens = first..<end
            mention.name = first..<end
            mention.rule = "actor/proper-name"
            mention.country = mention.country ?? countryWithin(first..<end)
            return
        }
        if range.count >= 2, classes(last).contains(.company) {
            mention.kind = .properName
            mention.sector = "BUS"
            mention.rule = "actor/company"
            return
        }
        if range.count >= 2, classes(last).contains(.organization), !tokens[last].shape.contains(.number) {
            mention.kind = .properName
            mention.rule = "actor/proper-name"
            mention.country = mention.country ?? countryWithin(range)
            return
        }
        if isPersonName(range) {
            mention.kind = .person
            mention.rule = "actor/person-name"
            mention.gender = lexicon.givenNames[tokens[first].key] ?? .unknown
        }
    }

    /// Two or more words that begin with a given name, or that speak or are described as a person.
    private func isPersonName(_ range: Range<Int>) -> Bool {
        let words = range.filter { !isHyphen($0) }
        guard words.count >= 2, words.count <= Self.longestName else {
            return words.count == 1 && isDescribedPerson(range)
                && lexicon.givenNames[tokens[range.lowerBound].key] != nil
        }
        if words.contains(where: { tokens[$0].shape.contains(.allCaps) && tokens[$0].end - tokens[$0].start > 2 }) {
            return false
        }
        if words.contains(where: { classes($0).contains(.notName) }) { return false }
        let isGiven = lexicon.givenNames[tokens[words[0]].key] != nil
        if isGiven && (!isPlace(range) || isActing(range.upperBound, before: range.lowerBound - 1)) { return true }
        if isPlace(range) { return false }
        return isDescribedPerson(range) || isSpeaker(range)
    }

    private static let longestName = 6

    /// "…, who heads", "…, director of".
    private func isDescribedPerson(_ range: Range<Int>) -> Bool {
        let comma = range.upperBound
        guard isComma(comma), comma + 1 < tokens.count else { return false }
        if tokens[comma + 1].key == keys.who { return true }
        var at = comma + 1
        while at < min(comma + 6, tokens.count) {
            if let hit = hit(at: at), hit.lexeme.noun >= 0 { return lexicon.nouns[hit.lexeme.noun].kind == .person }
            guard
                tokens[at].tag == .det || tokens[at].tag == .adj || tokens[at].tag == .noun || tokens[at].tag == .propn
            else { return false }
            at += 1
        }
        return false
    }

    /// Stands right before or after a verb of speech.
    private func isSpeaker(_ range: Range<Int>) -> Bool {
        let next = pastAdverbs(range.upperBound)
        if next < tokens.count, tokens[next].tag == .verb, lexicon.classes(of: tokens[next].lemma).contains(.speech) {
            return true
        }
        let before = range.lowerBound - 1
        return before >= 0 && tokens[before].tag == .verb && tokens[before].form == .past
            && lexicon.classes(of: tokens[before].lemma).contains(.speech)
    }

    /// End of "for the Peaceful Reunification of Korea" after a name; nil where nothing of the kind follows.
    func extensionEnd(after token: Int) -> Int? {
        guard token < tokens.count, tokens[token].key == keys.of || tokens[token].key == keys.for
        else { return nil }
        var at = token + 1
        var end: Int?
        while at < tokens.count, at < token + Self.longestExtension {
            let key = tokens[at].key
            if isCapitalized(at), !classes(at).contains(.calendar), !tokens[at].shape.contains(.sentenceStart) {
                at += 1
                end = at
            } else if key == keys.the || key == keys.of || key == keys.and || isHyphen(at) {
                guard
                    isCapitalized(at + 1) || (key == keys.of && at + 2 < tokens.count && tokens[at + 1].key == keys.the)
                else { break }
                // "the Ministry of Health and Reuters": another actor begins.
                if key == keys.and, hit(at: at + 1)?.hasName ?? false { break }
                at += 1
            } else {
                break
            }
        }
        return end
    }

    private static let longestExtension = 12

    /// The last country that words of a range name.
    func countryWithin(_ range: Range<Int>) -> Int? {
        for token in range.reversed() {
            if let country = hit(at: token)?.lexeme.country, country >= 0 { return country }
            if let country = placeCountry(at: token) { return country }
        }
        return nil
    }

    func sectorWithin(_ range: Range<Int>) -> String? {
        for token in range.reversed() {
            if let noun = hit(at: token)?.lexeme.noun, noun >= 0, let sector = lexicon.nouns[noun].sector {
                return sector
            }
        }
        return nil
    }

    func isNounItem(_ item: PhraseItem) -> Bool {
        switch item.kind {
        case .word: return true
        case .hit: return hits[item.hit].isNoun
        default: return false
        }
    }

    // MARK: States

    /// A state as an actor; nil where the words only say where something is.
    func stateMention(_ hit: ActorHit, sentence: Int) -> ActorMention? {
        let lexeme = hit.lexeme
        var mention = ActorMention(
            kind: .state, tokens: hit.tokens, head: hit.tokens.upperBound - 1, sentence: sentence, rule: "actor/state")
        mention.index = lexeme.country
        mention.country = lexeme.country
        mention.hasOwnCountry = true
        if lexeme.people >= 0, isPeople(hit) {
            mention.kind = .nominal
            mention.isPlural = true
            mention.sector = "CVL"
            mention.index = -1
            mention.rule = "actor/people"
            if isEthnic(hit) {
                mention.country = nil
                mention.hasOwnCountry = false
            }
            return mention
        }
        let before = hit.tokens.lowerBound - 1
        let preposition = before >= 0 && tokens[before].key == keys.the ? before - 1 : before
        // Nothing is located "at" a state: that is aimed at it.
        let isLocated =
            preposition >= 0 && tokens[preposition].tag != .verb && classes(preposition).contains(.locative)
            && !(lexeme.state >= 0 && tokens[preposition].key == keys.at)
        if lexeme.state >= 0 { return isLocated ? nil : mention }
        // The adjective of a people within a state does not stand for the state.
        if lexeme.isWithin { return nil }
        if lexeme.adjective >= 0 { return mention }
        guard lexeme.capital >= 0, !isLocated, isMetonym(hit) else { return nil }
        mention.rule = "actor/capital-for-state"
        return mention
    }

    /// "Ethnic Albanians": their country is the one that they live in.
    private func isEthnic(_ hit: ActorHit) -> Bool {
        let before = hit.tokens.lowerBound - 1
        return before >= 0 && tokens[before].key == keys.ethnic
    }

    /// "South Koreans", "the French": a people rather than an adjective.
    private func isPeople(_ hit: ActorHit) -> Bool {
        let last = tokens[hit.tokens.upperBound - 1]
        if hit.lexeme.adjective < 0 { return true }
        let next = hit.tokens.upperBound
        let before = hit.tokens.lowerBound - 1
        return last.tag == .noun && last.key != last.lemma
            || before >= 0 && tokens[before].tag == .num && isFiniteVerb(next)
    }

    /// Whether a capital stands for its state: it acts, or is acted with.
    private func isMetonym(_ hit: ActorHit) -> Bool {
        let next = hit.tokens.upperBound
        let before = hit.tokens.lowerBound - 1
        if before >= 0,
            tokens[before].key == keys.capital
                || isComma(before) && before > 0 && tokens[before - 1].key == keys.capital
        {
            return false
        }
        if isPossessiveMark(next) { return classes(next + 1).contains(.abstract) }
        if before >= 0,
            tokens[before].key == keys.with || tokens[before].key == keys.against || tokens[before].key == keys.between
        {
            return true
        }
        if before > 0, tokens[before].key == keys.by {
            return tokens[before - 1].tag == .verb && tokens[before - 1].form == .pastParticiple
        }
        if before > 0, tokens[before].key == keys.and, let other = self.hit(at: before - 1), other.lexeme.country >= 0 {
            return stateMention(other, sentence: 0) != nil && other.lexeme.capital >= 0
        }
        if let verb = verbOfSubject(next - 1) { return acts(verb) }
        return isActing(next, before: before)
    }

    private func isActing(_ next: Int, before: Int) -> Bool {
        if before >= 0, tokens[before].tag == .adp { return false }
        return acts(pastAdverbs(next))
    }

    /// The verb whose subject a token is, by the tree.
    private func verbOfSubject(_ token: Int) -> Int? {
        guard let trees, trees.relation(of: token) == .subject else { return nil }
        return trees.head(of: token)
    }

    private func acts(_ verb: Int) -> Bool {
        guard isFiniteVerb(verb) else { return false }
        guard let group = verbGroup(at: verb) else {
            return !lexicon.classes(of: tokens[verb].lemma).contains(.metonymVerb)
        }
        if group.isPassive || group.isNonFinite { return false }
        let head = tokens[group.head]
        if lexicon.classes(of: head.lemma).contains(.metonymVerb) { return false }
        if head.lemma == keys.be {
            let object = group.tokens.upperBound
            return object < tokens.count && tokens[object].tag == .adj
        }
        return true
    }

    /// The verb group that begins at or covers a token.
    func verbGroup(at token: Int) -> VerbGroup? { analysis.verbGroup(covering: token) }
}
