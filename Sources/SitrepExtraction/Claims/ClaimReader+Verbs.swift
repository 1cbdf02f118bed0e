// Verbs as cues: "X said that Y", "Y, X said", "Y, said X", "X is believed to Y".

import SitrepModel
import SitrepText

extension ClaimReader {
    /// A verb group that reports.
    struct VerbCue {
        let index: Int
        let group: VerbGroup
        let cue: Cue
        /// The group with the particles of its phrase.
        let range: Range<Int>
        let sentence: Range<Int>

        var stance: Claim.Stance {
            guard group.isNegated else { return cue.stance }
            switch cue.stance {
            case .asserted, .hedged: return .unknown
            case .denied, .doubted: return .asserted
            case .opinion: return cue.frames.contains(.clause) ? .doubted : .opinion
            default: return cue.stance
            }
        }
    }

    mutating func readVerb(_ index: Int) {
        let group = text.analysis.verbGroups[index]
        guard text.key(group.tokens.lowerBound - 1) != words.hyphen,
            let match = text.cues.verbs.longestMatch(at: group.head, in: tokens)
        else { return }
        let range = group.tokens.lowerBound..<max(group.tokens.upperBound, match.tokens.upperBound)
        let verb = VerbCue(
            index: index, group: group, cue: match.value, range: range, sentence: text.sentence(of: group.head))
        if readCitation(verb) { return }
        if verb.cue.frames.contains(.raise) {
            readRaised(verb)
        } else if group.isPassive || isBareParticiple(verb), !isBareParticiple(verb) || isFollowedByAgent(verb) {
            readPassive(verb)
        } else if !readInverted(verb) {
            readActive(verb)
        }
    }

    private func isBareParticiple(_ verb: VerbCue) -> Bool {
        verb.group.isNonFinite && tokens[verb.group.head].form != .gerund && !text.isFinite(groupAt: verb.index)
    }

    private func isFollowedByAgent(_ verb: VerbCue) -> Bool {
        text.key(text.skipAdverbs(verb.range.upperBound, limit: verb.sentence.upperBound)) == words.by
    }

    // MARK: Citing

    /// "Y, X said, citing Z": a further source of the claim before it; "quoted Z as saying" names both.
    private mutating func readCitation(_ verb: VerbCue) -> Bool {
        let lemma = tokens[verb.group.head].lemma
        guard lemma == words.cite || lemma == words.quote else { return false }
        let limit = verb.sentence.upperBound
        guard let cited = text.source(startingAt: verb.range.upperBound, limit: limit, takes: .phrase) else {
            return false
        }
        if text.key(cited.range.upperBound) == words.as, readQuotedAs(verb, cited) { return true }
        guard verb.group.isNonFinite, let last = readings.indices.last, readings[last].isSpeech,
            readings[last].end >= verb.sentence.lowerBound, readings[last].end <= verb.range.lowerBound
        else { return false }
        readings[last].sources.append(cited)
        return true
    }

    /// "the agency quoted the minister as saying Y".
    private mutating func readQuotedAs(_ verb: VerbCue, _ cited: SourcePhrase) -> Bool {
        let at = cited.range.upperBound + 1
        guard let group = text.group(at: at), tokens[group.head].form == .gerund,
            let match = text.cues.verbs.longestMatch(at: group.head, in: tokens),
            let start = text.contentStart(
                after: group.tokens.upperBound, cue: match.value, limit: verb.sentence.upperBound)
        else { return false }
        var sources = [cited]
        if !verb.group.isPassive, let subject = text.subject(ofGroup: verb.index, notBefore: verb.sentence.lowerBound) {
            sources.insert(subject, at: 0)
        }
        let end = text.contentEnd(from: start, cue: match.value, isClause: true)
        add(
            ClaimReading(
                content: [start..<end], cue: [verb.range, cited.range.upperBound..<group.tokens.upperBound],
                sources: sources,
                stance: verb.stance, rule: "claim.quoted-as", isSpeech: true))
        return true
    }

    // MARK: Active

    /// "“Y,” said X" and "Y, said X, who …".
    private mutating func readInverted(_ verb: VerbCue) -> Bool {
        guard verb.cue.frames.contains(.after), !verb.group.isNonFinite, !verb.group.isInfinitive else { return false }
        let before = verb.range.lowerBound - 1
        guard before >= verb.sentence.lowerBound || endsSpeech(before, verb), isSeparator(before) else { return false }
        if verb.cue.frames.contains(.hearer), !text.isQuoted(before) { return false }
        let floor = floor(for: verb.range.lowerBound)
        guard
            let source = text.source(
                startingAt: verb.range.upperBound, limit: verb.sentence.upperBound, takes: .everything),
            !text.isTime(source.head), isFreeAfter(source, limit: verb.sentence.upperBound)
        else { return false }
        let content = contentBefore(separator: before, notBefore: floor)
        guard !content.isEmpty, text.isQuoted(content.upperBound - 1) || text.hasFiniteVerb(content) else {
            return false
        }
        var all = [content]
        if let more = quotedAfter(source.range.upperBound, limit: verb.sentence.upperBound) { all.append(more) }
        add(
            ClaimReading(
                content: all, cue: [verb.range], sources: [source], stance: verb.stance, rule: "claim.inverted",
                isSpeech: true, isAfterContent: true))
        return true
    }

    /// "“Where is it?” The mayor asked": a quotation that ended its own sentence right before.
    private func endsSpeech(_ token: Int, _ verb: VerbCue) -> Bool {
        token >= 0 && text.isQuoted(token) && text.paragraph(of: token) == text.paragraph(of: verb.group.head)
    }

    /// After an inverted source no verb and no "that" may follow: "Smith, a lawyer, said voters would leave".
    private func isFreeAfter(_ source: SourcePhrase, limit: Int) -> Bool {
        let at = text.skipAdverbs(source.range.upperBound, limit: limit)
        guard at < limit else { return true }
        if text.finiteGroup(at: at) != nil || text.key(at) == words.that { return false }
        return true
    }

    private func isSeparator(_ token: Int) -> Bool {
        text.key(token) == words.comma || text.isQuoted(token) || text.isDash(token)
    }

    private func contentBefore(separator: Int, notBefore floor: Int) -> Range<Int> {
        var end = separator + 1
        if !text.isQuoted(separator) { end = separator }
        guard end > floor else { return end..<end }
        return min(end, text.contentStart(endingAt: end, notBefore: floor))..<end
    }

    /// ", “Z.”" after the source and cue of a quotation.
    private func quotedAfter(_ token: Int, limit: Int) -> Range<Int>? {
        var at = text.skipAdjunctsRight(token, limit: limit)
        guard at < limit, text.key(at) == words.comma || text.key(at) == words.colon else { return nil }
        at += 1
        guard at < limit, let quoted = text.quotationRange(at: at), quoted.lowerBound == at else { return nil }
        return quoted
    }

    private mutating func readActive(_ verb: VerbCue) {
        let limit = verb.sentence.upperBound
        let own = text.subject(ofGroup: verb.index, notBefore: verb.sentence.lowerBound)
        let isOwn = own.map { $0.range.upperBound <= verb.range.lowerBound && isNear($0, verb) } ?? false
        let subject = isOwn ? own : speakerBefore(verb) ?? own
        let start = text.contentStart(after: verb.range.upperBound, cue: verb.cue, limit: limit)
        if let subject, isOwn, verb.cue.frames.contains(.after) {
            if subject.isAfterAs, start == nil, readAs(verb, subject) { return }
            if let content = contentAround(verb, subject, right: start) {
                add(
                    ClaimReading(
                        content: content, cue: [verb.range], sources: [subject], stance: verb.stance,
                        rule: "claim.after",
                        isSpeech: true, isAfterContent: true))
                return
            }
        }
        guard let content = contentAfter(verb, start: start, subject) else { return }
        let isReal = subject.map { text.key($0.head) != words.there } ?? false
        add(
            ClaimReading(
                content: [content], cue: [verb.range], sources: isReal ? subject.map { [$0] } ?? [] : [],
                stance: verb.stance, rule: "claim.verb", isSpeech: !verb.cue.frames.isDisjoint(with: [.after, .quote])))
    }

    /// "X said Y and added Z", "Y, X said, adding Z": the source of the claim that ends right before.
    private func speakerBefore(_ verb: VerbCue) -> SourcePhrase? {
        guard let last = readings.last, last.isSpeech, last.end <= verb.range.lowerBound,
            verb.range.lowerBound - last.end <= Self.joint, last.end > verb.sentence.lowerBound
        else { return nil }
        return last.sources.first
    }

    /// Tokens between a claim and the cue that goes on from it: ", and later".
    private static var joint: Int { 4 }

    private func isNear(_ subject: SourcePhrase, _ verb: VerbCue) -> Bool {
        let near = text.skipAdjunctsLeft(from: verb.range.lowerBound, notBefore: verb.sentence.lowerBound)
        return near <= max(subject.reach ?? 0, subject.range.upperBound) + 1
    }

    private func contentAfter(_ verb: VerbCue, start: Int?, _ subject: SourcePhrase?) -> Range<Int>? {
        if let start {
            let isClause = verb.cue.frames.contains(.clause) && text.key(start) != words.to
            let isInside = subject.map { $0.isSubordinate || isSetOffRelative($0) } ?? false
            let end = text.contentEnd(
                from: start, cue: verb.cue, isClause: isClause, isInside: isInside || opensSentence(verb))
            return start < end ? start..<end : nil
        }
        return paragraphAfterColon(verb.range.upperBound, limit: verb.sentence.upperBound)
    }

    private func isSetOffRelative(_ subject: SourcePhrase) -> Bool {
        words.relatives.contains(text.key(subject.head)) && text.key(subject.range.lowerBound - 1) == words.comma
    }

    /// "Speaking of the flood, the mayor left": the main clause follows.
    private func opensSentence(_ verb: VerbCue) -> Bool {
        tokens[verb.group.head].form == .gerund && verb.range.lowerBound - verb.sentence.lowerBound <= 1
    }

    /// A quotation that opens the next paragraph after "he said:".
    func paragraphAfterColon(_ token: Int, limit: Int) -> Range<Int>? {
        guard limit > token, limit < text.count, text.key(limit - 1) == words.colon,
            let quoted = text.quotationRange(at: limit), quoted.lowerBound == limit
        else { return nil }
        return quoted
    }

    /// Content before "X said", with what goes on after it; absent where the cue has its content after it.
    private func contentAround(_ verb: VerbCue, _ subject: SourcePhrase, right: Int?) -> [Range<Int>]? {
        let separator = subject.clauseStart - 1
        guard separator >= text.unit(of: verb.group.head).lowerBound || right == nil && endsSpeech(separator, verb),
            isSeparator(separator), !words.relatives.contains(text.key(subject.head))
        else { return nil }
        let isQuote =
            text.isQuoted(separator)
            || (text.key(separator) == words.comma && separator > 0 && text.isQuoted(separator - 1))
        if right != nil, !isQuote || !holdsSpeech(before: subject.clauseStart, verb) { return nil }
        let end = isQuote && !text.isQuoted(separator) ? separator - 1 : separator
        let content = contentBefore(separator: end, notBefore: floor(for: subject.range.lowerBound))
        let past = verb.cue.frames.contains(.hearer) ? hearer(after: verb.range.upperBound) : verb.range.upperBound
        let rest = rest(from: past, left: content, isQuote: isQuote, verb)
        guard !content.isEmpty, isQuote || text.hasFiniteVerb(content) || rest != nil else { return nil }
        return [content] + (rest.map { [$0] } ?? [])
    }

    /// Whether a quotation before the source is speech: it opens the sentence, or a verb before it leads into it.
    private func holdsSpeech(before token: Int, _ verb: VerbCue) -> Bool {
        var last = token - 1
        if !text.isQuoted(last) { last -= 1 }
        guard let quoted = text.quotationRange(at: last), quotedWords(quoted) > Self.scareQuote else { return false }
        let lead = verb.sentence.lowerBound..<max(verb.sentence.lowerBound, quoted.lowerBound)
        return lead.allSatisfy { words.conjunctions.contains(text.key($0)) || text.isMark($0) }
            || text.hasFiniteVerb(lead)
    }

    /// What goes on after "Y, X said,": a quotation, or the verb that the words before still lack.
    private func rest(from token: Int, left: Range<Int>, isQuote: Bool, _ verb: VerbCue) -> Range<Int>? {
        let limit = verb.sentence.upperBound
        if let more = quotedAfter(token, limit: limit) { return more }
        let comma = text.skipAdjunctsRight(token, limit: limit)
        guard !isQuote, comma + 1 < limit, text.key(comma) == words.comma else { return nil }
        let isVerb = text.finiteGroup(at: text.skipAdverbs(comma + 1, limit: limit)) != nil
        let isSubordinate = tokens[left.lowerBound].tag == .sconj || text.isA(.clause, left.lowerBound)
        guard isVerb || isSubordinate || !text.hasFiniteVerb(left), text.group(at: comma + 1)?.isNonFinite != true
        else { return nil }
        return comma + 1..<max(comma + 1, text.contentEnd(from: comma + 1, cue: verb.cue, isClause: true))
    }

    private func hearer(after token: Int) -> Int {
        text.source(startingAt: token, limit: text.sentence(of: token).upperBound, takes: .phrase)?.range.upperBound
            ?? token
    }

    /// Quotations of so few words stand for a name or a manner of speaking.
    static var scareQuote: Int { 2 }

    func quotedWords(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (text.isQuoted($1) && !text.isMark($1) ? 1 : 0) }
    }

    /// "As X put it, Y" and "Y, as X noted, Z".
    private mutating func readAs(_ verb: VerbCue, _ subject: SourcePhrase) -> Bool {
        let limit = verb.sentence.upperBound
        let past = text.skipAdjunctsRight(verb.range.upperBound, limit: limit)
        let opens = subject.clauseStart - verb.sentence.lowerBound <= 1
        var content: [Range<Int>] = []
        if !opens {
            content.append(
                contentBefore(separator: subject.clauseStart, notBefore: floor(for: subject.range.lowerBound)))
        }
        if past < limit, text.key(past) == words.comma, opens || text.finiteGroup(at: past + 1) != nil {
            content.append(past + 1..<text.contentEnd(from: past + 1, cue: verb.cue, isClause: true))
        }
        content = content.filter { !$0.isEmpty }
        guard !content.isEmpty else { return false }
        add(
            ClaimReading(
                content: content, cue: [verb.range], sources: [subject], stance: verb.stance, rule: "claim.as",
                isSpeech: true,
                isAfterContent: !opens))
        return true
    }

    // MARK: Passive and raised

    /// "Y is expected to Z": the subject is part of what is claimed, and nobody is named.
    private mutating func readRaised(_ verb: VerbCue) {
        guard let subject = text.subject(ofGroup: verb.index, notBefore: verb.sentence.lowerBound) else { return }
        let at = verb.range.upperBound
        guard at < verb.sentence.upperBound, !text.isMark(at) else { return }
        let end = text.contentEnd(from: at, cue: verb.cue, isClause: false)
        guard end > at else { return }
        add(
            ClaimReading(
                content: [subject.antecedent ?? subject.range, at..<end], cue: [verb.range], sources: [],
                stance: verb.stance,
                rule: "claim.raised"))
    }

    /// "Y was announced by X", "X was told that Y", "it is believed that Y".
    private mutating func readPassive(_ verb: VerbCue) {
        var at = verb.range.upperBound
        let limit = verb.sentence.upperBound
        var sources: [SourcePhrase] = []
        at = text.skipAdverbs(at, limit: limit)
        if text.key(at) == words.by, let agent = text.source(startingAt: at + 1, limit: limit, takes: .phrase) {
            sources = [agent]
            at = agent.range.upperBound
        }
        if isBareParticiple(verb), sources.isEmpty { return }
        if readQuotedPassive(verb, agent: sources, at: at) { return }
        let subject = passiveSubject(verb)
        var content: [Range<Int>] = []
        let isHearer = verb.cue.frames.contains(.hearer)
        let isEmpty = subject.map { text.key($0.head) == words.it || text.key($0.head) == words.there } ?? true
        if let subject, !isHearer, !isEmpty { content.append(subject.antecedent ?? subject.range) }
        if at < limit, !text.isMark(at) {
            let start = isHearer || isEmpty ? text.contentStart(after: at, cue: verb.cue, limit: limit) : at
            if let start {
                content.append(start..<max(start, text.contentEnd(from: start, cue: verb.cue, isClause: isEmpty)))
            }
        }
        if isHearer || isEmpty, content.isEmpty { return }
        add(
            ClaimReading(
                content: content, cue: [verb.range], sources: sources, stance: passiveStance(verb),
                rule: "claim.passive"))
    }

    /// What is believed or said by nobody in particular is hedged.
    private func passiveStance(_ verb: VerbCue) -> Claim.Stance {
        verb.stance == .opinion && verb.cue.frames.contains(.clause) ? .hedged : verb.stance
    }

    private func passiveSubject(_ verb: VerbCue) -> SourcePhrase? {
        if isBareParticiple(verb) {
            var end = verb.range.lowerBound
            if text.key(end - 1) == words.comma { end -= 1 }
            return text.chain(endingAt: end, notBefore: verb.sentence.lowerBound)
        }
        return text.subject(ofGroup: verb.index, notBefore: verb.sentence.lowerBound)
    }

    /// "X was quoted as saying Y by the agency", "X was quoted by the agency as saying Y".
    private mutating func readQuotedPassive(_ verb: VerbCue, agent: [SourcePhrase], at: Int) -> Bool {
        guard tokens[verb.group.head].lemma == words.quote || tokens[verb.group.head].lemma == words.cite,
            text.key(at) == words.as, let group = text.group(at: at + 1),
            let match = text.cues.verbs.longestMatch(at: group.head, in: tokens)
        else { return false }
        guard let subject = passiveSubject(verb) else { return false }
        let limit = verb.sentence.upperBound
        var sources = agent
        var past = group.tokens.upperBound
        if sources.isEmpty, text.key(past) == words.by,
            let late = text.source(startingAt: past + 1, limit: limit, takes: .phrase)
        {
            sources = [late]
            past = late.range.upperBound
        }
        var content: [Range<Int>] = []
        if let start = text.contentStart(after: past, cue: match.value, limit: limit) {
            content.append(start..<max(start, text.contentEnd(from: start, cue: match.value, isClause: true)))
        } else if isSeparator(subject.clauseStart - 1) {
            content.append(
                contentBefore(separator: subject.clauseStart - 1, notBefore: floor(for: subject.range.lowerBound)))
        }
        add(
            ClaimReading(
                content: content, cue: [verb.group.tokens, at..<group.tokens.upperBound], sources: sources + [subject],
                stance: .asserted, rule: "claim.quoted-as", isSpeech: true))
        return true
    }
}
