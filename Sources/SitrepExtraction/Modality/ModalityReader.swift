// Decides how an act stands to the world: reported, planned, possible, conditional, negated or background.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Reads the words around a verb, noun or predicate; immutable, shared by all finders.
package struct ModalityReader: Sendable {
    let words: ModalityWords
    /// How far a governing word may stand before what it governs, in tokens.
    private static let reach = 14
    /// Governors may stand under governors; deeper nesting is not read.
    private static let depth = 4
    /// What happened longer ago than this is background.
    private static let recentDays = 14

    package init(resources: Resources) throws(LexiconError) {
        words = try ModalityWords(tables: resources.tables)
    }

    /// The modality of the act that a token names: a verb, a participle, a predicate or a noun.
    package func modality(ofToken token: Int, in draft: Draft) -> Modality {
        let analysis = draft.analysis
        guard token >= 0, token < analysis.tokens.count else { return .actual }
        if isAsked(token, in: analysis) { return .possible }
        if isInvertedNegation(over: token, in: analysis) || isBelied(token, in: draft) { return .negated }
        if let condition = condition(over: token, in: analysis) { return condition }
        let reading = reading(of: token, in: analysis, depth: Self.depth)
        guard reading == .actual else { return reading }
        return isBackground(token, in: draft) ? .past : .actual
    }

    // MARK: - Sentences

    /// "Would Kazakhstan seal its border?": a question that can be answered with yes or no states nothing.
    private func isAsked(_ token: Int, in analysis: Analysis) -> Bool {
        let sentence = analysis.sentence(ofToken: token).tokens
        guard analysis.tokens[sentence.lowerBound].tag == .aux else { return false }
        let last = sentence.reversed().first { !Keys.quotes.contains(analysis.tokens[$0].key) }
        return last.map { analysis.tokens[$0].is(Keys.questionMark) } ?? false
    }

    /// "Nor were trains between the two towns suspended".
    private func isInvertedNegation(over token: Int, in analysis: Analysis) -> Bool {
        let sentence = analysis.sentence(ofToken: token).tokens
        var at = token - 1
        while at > sentence.lowerBound {
            let word = analysis.tokens[at]
            if Keys.stops.contains(word.key) || word.is(Keys.comma) { return false }
            if word.tag == .aux, Keys.inverters.contains(analysis.tokens[at - 1].key) { return true }
            at -= 1
        }
        return false
    }

    /// "A claim that Uzbekistan was sending soldiers is false": a word of falsehood stands over the clause.
    private func isBelied(_ token: Int, in draft: Draft) -> Bool {
        guard let trees = draft.trees else { return false }
        var at = token
        for _ in 0..<Self.depth {
            guard let head = trees.head(of: at), trees.relation(of: at) != .conjunct else { return false }
            at = head
            guard words.falsehoods.contains(draft.analysis.tokens[at].key) else { continue }
            let negation = trees.dependents(of: at).contains {
                words.group.longestMatch(at: $0, in: draft.analysis.tokens, limit: $0 + 1)?.value == .negation
            }
            return !negation && trees.dependents(of: at).contains { trees.relation(of: $0) == .copula }
        }
        return false
    }

    // MARK: - Conditions

    /// Whether an if-clause opens before the token and has not ended at a comma.
    private func condition(over token: Int, in analysis: Analysis) -> Modality? {
        let low = analysis.sentence(ofToken: token).tokens.lowerBound
        var at = token - 1
        while at >= low {
            let word = analysis.tokens[at]
            if word.is(Keys.comma), at > low, closesCondition(at, before: token, in: analysis) { return nil }
            if Keys.stops.contains(word.key) { return nil }
            if let match = words.conditions.longestMatch(at: at, in: analysis.tokens, limit: token) {
                return match.value
            }
            at -= 1
        }
        return nil
    }

    /// A comma ends a condition when a new subject and verb follow it up to the token.
    private func closesCondition(_ comma: Int, before token: Int, in analysis: Analysis) -> Bool {
        let between = analysis.tokens[(comma + 1)..<max(token, comma + 1)]
        return between.contains { $0.tag == .noun || $0.tag == .propn || $0.tag == .pron }
    }

    /// An if-clause after the words, or one that opens the sentence.
    private func hasCondition(around token: Int, in analysis: Analysis) -> Bool {
        let sentence = analysis.sentence(ofToken: token).tokens
        if isCondition(sentence.lowerBound, limit: token, in: analysis) { return true }
        return (token + 1 < sentence.upperBound ? (token + 1)..<sentence.upperBound : 0..<0).contains {
            isCondition($0, limit: sentence.upperBound, in: analysis)
        }
    }

    private func isCondition(_ at: Int, limit: Int, in analysis: Analysis) -> Bool {
        words.conditions.longestMatch(at: at, in: analysis.tokens, limit: limit)?.value == .conditional
    }

    // MARK: - Verbs

    private func reading(of token: Int, in analysis: Analysis, depth: Int) -> Modality {
        guard depth > 0 else { return .actual }
        let chain = words.chain(before: token, in: analysis)
        if !chain.isEmpty { return reading(of: token, chain: chain, in: analysis, depth: depth) }
        let word = analysis.tokens[token]
        guard word.tag == .verb || word.tag == .aux else { return nounReading(token, in: analysis, depth: depth) }
        switch word.form {
        case .base: return baseReading(token, in: analysis, depth: depth)
        case .gerund: return gerundReading(token, in: analysis, depth: depth)
        case .pastParticiple: return participleReading(token, in: analysis, depth: depth)
        default: return .actual
        }
    }

    private func reading(of token: Int, chain: VerbChain, in analysis: Analysis, depth: Int) -> Modality {
        var chain = chain
        if words.holds.contains(analysis.tokens[token].lemma) { chain.holds = true }
        if chain.isNegated || hasNegator(before: chain.start, in: analysis) { return .negated }
        if isDenied(chain, in: analysis) { return .negated }
        if let modal = chain.modal {
            switch modal {
            case .possible: return hasCondition(around: token, in: analysis) ? .conditional : .possible
            case .planned:
                if hasCondition(around: token, in: analysis) { return .conditional }
                return chain.holds ? .actual : .planned
            case .would:
                if hasCondition(around: token, in: analysis) { return .conditional }
                if chain.holds { return .actual }
                return isReported(token, in: analysis) ? .planned : .possible
            }
        }
        if let infinitive = chain.infinitive {
            let found = infinitiveReading(infinitive, in: analysis, depth: depth)
            return chain.holds && found == .planned ? .actual : found
        }
        return .actual
    }

    /// "denied that it would": a clause under a word of denial.
    private func isDenied(_ chain: VerbChain, in analysis: Analysis) -> Bool {
        guard chain.infinitive == nil, let over = governor(before: chain.start, crossing: true, in: analysis) else {
            return false
        }
        return over.value == .negated && chain.start - over.end <= Self.denialReach
    }

    private static let denialReach = 4

    /// A subject such as "no schools" negates its verb.
    private func hasNegator(before start: Int, in analysis: Analysis) -> Bool {
        let low = max(analysis.sentence(ofToken: start).tokens.lowerBound, start - 6)
        var at = start - 1
        while at >= low {
            if words.negators.longestMatch(at: at, in: analysis.tokens, limit: start) != nil { return true }
            switch analysis.tokens[at].tag {
            case .noun, .propn, .adj, .num, .x: at -= 1
            default: return false
            }
        }
        return false
    }

    /// What stands over "to VERB": the nearest governor before it in the clause.
    private func infinitiveReading(_ to: Int, in analysis: Analysis, depth: Int) -> Modality {
        let tokens = analysis.tokens
        let sentence = analysis.sentence(ofToken: to).tokens
        let low = max(sentence.lowerBound, to - Self.reach)
        var at = to - 1
        var verbBefore = false
        while at >= low {
            let word = tokens[at]
            if at == to - 1, word.lemma == Keys.be { return .planned }
            if Keys.stops.contains(word.key) { break }
            if let match = words.governors.longestMatch(at: at, in: tokens, limit: to + 1) {
                return combined(match.value, governor: at, in: analysis, depth: depth)
            }
            if word.tag == .verb { verbBefore = true }
            at -= 1
        }
        if !verbBefore { verbBefore = tokens[sentence.lowerBound..<to].contains { $0.tag == .verb || $0.tag == .aux } }
        return verbBefore ? .possible : .planned
    }

    /// A governor's own modality limits what it says of what it governs.
    private func combined(_ value: Modality, governor: Int, in analysis: Analysis, depth: Int) -> Modality {
        let own = reading(of: governor, in: analysis, depth: depth - 1)
        switch (value, own) {
        case (.actual, _): return own
        case (.planned, .negated), (.possible, .negated): return .negated
        case (.planned, .possible), (.planned, .conditional): return own
        default: return value
        }
    }

    /// A bare base form: the second of two joined verbs, or a subjunctive under "demand that".
    private func baseReading(_ token: Int, in analysis: Analysis, depth: Int) -> Modality {
        if let earlier = joinedVerb(before: token, in: analysis, where: { $0.form == .base }) {
            return reading(of: earlier, in: analysis, depth: depth - 1)
        }
        if let governor = governor(before: token, crossing: true, in: analysis) {
            return combined(governor.value, governor: governor.at, in: analysis, depth: depth)
        }
        return .actual
    }

    private func gerundReading(_ token: Int, in analysis: Analysis, depth: Int) -> Modality {
        let low = analysis.sentence(ofToken: token).tokens.lowerBound
        guard token > low else { return .actual }
        let before = analysis.tokens[token - 1]
        if before.is(Keys.comma) {
            guard let main = verb(before: token - 1, low: low, in: analysis) else { return .actual }
            let own = reading(of: main, in: analysis, depth: depth - 1)
            return own == .negated ? .actual : own
        }
        if words.negators.longestMatch(at: token - 1, in: analysis.tokens, limit: token) != nil { return .negated }
        if let governor = governor(before: token, crossing: false, in: analysis), token - governor.end <= 1 {
            return combined(governor.value, governor: governor.at, in: analysis, depth: depth)
        }
        if words.coordinators.contains(before.key),
            let earlier = joinedVerb(before: token, in: analysis, where: { $0.form == .gerund })
        {
            return reading(of: earlier, in: analysis, depth: depth - 1)
        }
        return .actual
    }

    private func participleReading(_ token: Int, in analysis: Analysis, depth: Int) -> Modality {
        let low = analysis.sentence(ofToken: token).tokens.lowerBound
        if token > low, words.coordinators.contains(analysis.tokens[token - 1].key),
            let earlier = joinedVerb(before: token, in: analysis, where: { $0.form == .pastParticiple })
        {
            return reading(of: earlier, in: analysis, depth: depth - 1)
        }
        if let governor = governor(before: token, crossing: false, in: analysis) {
            return combined(governor.value, governor: governor.at, in: analysis, depth: depth)
        }
        return .actual
    }

    /// The nearest verb of the same form before a joined one.
    private func joinedVerb(before token: Int, in analysis: Analysis, where fits: (Token) -> Bool) -> Int? {
        let low = max(analysis.sentence(ofToken: token).tokens.lowerBound, token - Self.reach)
        var at = token - 1
        while at >= low {
            let word = analysis.tokens[at]
            if word.tag == .verb, fits(word) { return at }
            if Keys.stops.contains(word.key) { return nil }
            at -= 1
        }
        return nil
    }

    private func verb(before token: Int, low: Int, in analysis: Analysis) -> Int? {
        var at = token - 1
        while at >= low {
            if analysis.tokens[at].tag == .verb { return at }
            at -= 1
        }
        return nil
    }

    /// The nearest governor before a token with no other verb between; `crossing` passes "that".
    private func governor(before token: Int, crossing: Bool, in analysis: Analysis) -> (
        at: Int, end: Int, value: Modality
    )? {
        let low = max(analysis.sentence(ofToken: token).tokens.lowerBound, token - Self.reach)
        var at = token - 1
        while at >= low {
            let word = analysis.tokens[at]
            if Keys.stops.contains(word.key) { return nil }
            if let match = words.governors.longestMatch(at: at, in: analysis.tokens, limit: token) {
                return (at, match.tokens.upperBound, match.value)
            }
            if word.tag == .verb || word.tag == .aux { return nil }
            if words.clauseOpeners.contains(word.key), !(crossing && word.is(Keys.that)) { return nil }
            at -= 1
        }
        return nil
    }

    // MARK: - Nouns

    private func nounReading(_ token: Int, in analysis: Analysis, depth: Int) -> Modality {
        let tokens = analysis.tokens
        let sentence = analysis.sentence(ofToken: token).tokens
        let low = max(sentence.lowerBound, token - Self.reach)
        var at = token - 1
        while at >= low {
            let word = tokens[at]
            if Keys.stops.contains(word.key) { break }
            if token - at <= 4, words.negators.longestMatch(at: at, in: tokens, limit: token) != nil { return .negated }
            if let match = words.governors.longestMatch(at: at, in: tokens, limit: token) {
                return combined(match.value, governor: at, in: analysis, depth: depth)
            }
            if word.tag == .verb { return reading(of: at, in: analysis, depth: depth - 1) }
            if word.tag == .aux {
                return reading(of: token, chain: words.chain(before: at + 1, in: analysis), in: analysis, depth: depth)
            }
            if words.clauseOpeners.contains(word.key), !word.is(Keys.that) { break }
            at -= 1
        }
        return subjectReading(token, until: sentence.upperBound, in: analysis, depth: depth)
    }

    /// A noun with no verb before it is a subject: its verb decides.
    private func subjectReading(_ token: Int, until high: Int, in analysis: Analysis, depth: Int) -> Modality {
        for at in (token + 1)..<max(min(high, token + Self.reach), token + 1) {
            let word = analysis.tokens[at]
            if Keys.stops.contains(word.key) { break }
            guard word.tag == .verb || (word.tag == .aux && !isAuxiliaryOfVerb(at, high: high, in: analysis)) else {
                continue
            }
            if word.form == .gerund || word.form == .pastParticiple, words.chain(before: at, in: analysis).isEmpty {
                continue
            }
            return reading(of: at, in: analysis, depth: depth - 1)
        }
        return .actual
    }

    private func isAuxiliaryOfVerb(_ at: Int, high: Int, in analysis: Analysis) -> Bool {
        for next in (at + 1)..<max(min(high, at + 5), at + 1) {
            switch analysis.tokens[next].tag {
            case .verb: return true
            case .aux, .adv, .part: continue
            default: return false
            }
        }
        return false
    }

    // MARK: - Background

    /// Whether others tell it: a word of report before it, or at the sentence's end.
    private func isReported(_ token: Int, in analysis: Analysis) -> Bool {
        let sentence = analysis.sentence(ofToken: token).tokens
        let tail = max(token, sentence.upperBound - Self.tail)
        return (sentence.lowerBound..<token).contains { isReport($0, in: analysis) }
            || (tail..<sentence.upperBound).contains { isReport($0, in: analysis) }
    }

    private func isReport(_ at: Int, in analysis: Analysis) -> Bool {
        words.reports.longestMatch(at: at, in: analysis.tokens) != nil
    }

    /// A closing "…, officials said on Monday" is no longer than this.
    private static let tail = 7

    /// An older day in the clause, words such as "in the past", or a past perfect that no one reports.
    private func isBackground(_ token: Int, in draft: Draft) -> Bool {
        let analysis = draft.analysis
        let clause = clause(around: token, in: analysis)
        let tokens = analysis.tokens
        let chain = words.chain(before: token, in: analysis)
        if clause.contains(where: {
            words.pastMarkers.longestMatch(at: $0, in: tokens, limit: clause.upperBound) != nil
                && bears($0, on: token, in: analysis)
        }) {
            return true
        }
        if hasOldDate(in: clause, around: token, draft: draft) { return true }
        return chain.isPluperfect && !isReported(token, in: analysis)
    }

    /// Whether a word of time belongs to a token's clause: not to "jailed a year ago" beside it.
    private func bears(_ word: Int, on token: Int, in analysis: Analysis) -> Bool {
        guard let trees = analysis.trees else { return true }
        var at: Int? = word
        while let here = at {
            if Self.ownClause.contains(trees.relation(of: here)), !trees.isBelow(token, here) { return false }
            at = trees.head(of: here)
        }
        return true
    }

    private static let ownClause: Set<Relation> = [.clausalModifier, .relativeClause, .adverbialRelativeClause]

    private func hasOldDate(in clause: Range<Int>, around token: Int, draft: Draft) -> Bool {
        guard let anchor = draft.anchor else { return false }
        let span = draft.analysis.span(of: clause)
        return entries(of: draft.times, beginningIn: span, start: { $0.span.start }).contains { time in
            guard time.type == .date || time.type == .time, span.contains(time.span), let until = time.until,
                anchor.dayNumber - until.dayNumber > Self.recentDays
            else { return false }
            let own = draft.analysis.tokens(in: time.span)
            guard bears(own.upperBound - 1, on: token, in: draft.analysis) else { return false }
            let first = own.lowerBound
            return first == 0 || !draft.analysis.tokens[first - 1].is(Keys.since)
        }
    }

    /// The stretch of a sentence between words that open clauses, commas before them included.
    func clause(around token: Int, in analysis: Analysis) -> Range<Int> {
        let sentence = analysis.sentence(ofToken: token).tokens
        var low = token
        while low > sentence.lowerBound, !opensClause(low - 1, in: analysis) { low -= 1 }
        var high = token + 1
        while high < sentence.upperBound, !opensClause(high, in: analysis) { high += 1 }
        return low..<high
    }

    private func opensClause(_ at: Int, in analysis: Analysis) -> Bool {
        let word = analysis.tokens[at]
        return Keys.stops.contains(word.key) || (words.clauseOpeners.contains(word.key) && !word.is(Keys.since))
    }
}
