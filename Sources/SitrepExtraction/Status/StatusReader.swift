// Which systems a word of state speaks of: objects, subjects, complements.

import SitrepModel
import SitrepText

/// Reads one sentence; remembers the systems before it for pronouns.
struct StatusReader {
    let words: StatusWords
    let analysis: Analysis
    let sentence: Range<Int>
    let systems: [SystemMention]
    /// Systems of the sentence before, for "it" and "them".
    let earlier: [SystemMention]

    static let objectReach = 12
    static let subjectReach = 22
    static let nounReach = 7

    var tokens: [Token] { analysis.tokens }

    init(words: StatusWords, analysis: Analysis, sentence: Range<Int>, earlier: [SystemMention]) {
        self.words = words
        self.analysis = analysis
        self.sentence = sentence
        self.earlier = earlier
        systems =
            (Self.systems(words, in: sentence, of: analysis.tokens)
            + Self.referring(words, to: earlier, in: sentence, of: analysis.tokens))
            .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Mentions of systems that are heads of their phrase; "school shooting" is none, "school district" is one.
    static func systems(_ words: StatusWords, in sentence: Range<Int>, of tokens: [Token]) -> [SystemMention] {
        words.systems.matches(in: sentence, of: tokens).compactMap { match in
            guard let name = match.value, match.tokens.count > 1 || tokens[match.tokens.lowerBound].tag != .verb else {
                return nil
            }
            var end = match.tokens.upperBound
            while end < sentence.upperBound,
                let head = words.heads.longestMatch(at: end, in: tokens, limit: sentence.upperBound),
                tokens[head.tokens.upperBound - 1].tag == .noun
            {
                end = head.tokens.upperBound
            }
            let isModifier =
                end < sentence.upperBound && (tokens[end].tag == .noun || isName(tokens[end]))
                && words.nouns.longestMatch(at: end, in: tokens) == nil
                && words.verbs.longestMatch(at: end, in: tokens) == nil
            return isModifier ? nil : SystemMention(tokens: match.tokens.lowerBound..<end, name: name)
        }
    }

    /// "The post", "the restrictions": what the sentence before spoke of.
    static func referring(
        _ words: StatusWords, to earlier: [SystemMention], in sentence: Range<Int>, of tokens: [Token]
    ) -> [SystemMention] {
        words.references.matches(in: sentence, of: tokens).compactMap { match in
            earlier.last { match.value.contains($0.name.group) }.map {
                SystemMention(tokens: match.tokens, name: $0.name)
            }
        }
    }

    static func isName(_ token: Token) -> Bool {
        token.tag == .propn && token.shape.contains(.capitalized) && !StatusKeys.isDay(token)
    }

    /// All states of the sentence in text order; one state a system mention.
    func matches() -> [StatusMatch] {
        guard !systems.isEmpty || !earlier.isEmpty else { return [] }
        var found: [StatusMatch] = []
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard let mention = stateMention(at: at) else {
                at += 1
                continue
            }
            for match in matches(of: mention) where !found.contains(where: { covers($0, match) }) {
                found.append(match)
            }
            at = mention.word.form == .before ? at + 1 : mention.tokens.upperBound
        }
        return merged(found)
    }

    /// A finite predicate outranks a reduced participle and a noun of state ("the ban on rallies was lifted"); systems of one kind in one state are one match.
    func merged(_ found: [StatusMatch]) -> [StatusMatch] {
        var result: [StatusMatch] = []
        for match in found {
            if match.isReduced || match.mention.word.form == .noun,
                found.contains(where: {
                    !$0.isReduced && $0.mention.word.form != .noun && $0.system.tokens == match.system.tokens
                        && $0.kind != match.kind
                })
            {
                continue
            }
            if let index = result.firstIndex(where: {
                $0.system.name.system == match.system.name.system && $0.mention.tokens == match.mention.tokens
            }) {
                let cover = result[index].cover
                result[index].cover =
                    min(cover.lowerBound, match.cover.lowerBound)..<max(cover.upperBound, match.cover.upperBound)
            } else {
                result.append(match)
            }
        }
        return result
    }

    func covers(_ a: StatusMatch, _ b: StatusMatch) -> Bool {
        a.system.tokens == b.system.tokens && (a.kind == b.kind || a.state == b.state)
    }

    // MARK: - Relations

    func matches(of mention: StateMention) -> [StatusMatch] {
        let own = ownMatches(of: mention)
        return own.isEmpty ? [] : own + joined(mention, companions(after: mention.tokens.upperBound))
    }

    /// "… and with it the curfew", "… and so does the curfew".
    func companions(after end: Int) -> [SystemMention] {
        guard end + 1 < sentence.upperBound else { return [] }
        for at in end..<sentence.upperBound - 1 {
            let (word, next) = (tokens[at], tokens[at + 1])
            let isWith = word.is(StatusKeys.with) && StatusKeys.objectPronouns.contains(next.key)
            let isSo = word.is(StatusKeys.so) && (next.tag == .aux || next.tag == .verb)
            if isWith || isSo { return objects(after: at + 2, reach: Self.objectReach) }
        }
        return []
    }

    private func ownMatches(of mention: StateMention) -> [StatusMatch] {
        switch mention.word.form {
        case .before: return joined(mention, objects(after: mention.tokens.upperBound, reach: StatusReach.near))
        case .noun: return nounMatches(mention)
        case .adjective: return adjectiveMatches(mention)
        case .adverb: return []
        case .transitive, .intransitive, .either: return verbMatches(mention)
        }
    }

    func nounMatches(_ mention: StateMention) -> [StatusMatch] {
        if let before = systems.last(where: { $0.tokens.upperBound == mention.tokens.lowerBound }) {
            return joined(mention, [before])
        }
        let end = mention.tokens.upperBound
        guard end < sentence.upperBound, tokens[end].tag == .adp else { return [] }
        return joined(mention, objects(after: end + 1, reach: Self.nounReach))
    }

    func adjectiveMatches(_ mention: StateMention) -> [StatusMatch] {
        if let next = systems.first(where: { $0.tokens.lowerBound == mention.tokens.upperBound }),
            mention.tokens.count == 1
        {
            let own = joined(mention, [next])
            if !own.isEmpty { return own }
        }
        guard isPredicate(mention) else { return [] }
        return joined(mention, subjects(before: mention.tokens.lowerBound))
    }

    /// After "be", "remain", "stay", "keep …", or right after the system.
    func isPredicate(_ mention: StateMention) -> Bool {
        var at = mention.tokens.lowerBound - 1
        while at >= sentence.lowerBound, tokens[at].tag == .adv { at -= 1 }
        guard at >= sentence.lowerBound else { return false }
        if StatusKeys.copulas.contains(tokens[at].lemma) { return true }
        if systems.contains(where: { $0.tokens.upperBound == at + 1 }) { return true }
        return (max(sentence.lowerBound, at - 6)...at).contains { StatusKeys.keepers.contains(tokens[$0].lemma) }
    }

    func verbMatches(_ mention: StateMention) -> [StatusMatch] {
        let isPassive = isPassive(mention)
        if !isPassive, mention.word.form != .intransitive {
            let right = joined(mention, objects(after: mention.tokens.upperBound, reach: Self.objectReach))
            if !right.isEmpty { return right }
            if takesGeneralObject(after: mention.tokens.upperBound) {
                return joined(mention, subjects(before: mention.tokens.lowerBound))
            }
            if let pronoun = pronounObject(after: mention.tokens.upperBound) {
                return joined(mention, [pronoun])
            }
        }
        if isPassive, mention.word.classes.contains(StatusKeys.appointing) {
            let office = joined(mention, office(after: mention.tokens.upperBound))
            if !office.isEmpty { return office }
        }
        let mayHaveSubject = isPassive || mention.word.form != .transitive || isReduced(mention)
        guard mayHaveSubject else { return [] }
        if !isPassive, mention.word.form == .either, hasObject(after: mention.tokens.upperBound) { return [] }
        let left = subjects(before: mention.tokens.lowerBound)
        return joined(mention, left)
    }

    /// "was named premier", "was appointed to the post".
    func office(after end: Int) -> [SystemMention] {
        guard end < sentence.upperBound else { return [] }
        return objects(after: tokens[end].tag == .adp ? end + 1 : end, reach: Self.objectReach)
    }

    /// "halted service", "suspended operations": the subject names the system.
    func takesGeneralObject(after end: Int) -> Bool {
        var at = end
        while at < min(sentence.upperBound, end + 3),
            tokens[at].tag == .det || tokens[at].tag == .adj || tokens[at].tag == .pron
        { at += 1 }
        return at < sentence.upperBound && words.heads.longestMatch(at: at, in: tokens) != nil
    }

    func isParticiple(_ mention: StateMention) -> Bool {
        tokens[mention.head].form == .pastParticiple || tokens[mention.head].tag == .adj
    }

    func isPassive(_ mention: StateMention) -> Bool {
        let form = tokens[mention.head].form
        var at = mention.head - 1
        while at >= sentence.lowerBound, isPassedOver(at) { at -= 1 }
        guard at >= sentence.lowerBound else { return false }
        if StatusKeys.passives.contains(tokens[at].lemma) { return form != .gerund }
        guard form == .pastParticiple || form == .past else { return false }
        return joinedGroup(before: mention.head)?.isPassive ?? false
    }

    func isPassedOver(_ at: Int) -> Bool {
        tokens[at].tag == .adv || tokens[at].tag == .part || Keys.quotes.contains(tokens[at].key)
    }

    /// The verb group that a participle is joined to: "confiscated or closed".
    func joinedGroup(before head: Int) -> VerbGroup? {
        guard head > sentence.lowerBound else { return nil }
        if words.coordinated.contains(tokens[head - 1].key) { return group(before: head - 1) }
        // "was restored for a few hours and then cut again"
        guard let trees = analysis.trees, trees.relation(of: head) == .conjunct, let first = trees.head(of: head),
            sentence.contains(first), first < head, isBareParticiple(head, in: trees),
            !systems.contains(where: { (first..<head).contains($0.tokens.lowerBound) })
        else { return nil }
        return analysis.verbGroup(covering: first)
    }

    /// Neither auxiliary nor subject of its own.
    private func isBareParticiple(_ head: Int, in trees: Trees) -> Bool {
        let form = tokens[head].form
        return form == .pastParticiple || form == .past && analysis.verbGroup(covering: head)?.tokens.count ?? 1 == 1
            ? trees.dependent(of: head, .subject, .passiveSubject, .auxiliary) == nil : false
    }

    func group(before at: Int) -> VerbGroup? {
        analysis.verbGroups(in: sentence).last {
            $0.tokens.upperBound <= at && $0.tokens.upperBound > at - 4 && $0.tokens.lowerBound >= sentence.lowerBound
        }
    }

    /// A noun phrase right after a verb is its object, so its subject is the one who acts.
    func hasObject(after end: Int) -> Bool {
        guard end < sentence.upperBound else { return false }
        switch tokens[end].tag {
        case .det: return !(end + 1 < sentence.upperBound && StatusKeys.isDay(tokens[end + 1]))
        case .pron, .num: return true
        case .noun, .propn, .adj:
            return !tokens[end].shape.contains(.hasDigit) && !StatusKeys.isDay(tokens[end])
        default: return false
        }
    }

    func pronounObject(after end: Int) -> SystemMention? {
        guard end < sentence.upperBound, StatusKeys.objectPronouns.contains(tokens[end].key) else { return nil }
        return systems.last { $0.tokens.upperBound <= end } ?? earlier.last
    }

    func isReduced(_ mention: StateMention) -> Bool {
        switch mention.word.form {
        case .transitive, .intransitive, .either:
            isParticiple(mention) && groupStart(of: mention.head) == mention.head && !isPassive(mention)
        default: false
        }
    }

    /// From system to state; the state's words alone where the system is named in another sentence.
    func cover(_ system: Range<Int>, _ state: Range<Int>) -> Range<Int> {
        guard sentence.contains(system.lowerBound) else { return state }
        return min(system.lowerBound, state.lowerBound)..<max(system.upperBound, state.upperBound)
    }

    func joined(_ mention: StateMention, _ systems: [SystemMention]) -> [StatusMatch] {
        systems.compactMap { system in
            words.state(of: system.name.group, by: mention.word).map {
                StatusMatch(
                    system: system, mention: mention, state: $0.state, kind: $0.kind, isReduced: isReduced(mention),
                    cover: cover(system.tokens, mention.tokens))
            }
        }
    }
}
