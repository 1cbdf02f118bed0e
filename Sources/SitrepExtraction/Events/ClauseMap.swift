// Who does what in a sentence without a parse: subjects, objects and prepositional phrases from the order of phrases.

import SitrepModel
import SitrepText

/// Noun phrases and verb groups of one article by token, with the links between them.
struct ClauseMap: Sendable {
    let analysis: Analysis
    let words: EventWordClasses
    /// Index of the noun phrase or verb group over each token, or -1.
    private let phraseAt: [Int32]
    private let groupAt: [Int32]
    /// The word classes of each token.
    private let classesAt: [EventWordBits]

    var tokens: [Token] { analysis.tokens }

    init(_ analysis: Analysis, words: EventWordClasses) {
        self.analysis = analysis
        self.words = words
        var phrases = [Int32](repeating: -1, count: analysis.tokens.count)
        var groups = phrases
        for (index, phrase) in analysis.nounPhrases.enumerated() {
            for token in phrase.tokens where token < phrases.count { phrases[token] = Int32(clamping: index) }
        }
        for (index, group) in analysis.verbGroups.enumerated() {
            for token in group.tokens where token < groups.count { groups[token] = Int32(clamping: index) }
        }
        phraseAt = phrases
        groupAt = groups
        classesAt = analysis.tokens.map { words.bits(of: $0) }
    }

    func phrase(at token: Int) -> Int? {
        guard phraseAt.indices.contains(token), phraseAt[token] >= 0 else { return nil }
        return Int(phraseAt[token])
    }

    func group(at token: Int) -> Int? {
        guard groupAt.indices.contains(token), groupAt[token] >= 0 else { return nil }
        return Int(groupAt[token])
    }

    func nounPhrase(_ index: Int) -> NounPhrase { analysis.nounPhrases[index] }
    func verbGroup(_ index: Int) -> VerbGroup { analysis.verbGroups[index] }
    func sentence(of token: Int) -> Range<Int> { analysis.sentence(ofToken: token).tokens }
    func has(_ token: Int, in wordClass: EventWordClass) -> Bool { has(token, in: words.index(of: wordClass)) }
    func has(_ token: Int, in wordClass: Int) -> Bool { classesAt[token].contains(wordClass) }

    // MARK: - Phrases side by side

    /// The phrase that begins at a token, determiners, quotes and adverbs passed over.
    func phrase(from token: Int, limit: Int) -> Int? {
        var at = token
        while at < limit, at < tokens.count {
            if let found = phrase(at: at) { return found }
            guard isPassedOver(at) else { return nil }
            at += 1
        }
        return nil
    }

    func isPassedOver(_ at: Int) -> Bool {
        let token = tokens[at]
        switch token.tag {
        case .adv, .det: return true
        case .punct: return ClauseWords.quotes.contains(token.key)
        default: return false
        }
    }

    /// A phrase with those joined to it on its right: "A, B and C".
    func joinedRight(of index: Int, limit: Int) -> [Int] {
        var result = [index]
        var confirmed = 1
        var at = nounPhrase(index).tokens.upperBound
        while at < limit, at < tokens.count {
            at = pastBrackets(from: at, limit: limit)
            guard at < limit, at < tokens.count else { break }
            let isComma = tokens[at].is(ClauseWords.comma)
            guard isComma || ClauseWords.joiners.contains(tokens[at].key) else { break }
            var next = at + 1
            var isJoined = !isComma
            if isComma, next < limit, ClauseWords.joiners.contains(tokens[next].key) {
                next += 1
                isJoined = true
            }
            guard next < limit, let phrase = phrase(from: next, limit: limit),
                nounPhrase(phrase).tokens.lowerBound >= next, !isSubjectOfNext(phrase, limit: limit)
            else { break }
            result.append(phrase)
            if isJoined { confirmed = result.count }
            at = nounPhrase(phrase).tokens.upperBound
        }
        return Array(result.prefix(confirmed))
    }

    /// A phrase with those joined to it on its left.
    func joinedLeft(of index: Int, low: Int) -> [Int] {
        var result = [index]
        var at = nounPhrase(index).tokens.lowerBound - 1
        while at > low,
            ClauseWords.joiners.contains(tokens[at].key) || (result.count > 1 && tokens[at].is(ClauseWords.comma))
        {
            if tokens[at - 1].is(ClauseWords.comma) { at -= 1 }
            guard at > low, let phrase = phrase(at: at - 1), !nounPhrase(phrase).isPossessive else { break }
            let before = nounPhrase(phrase).tokens.lowerBound - 1
            if before >= low, tokens[before].tag == .adp || isObject(startingAt: before) {
                break
            }
            result.insert(phrase, at: 0)
            at = before
        }
        return result
    }

    private func isObject(startingAt before: Int) -> Bool { group(at: before) != nil }

    /// Whether a finite verb follows a phrase directly, so that it opens a clause of its own.
    private func isSubjectOfNext(_ index: Int, limit: Int) -> Bool {
        let after = nounPhrase(index).tokens.upperBound
        guard after < tokens.count, after < analysis.sentence(ofToken: after - 1).tokens.upperBound,
            let group = group(at: after)
        else { return false }
        let verb = verbGroup(group)
        return !verb.isInfinitive && !verb.isNonFinite
    }

    /// The token past a bracketed aside.
    func pastBrackets(from token: Int, limit: Int) -> Int {
        guard token < limit, token < tokens.count, ClauseWords.openers.contains(tokens[token].key) else { return token }
        var at = token + 1
        while at < limit, at < tokens.count {
            if ClauseWords.closers.contains(tokens[at].key) { return at + 1 }
            at += 1
        }
        return token
    }

    /// For "dozens of people" the phrase after "of"; else the phrase itself.
    func counted(_ index: Int) -> Int {
        let phrase = nounPhrase(index)
        let next = phrase.tokens.upperBound
        guard has(phrase.head, in: .measure) || tokens[phrase.head].tag == .num, next + 1 < tokens.count,
            tokens[next].is(ClauseWords.of),
            let inner = self.phrase(from: next + 1, limit: min(next + 4, tokens.count)),
            inner != index
        else { return index }
        return inner
    }

    /// The possessor that stands right before a phrase, or inside it before its head.
    func possessor(of index: Int) -> Int? {
        let phrase = nounPhrase(index)
        guard phrase.tokens.lowerBound > 0, let before = self.phrase(at: phrase.tokens.lowerBound - 1),
            before != index, nounPhrase(before).isPossessive
        else { return nil }
        return before
    }

    // MARK: - After a word

    /// Where the clause of a token ends: at the next verb that has a subject of its own, a subordinator or a semicolon.
    func clauseEnd(after token: Int) -> Int {
        let sentence = sentence(of: token)
        var at = token + 1
        while at < sentence.upperBound {
            let word = tokens[at]
            if ClauseWords.stops.contains(word.key) { return at }
            if has(at, in: .relative), !word.is(ClauseWords.that) || group(at: at + 1) != nil { return at }
            if has(at, in: .subordinator), opensClause(at, until: sentence.upperBound) { return at }
            if let group = group(at: at), verbGroup(group).tokens.lowerBound == at,
                !verbGroup(group).tokens.contains(token)
            {
                let verb = verbGroup(group)
                if !verb.isInfinitive, !verb.isNonFinite { return subjectStart(before: at, after: token) }
            }
            at += 1
        }
        return sentence.upperBound
    }

    /// A subordinator opens a clause when a finite verb follows before the next comma.
    private func opensClause(_ at: Int, until high: Int) -> Bool {
        for next in (at + 1)..<max(at + 1, min(high, at + 16)) {
            if tokens[next].is(ClauseWords.comma) { return false }
            if let group = group(at: next), !verbGroup(group).isInfinitive { return true }
        }
        return false
    }

    private func subjectStart(before verb: Int, after token: Int) -> Int {
        guard verb - 1 > token, let phrase = phrase(at: verb - 1) else { return verb }
        return max(token + 1, nounPhrase(phrase).tokens.lowerBound)
    }

    /// Objects: the phrase right after a word, with those joined to it.
    func objects(after token: Int, limit: Int) -> [Int] {
        guard let first = phrase(from: token + 1, limit: limit) else { return [] }
        var chosen = first
        if nounPhrase(first).isPossessive, let owned = phrase(from: nounPhrase(first).tokens.upperBound, limit: limit) {
            chosen = owned
        }
        return joinedRight(of: chosen, limit: limit)
    }

    /// Prepositional phrases after a word, in order.
    func prepositions(after token: Int, limit: Int) -> [(word: WordKey, phrases: [Int])] {
        var result: [(word: WordKey, phrases: [Int])] = []
        for at in (token + 1)..<max(token + 1, limit) {
            let word = tokens[at]
            guard word.tag == .adp || word.is(ClauseWords.to) || ClauseWords.prepositions.contains(word.key),
                at + 1 < limit, phrase(at: at) == nil, var first = phrase(from: at + 1, limit: limit)
            else { continue }
            if nounPhrase(first).isPossessive,
                let owned = phrase(from: nounPhrase(first).tokens.upperBound, limit: limit)
            {
                first = owned
            }
            result.append((word.key, joinedRight(of: first, limit: limit)))
        }
        return result
    }
}

/// Words that clause reading tests one by one.
enum ClauseWords {
    static let comma = WordKey(",")
    static let of = WordKey("of")
    static let to = WordKey("to")
    static let that = WordKey("that")
    static let by = WordKey("by")
    static let be = WordKey("be")
    static let according = WordKey("according")
    static let hyphen = WordKey("-")
    static let would = WordKey("would")
    /// Lemmas of those who speak of themselves.
    static let speakers: WordSet = [WordKey("i"), WordKey("we")]
    static let definite: WordSet = [
        WordKey("the"), WordKey("this"), WordKey("that"), WordKey("these"), WordKey("those"),
    ]
    static let joiners: WordSet = [WordKey("and"), WordKey("or"), WordKey("&")]
    static func joins(_ key: WordKey) -> Bool { key == comma || joiners.contains(key) }
    static let quotes: WordSet = [
        WordKey("\""), WordKey("“"), WordKey("”"), WordKey("‘"), WordKey("’"), WordKey("'"), WordKey("`"),
    ]
    static let openers: WordSet = [WordKey("("), WordKey("[")]
    static let closers: WordSet = [WordKey(")"), WordKey("]")]
    static let stops: WordSet = [WordKey(";"), WordKey(":")]
    static let prepositions: WordSet = [
        WordKey("with"), WordKey("against"), WordKey("on"), WordKey("in"), WordKey("from"), WordKey("by"),
        WordKey("for"),
        WordKey("between"), WordKey("at"), WordKey("into"), WordKey("over"), WordKey("outside"),
    ]
}
