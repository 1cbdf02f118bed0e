// What the actor stage asks of a text again and again: lexicon matches, places and small tests of tokens.

import SitrepLexicon
import SitrepModel
import SitrepText

/// A draft with the lexicon's matches over it; built once an article.
struct ActorText: Sendable {
    let lexicon: ActorLexicon
    let analysis: Analysis
    let trees: Trees?
    let places: [Place]
    let anchor: CalendarDate?
    let keys: ActorKeys
    private(set) var hits: [ActorHit] = []
    /// Index of the hit that covers each token, or -1.
    private(set) var hitOfToken: [Int32]
    /// Index of the place that covers each token, or -1.
    private(set) var placeOfToken: [Int32]

    private let classesOfToken: [WordClasses]
    /// Whether the text names North Korea, so that "the North" means it.
    private(set) var isOnKorea = false

    var tokens: [Token] { analysis.tokens }

    init(lexicon: ActorLexicon, draft: Draft) {
        self.lexicon = lexicon
        analysis = draft.analysis
        trees = draft.trees
        places = draft.places
        anchor = draft.anchor
        keys = ActorKeys()
        classesOfToken = draft.analysis.tokens.map { lexicon.classes(of: $0.key) }
        hitOfToken = [Int32](repeating: -1, count: draft.analysis.tokens.count)
        placeOfToken = hitOfToken
        for (index, place) in places.enumerated() {
            for token in analysis.tokens(in: place.span) { placeOfToken[token] = Int32(index) }
        }
        for sentence in analysis.sentences { findHits(in: sentence.tokens) }
        if let north = lexicon.countryIndex["PRK"] {
            isOnKorea = hits.contains { $0.lexeme.state == north || $0.lexeme.adjective == north }
        }
    }

    // MARK: Tokens

    func classes(_ token: Int) -> WordClasses {
        classesOfToken.indices.contains(token) ? classesOfToken[token] : []
    }

    func hit(at token: Int) -> ActorHit? {
        guard hitOfToken.indices.contains(token), hitOfToken[token] >= 0 else { return nil }
        return hits[Int(hitOfToken[token])]
    }

    func isCapitalized(_ token: Int) -> Bool {
        tokens.indices.contains(token) && tokens[token].shape.contains(.capitalized)
    }

    /// Whether a token stands without white space after the one before it.
    func isGlued(_ token: Int) -> Bool {
        tokens.indices.contains(token) && !tokens[token].shape.contains(.spaceBefore)
    }

    func isHyphen(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].key == keys.hyphen }

    func isKey(_ token: Int, _ key: WordKey) -> Bool { tokens.indices.contains(token) && tokens[token].key == key }

    func isComma(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].key == keys.comma }

    func isPossessiveMark(_ token: Int) -> Bool {
        guard tokens.indices.contains(token) else { return false }
        return tokens[token].key == keys.possessive
            || (tokens[token].tag == .part && tokens[token].key == keys.apostrophe)
    }

    func isFiniteVerb(_ token: Int) -> Bool {
        guard tokens.indices.contains(token) else { return false }
        switch tokens[token].tag {
        case .aux: return true
        case .verb: return tokens[token].form != .gerund
        default: return false
        }
    }

    /// The first token past adverbs from a position.
    func pastAdverbs(_ token: Int) -> Int {
        var at = token
        while at < tokens.count, tokens[at].tag == .adv, at < token + 3 { at += 1 }
        return at
    }

    /// The lexicon's country of a place that covers a token.
    func placeCountry(at token: Int) -> Int? {
        guard placeOfToken.indices.contains(token), placeOfToken[token] >= 0 else { return nil }
        return places[Int(placeOfToken[token])].country.flatMap { lexicon.countryIndex[$0] }
    }

    /// Whether one place covers all of a range.
    func isPlace(_ range: Range<Int>) -> Bool {
        guard let first = range.first, placeOfToken.indices.contains(first), placeOfToken[first] >= 0 else {
            return false
        }
        return range.allSatisfy { placeOfToken[$0] == placeOfToken[first] }
    }

    // MARK: Matches

    private mutating func findHits(in range: Range<Int>) {
        let isLoud = isAllCapitals(range)
        var at = range.lowerBound
        while at < range.upperBound {
            guard let match = lexicon.matcher.longestMatch(at: at, in: tokens, limit: range.upperBound),
                let hit = accepted(match, isLoud: isLoud)
            else {
                at += 1
                continue
            }
            for token in hit.tokens { hitOfToken[token] = Int32(hits.count) }
            hits.append(hit)
            at = hit.tokens.upperBound
        }
    }

    /// "al Qaeda figure Mokhtar …": a word between two names is no verb in its base form.
    private func isBetweenNames(_ token: Int) -> Bool {
        let form = tokens[token].form
        return (form == .base || form == .present) && isCapitalized(token - 1) && isCapitalized(token + 1)
    }

    /// A heading in capitals, where capitals tell nothing.
    private func isAllCapitals(_ range: Range<Int>) -> Bool {
        var loud = 0
        var quiet = 0
        for token in range where tokens[token].tag != .punct {
            if tokens[token].shape.contains(.allCaps) {
                loud += 1
            } else if !tokens[token].shape.contains(.number) {
                quiet += 1
            }
        }
        return loud > 3 && loud > quiet * 3
    }

    private func opensPlace(_ range: Range<Int>) -> Bool {
        let next = range.upperBound
        return next < tokens.count && placeOfToken[next] >= 0 && placeOfToken[next] == placeOfToken[next - 1]
    }

    private func accepted(_ match: PhraseMatcher<Int32>.Match, isLoud: Bool) -> ActorHit? {
        var lexeme = lexicon.lexemes[Int(match.value)]
        let range = withoutEndHyphens(match.tokens)
        guard let first = range.first else { return nil }
        let isCapital = isCapitalized(first)
        if !isCapital && !(classes(first).contains(.particle) && isCapitalized(range.upperBound - 1)) {
            lexeme.dropNames()
        }
        // "Tamil Nadu": the people's name is part of a place's.
        if lexeme.isWithin, opensPlace(range) { lexeme.dropNames() }
        if !isCapital { lexeme.form = -1 }
        if lexeme.organization >= 0 {
            lexeme.organization = lexicon.organization(lexeme.organization, on: anchor)
        }
        let isLoudWord = !isLoud && tokens[first].shape.contains(.allCaps)
        if lexeme.isAcronym, !isLoudWord { lexeme.organization = -1 }
        if lexeme.isStateAcronym, !isLoudWord { lexeme.state = -1 }
        if lexeme.state >= 0 && range.count == 1 && isPronounLike(first, isLoud: isLoud) { lexeme.state = -1 }
        if lexeme.noun >= 0 && !isNounUse(range, lexicon.nouns[lexeme.noun]) { lexeme.noun = -1 }
        guard lexeme.country >= 0 || lexeme.organization >= 0 || lexeme.noun >= 0 || lexeme.form >= 0 else {
            return nil
        }
        return ActorHit(tokens: range, lexeme: lexeme, isCapitalized: isCapital)
    }

    /// "rebel-held": a match that passed over a hyphen gives it back.
    private func withoutEndHyphens(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, isHyphen(end - 1) { end -= 1 }
        return range.lowerBound..<end
    }

    /// "Us" and "US": the state's short name is written in capitals.
    private func isPronounLike(_ token: Int, isLoud: Bool) -> Bool {
        tokens[token].key == keys.us && (isLoud || !tokens[token].shape.contains(.allCaps))
    }

    private func isNounUse(_ range: Range<Int>, _ noun: ActorLexicon.Noun) -> Bool {
        guard range.count == 1, let token = range.first else { return true }
        // "Nur-Sultan": the end of a name.
        if isCapitalized(token), isGlued(token), isHyphen(token - 1), isCapitalized(token - 2) { return false }
        switch tokens[token].tag {
        case .noun, .propn, .x: break
        case .adj: return isCapitalized(token) || token + 1 < tokens.count && hit(at: token + 1) == nil
        case .verb:
            // "Witnesses said": a word before a finite verb is its subject.
            if isCapitalized(token) { return !tokens[token].shape.contains(.sentenceStart) || isFiniteVerb(token + 1) }
            return noun.flags.contains(.title) && isBetweenNames(token)
        default: return false
        }
        guard noun.sector == "MIL", noun.kind == .person, noun.flags.contains(.title), !isCapitalized(token) else {
            return true
        }
        return token + 1 >= tokens.count || tokens[token + 1].tag != .noun
    }
}

/// Keys of marks and words that the rules name.
struct ActorKeys: Sendable {
    let hyphen = WordKey("-")
    let comma = WordKey(",")
    let open = WordKey("(")
    let close = WordKey(")")
    let possessive = WordKey("'s")
    let apostrophe = WordKey("'")
    let us = WordKey("us")
    let the = WordKey("the")
    let who = WordKey("who")
    let known = WordKey("known")
    let named = WordKey("named")
    let called = WordKey("called")
    let dubbed = WordKey("dubbed")
    let `as` = WordKey("as")
    let ethnic = WordKey("ethnic")
    let at = WordKey("at")
    let of = WordKey("of")
    let and = WordKey("and")
    let `for` = WordKey("for")
    let by = WordKey("by")
    let to = WordKey("to")
    let with = WordKey("with")
    let against = WordKey("against")
    let between = WordKey("between")
    let based = WordKey("based")
    let `in` = WordKey("in")
    let from = WordKey("from")
    let throughout = WordKey("throughout")
    let across = WordKey("across")
    let that = WordKey("that")
    let a = WordKey("a")
    let an = WordKey("an")
    let one = WordKey("one")
    let be = WordKey("be")
    let capital = WordKey("capital")
    let former = WordKey("former")
    let embassy = WordKey("embassy")
    let consulate = WordKey("consulate")
}
