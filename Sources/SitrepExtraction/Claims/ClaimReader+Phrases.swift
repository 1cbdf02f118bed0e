// Nouns and set phrases as cues: "according to X", "her claim that Y".

import SitrepModel
import SitrepText

extension ClaimReader {
    /// "According to X, Y", "Y, according to X" and "Y, according to X, Z".
    mutating func readFrame(_ match: PhraseMatcher<Claim.Stance>.Match) {
        let sentence = text.sentence(of: match.tokens.lowerBound)
        let lead = text.trimmed(sentence.lowerBound..<match.tokens.lowerBound)
        let opens = lead.allSatisfy { isLead($0) }
        guard
            let source = text.source(
                startingAt: match.tokens.upperBound, limit: sentence.upperBound, takes: opens ? .clauses : .everything)
        else { return }
        let past = source.range.upperBound
        let follows = past < sentence.upperBound && text.key(past) == words.comma && past + 1 < sentence.upperBound
        var content: [Range<Int>] = []
        if !opens {
            let end = lead.upperBound
            content.append(contentStart(endingAt: end, before: match.tokens.lowerBound)..<end)
        }
        let goesOn = opens || !text.hasFiniteVerb(lead) || text.finiteGroup(at: past + 1) != nil
        if follows, goesOn {
            let cue = Cue(frames: [.clause, .quote], stance: match.value)
            content.append(past + 1..<max(past + 1, text.contentEnd(from: past + 1, cue: cue, isClause: true)))
        }
        add(
            ClaimReading(
                content: content, cue: [match.tokens], sources: [source], stance: match.value, rule: "claim.according",
                isSpeech: true, isAfterContent: !opens))
    }

    /// "Y, X said, according to Z": what Z tells is that X said Y.
    private func contentStart(endingAt end: Int, before token: Int) -> Int {
        if let last = readings.last, last.isAfterContent, last.end >= end - 1, last.end <= token {
            return min(last.content[0].lowerBound, end)
        }
        return min(end, text.contentStart(endingAt: end, notBefore: floor(for: token)))
    }

    private func isLead(_ token: Int) -> Bool {
        words.conjunctions.contains(text.key(token)) || text.isTime(token) || text.isMark(token)
            || text.isA(.adverb, token)
    }

    /// "her claim that Y", "reports of Y", "a promise by X to Y".
    mutating func readNoun(_ match: PhraseMatcher<Cue>.Match) {
        let sentence = text.sentence(of: match.tokens.lowerBound)
        guard let phrase = text.phrase(endingAt: match.tokens.upperBound) else { return }
        var at = match.tokens.upperBound
        var sources = owner(of: phrase, notBefore: sentence.lowerBound).map { [$0] } ?? []
        if text.key(at) == words.by || text.key(at) == words.from,
            let agent = text.source(startingAt: at + 1, limit: sentence.upperBound, takes: .phrase)
        {
            sources = [agent]
            at = agent.range.upperBound
        }
        guard let content = nounContent(at, cue: match.value, phrase: phrase, sentence: sentence) else { return }
        add(
            ClaimReading(
                content: [content], cue: [match.tokens], sources: sources, stance: match.value.stance,
                rule: "claim.noun"))
    }

    private func nounContent(_ at: Int, cue: Cue, phrase: NounPhrase, sentence: Range<Int>) -> Range<Int>? {
        guard at < sentence.upperBound else { return nil }
        if text.key(at) == words.that, cue.frames.contains(.clause) {
            guard text.phrase(startingAt: at + 1) != nil else { return nil }
            let end = text.contentEnd(from: at, cue: cue, isClause: true)
            let isSubject = !text.hasFiniteVerb(sentence.lowerBound..<phrase.tokens.lowerBound)
            return at..<(isSubject ? beforeMainVerb(at..<end) : end)
        }
        if text.key(at) == words.to, cue.frames.contains(.infinitive), text.group(at: at)?.isInfinitive ?? false {
            return at..<text.contentEnd(from: at, cue: cue, isClause: false)
        }
        guard cue.frames.contains(.of), words.abouts.contains(text.key(at)),
            let object = text.source(startingAt: at + 1, limit: sentence.upperBound, takes: .clauses)
        else { return nil }
        return object.range
    }

    /// "the claim that the dam was safe | was wrong": the second verb is the sentence's.
    private func beforeMainVerb(_ range: Range<Int>) -> Int {
        var seen = false
        for token in range {
            guard let group = text.finiteGroup(at: token), group.tokens.lowerBound == token else { continue }
            let before = token - 1
            let isJoined = words.conjunctions.contains(text.key(before)) || words.relatives.contains(text.key(before))
            if seen, !isJoined { return token }
            seen = true
        }
        return range.upperBound
    }

    /// "Russia’s claim", "his claim".
    private func owner(of phrase: NounPhrase, notBefore floor: Int) -> SourcePhrase? {
        let first = phrase.tokens.lowerBound
        if let left = text.phrase(endingAt: first - 1), left.isPossessive {
            return text.chain(endingAt: first - 1, notBefore: floor)
        }
        guard first < phrase.head, tokens[first].tag == .pron else { return nil }
        return SourcePhrase(range: first..<first + 1, head: first)
    }
}
