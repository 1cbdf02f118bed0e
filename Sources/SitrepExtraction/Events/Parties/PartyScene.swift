// The words near an event that may name who does it and who undergoes it.

import SitrepModel
import SitrepText

/// Words that may name a party.
struct PartyCandidate {
    /// Where they stand to the event.
    enum Reach: String {
        case sentence, before
    }

    /// What words that stand for no known actor name.
    enum Plain: Equatable {
        case named(NamedSpan)
        case people(PartyNouns.Noun)
        case thing
    }

    let tokens: Range<Int>
    /// The token that the tree or the phrase makes their head.
    let head: Int
    /// Absent for words that stand for no known actor.
    let actor: LocalID<Actor>?
    let reach: Reach
    /// Those whose adjectives share its noun: "Norwegian and Swedish officials".
    var sharers: [LocalID<Actor>] = []
    /// Absent for words that stand for a known actor.
    let plain: Plain?
    /// Whether the words only point: "them", "three", "the second".
    let isPronoun: Bool
}

/// An event with its candidates, and what the grammar makes of its words.
struct PartyScene {
    let mention: EventMention
    let candidates: [PartyCandidate]
    /// The word that the tree hangs the parties on: the anchor, or the verb of which it is the modal.
    let act: Int
    let isPassive: Bool
    let subjects: [Int]
    let objects: [Int]
    /// Who carries out what a noun tells: "the South’s move", "X carried out an attack".
    let owners: [Int]
    /// The claim that it stands in.
    let claim: LocalID<Claim>?
    /// Where those stand who say that it happened.
    let speakers: [TextSpan]
}

/// Sets scenes in one article.
struct PartyScenes {
    let draft: Draft
    let map: ClauseMap
    let index: ActorIndex
    let nouns: PartyNouns
    private let named: NamedTokens?
    private let tree: TreeArguments?

    init(draft: Draft, map: ClauseMap, index: ActorIndex, nouns: PartyNouns) {
        self.draft = draft
        self.map = map
        self.index = index
        self.nouns = nouns
        named = draft.analysis.names.map { NamedTokens($0, tokenCount: map.tokens.count) }
        tree = draft.trees.map { TreeArguments(trees: $0, map: map) }
    }

    /// The actors of the event’s sentence and of the one before, and the other noun phrases of its own.
    func scene(of mention: EventMention) -> PartyScene {
        let sentence = map.sentence(of: mention.anchor)
        let claim = innermostClaim(over: map.tokens[mention.anchor].span, in: draft.claims)
            .flatMap { Findings.entry($0, in: draft.claims) }
        var candidates = actors(in: sentence, reach: .sentence)
        candidates += plainPhrases(in: sentence, except: mention, claim: claim)
        candidates.sort { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
        if sentence.lowerBound > 0 {
            candidates += actors(in: map.sentence(of: sentence.lowerBound - 1), reach: .before)
        }
        let act = act(of: mention)
        let group = mention.group.map { map.verbGroup($0) }
        return PartyScene(
            mention: mention, candidates: candidates, act: act,
            isPassive: group.map { tree?.isPassive($0.head) ?? $0.isPassive } ?? false,
            subjects: tree?.subjects(of: act) ?? [], objects: tree?.objects(of: act) ?? [],
            owners: mention.isNoun ? tree?.owners(of: act) ?? [] : [], claim: claim?.id,
            speakers: claim?.source.map(\.span) ?? [])
    }

    private func act(of mention: EventMention) -> Int {
        guard let trees = draft.trees, trees.relation(of: mention.anchor) == .auxiliary else { return mention.anchor }
        return trees.head(of: mention.anchor) ?? mention.anchor
    }

    private func actors(in sentence: Range<Int>, reach: PartyCandidate.Reach) -> [PartyCandidate] {
        index.mentions(in: sentence).map {
            PartyCandidate(
                tokens: $0.tokens, head: draft.trees?.top(of: $0.tokens) ?? $0.tokens.upperBound - 1, actor: $0.actor,
                reach: reach, sharers: index.sharers(of: $0.tokens, map: map, trees: draft.trees), plain: nil,
                isPronoun: false)
        }
    }

    /// Noun phrases whose head no mention covers: "two trucks", "a man"; "we" is whoever says so.
    private func plainPhrases(in sentence: Range<Int>, except mention: EventMention, claim: Claim?) -> [PartyCandidate]
    {
        var result: [PartyCandidate] = []
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard let number = map.phrase(at: at) else {
                at += 1
                continue
            }
            let phrase = map.nounPhrase(number)
            if index.mention(covering: phrase.head) == nil, phrase.head != mention.anchor {
                let head = head(of: phrase)
                let speaker =
                    ClauseWords.speakers.contains(map.tokens[phrase.head].lemma) ? claim?.source.first?.actor : nil
                result.append(
                    PartyCandidate(
                        tokens: phrase.tokens, head: head, actor: speaker, reach: .sentence,
                        plain: speaker == nil ? plain(phrase, head: head) : nil,
                        isPronoun: map.tokens[head].tag != .noun && map.tokens[head].tag != .propn))
            }
            at = max(at + 1, phrase.tokens.upperBound)
        }
        return result
    }

    /// The word that the tree sets over the phrase, unless it is none of it: the conjunction of "that retailers failed".
    private func head(of phrase: NounPhrase) -> Int {
        guard let top = draft.trees?.top(of: phrase.tokens) else { return phrase.head }
        switch map.tokens[top].tag {
        case .noun, .propn, .num, .pron: return top
        default: return phrase.head
        }
    }

    private func plain(_ phrase: NounPhrase, head: Int) -> PartyCandidate.Plain {
        if let name = named?.name(over: head..<(head + 1)) { return .named(name) }
        return nouns.noun(endingAt: phrase.head, in: map.tokens).map { .people($0) } ?? .thing
    }
}
