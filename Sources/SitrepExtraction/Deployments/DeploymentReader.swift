// Forces and verbs of a sentence joined: who sends whom where.

import SitrepModel
import SitrepText

/// A verb of deployment with its forces.
struct DeploymentMatch: Sendable {
    let verb: DeploymentVerb
    let head: Int
    /// Verb and forces.
    let tokens: Range<Int>
    /// The noun phrase of the forces.
    let phrase: Range<Int>
    let kind: ForceKind
    let figure: LocalID<Figure>?
    let isPassive: Bool
    /// The country that the words leave the verb out for.
    var contributor: LocalID<Actor>?
}

/// Reads one sentence.
struct DeploymentReader {
    let words: DeploymentWords
    let draft: Draft
    let index: ActorIndex
    let sentence: Sentence
    private let groups: ArraySlice<VerbGroup>
    private let figures: ArraySlice<Figure>
    private let places: ArraySlice<Place>

    init(words: DeploymentWords, draft: Draft, index: ActorIndex, sentence: Sentence) {
        self.words = words
        self.draft = draft
        self.index = index
        self.sentence = sentence
        groups = draft.analysis.verbGroups(in: sentence.tokens)
        figures = entries(of: draft.figures, beginningIn: sentence.span, start: { $0.span.start })
        places = entries(of: draft.places, beginningIn: sentence.span, start: { $0.span.start })
    }

    private static let reach = 12
    private static let subjectReach = 16
    private var tokens: [Token] { draft.analysis.tokens }
    private var limit: Int { sentence.tokens.upperBound }

    // MARK: - Verbs and their forces

    func matches() -> [DeploymentMatch] {
        var found: [DeploymentMatch] = []
        for at in sentence.tokens {
            guard let match = match(at: at),
                !found.contains(where: { $0.phrase.overlaps(match.phrase) })
            else { continue }
            found.append(match)
            found += elided(after: match)
        }
        return found
    }

    /// "Armenia is sending 70 soldiers and Tajikistan 200": another country with another number.
    private func elided(after match: DeploymentMatch) -> [DeploymentMatch] {
        guard match.figure != nil, !match.isPassive else { return [] }
        var found: [DeploymentMatch] = []
        var at = match.tokens.upperBound
        while true {
            while at < limit, FigureKeys.joints.contains(tokens[at].key) { at += 1 }
            guard let mention = index.mention(covering: at), mention.tokens.lowerBound == at,
                index[mention.actor]?.type == .state,
                let number = figures.first(where: {
                    $0.quantity == .troops
                        && draft.analysis.tokens(in: $0.span).lowerBound == mention.tokens.upperBound
                })
            else { return found }
            let phrase = draft.analysis.tokens(in: number.span)
            found.append(
                DeploymentMatch(
                    verb: match.verb, head: match.head, tokens: mention.tokens.lowerBound..<phrase.upperBound,
                    phrase: phrase, kind: match.kind, figure: number.id, isPassive: false, contributor: mention.actor))
            at = phrase.upperBound
        }
    }

    private func match(at: Int) -> DeploymentMatch? {
        let token = tokens[at]
        if token.tag == .noun, let noun = words.nouns.longestMatch(at: at, in: tokens, limit: limit) {
            let end = noun.tokens.upperBound
            guard end < limit, tokens[end].is(FigureKeys.of), let force = force(after: end + 1) else { return nil }
            return build(noun.value, at, noun.tokens, force, isPassive: false)
        }
        guard token.tag == .verb || token.tag == .aux else { return nil }
        if let verb = words.objects.longestMatch(at: at, in: tokens, limit: limit) {
            let group = groups.first { $0.head == at }
            let isParticiple = token.form == .pastParticiple && (group?.isNonFinite ?? true)
            if !(group?.isPassive ?? false), let force = force(after: verb.tokens.upperBound) {
                if verb.value.form == .have { return hasForces(verb.value, at, verb.tokens, force) }
                return build(verb.value, at, verb.tokens, force, isPassive: false)
            }
            if verb.value.form != .have, group?.isPassive ?? false || isParticiple,
                let force = force(before: at, verb: group?.tokens.lowerBound ?? at)
            {
                return build(verb.value, at, verb.tokens, force, isPassive: group?.isPassive ?? false)
            }
        }
        if let verb = words.subjects.longestMatch(at: at, in: tokens, limit: limit) {
            let group = groups.first { $0.head == at }
            if let force = force(before: at, verb: group?.tokens.lowerBound ?? at) ?? subjectForce(of: at) {
                return build(verb.value, at, verb.tokens, force, isPassive: false)
            }
        }
        return nil
    }

    /// Forces that a clause of their own parts from their verb: "The soldiers whom Armenia had sent left".
    private func subjectForce(of verb: Int) -> (tokens: Range<Int>, kind: ForceKind)? {
        guard let noun = draft.trees.flatMap({ subject(of: verb, in: $0) }),
            let match = match(endingAt: noun, low: sentence.tokens.lowerBound)
        else { return nil }
        let start = phraseStart(match.tokens.lowerBound, low: sentence.tokens.lowerBound)
        return (start..<match.tokens.upperBound, match.value)
    }

    /// The subject of a verb or of the verb over it; of a relative clause, what the clause describes: "the force that began
    /// to arrive".
    private func subject(of verb: Int, in trees: Trees) -> Int? {
        var verb = verb
        while trees.relation(of: verb) == .openComplement, let over = trees.head(of: verb) { verb = over }
        guard let subject = trees.dependent(of: verb, .subject) else { return nil }
        let isRelative = trees.relation(of: verb) == .relativeClause && tokens[subject].tag == .pron
        return isRelative ? trees.head(of: verb) : subject
    }

    /// "has about 75 military personnel in Burkina Faso": a number or a place must stand with it.
    private func hasForces(
        _ verb: DeploymentVerb, _ head: Int, _ own: Range<Int>, _ force: (tokens: Range<Int>, kind: ForceKind)
    ) -> DeploymentMatch? {
        let match = build(verb, head, own, force, isPassive: false)
        return match.figure != nil && isPlaced(after: force.tokens.upperBound) ? match : nil
    }

    /// A place or "the country" after the forces.
    private func isPlaced(after end: Int) -> Bool {
        if host(after: end, isLeaving: false) != nil { return true }
        return (end..<max(end, min(limit, end + 4))).contains { DeploymentKeys.here.contains(tokens[$0].key) }
    }

    private func build(
        _ verb: DeploymentVerb, _ head: Int, _ own: Range<Int>, _ force: (tokens: Range<Int>, kind: ForceKind),
        isPassive: Bool
    ) -> DeploymentMatch {
        let cover = min(own.lowerBound, force.tokens.lowerBound)..<max(own.upperBound, force.tokens.upperBound)
        return DeploymentMatch(
            verb: verb, head: head, tokens: cover, phrase: force.tokens, kind: force.kind,
            figure: figure(in: force.tokens), isPassive: isPassive)
    }

    private func figure(in phrase: Range<Int>) -> LocalID<Figure>? {
        let span = draft.analysis.span(of: phrase)
        let end = phrase.upperBound
        // "a battalion of 200 men"
        let strength = end + 1 < limit && tokens[end].is(FigureKeys.of) ? tokens[end + 1].span : span
        return figures.first { $0.quantity == .troops && ($0.span.overlaps(span) || $0.span.overlaps(strength)) }?.id
    }

    /// The forces in the noun phrase after a verb, or a bare number of troops.
    private func force(after start: Int) -> (tokens: Range<Int>, kind: ForceKind)? {
        var at = start
        let end = min(limit, start + Self.reach)
        while at < end {
            if let match = words.forces.longestMatch(at: at, in: tokens, limit: limit) {
                return (start..<match.tokens.upperBound, match.value)
            }
            switch tokens[at].tag {
            case .det, .adj, .num, .noun, .propn, .adv, .pron, .part, .sym, .cconj: at += 1
            case .punct where tokens[at].is(FigureKeys.hyphen) || tokens[at].is(FigureKeys.comma): at += 1
            case .adp where isInNumber(at): at += 1
            // "units of the peacekeeping contingent"
            case .adp where tokens[at].is(FigureKeys.of) && at > start && tokens[at - 1].tag == .noun: at += 1
            default: return bareNumber(start..<at)
            }
        }
        return bareNumber(start..<end)
    }

    private func isInNumber(_ at: Int) -> Bool {
        let span = tokens[at].span
        return figures.contains { $0.span.contains(span) }
    }

    private func bareNumber(_ range: Range<Int>) -> (tokens: Range<Int>, kind: ForceKind)? {
        guard !range.isEmpty else { return nil }
        let span = draft.analysis.span(of: range)
        guard
            let figure = figures.first(where: {
                $0.quantity == .troops && span.contains($0.span) && $0.span.start == span.start
            })
        else { return nil }
        return (draft.analysis.tokens(in: figure.span), .foreign)
    }

    /// The forces that a passive or intransitive verb speaks of.
    private func force(before verb: Int, verb start: Int) -> (tokens: Range<Int>, kind: ForceKind)? {
        let low = max(sentence.tokens.lowerBound, start - Self.subjectReach)
        var at = start - 1
        while at >= low {
            if let match = match(endingAt: at, low: low).map({ whole(of: $0, low: low) }) {
                return (
                    phraseStart(match.tokens.lowerBound, low: sentence.tokens.lowerBound)..<match.tokens.upperBound,
                    match.value
                )
            }
            let token = tokens[at]
            if Keys.stops.contains(token.key) || token.tag == .aux { return nil }
            if token.tag == .verb, token.form != .pastParticiple, token.form != .gerund { return nil }
            at -= 1
        }
        return nil
    }

    private func match(endingAt at: Int, low: Int) -> PhraseMatcher<ForceKind>.Match? {
        guard at >= low else { return nil }
        for start in max(low, at - 3)...at {
            if let match = words.forces.longestMatch(at: start, in: tokens, limit: at + 1),
                match.tokens.upperBound == at + 1
            {
                return match
            }
        }
        return nil
    }

    /// "the last Russian soldiers of the allied peacekeeping force": the soldiers.
    private func whole(of part: PhraseMatcher<ForceKind>.Match, low: Int) -> PhraseMatcher<ForceKind>.Match {
        guard let trees = draft.trees, trees.relation(of: part.tokens.upperBound - 1) == .nominalModifier,
            let noun = trees.head(of: part.tokens.upperBound - 1), noun < part.tokens.lowerBound,
            let outer = match(endingAt: noun, low: low)
        else { return part }
        return outer
    }

    private func phraseStart(_ from: Int, low: Int) -> Int {
        var at = from
        while at > low {
            switch tokens[at - 1].tag {
            case .det, .adj, .num, .noun, .propn, .part: at -= 1
            case .adv where at >= 2: at -= 1
            default: return at
            }
        }
        return at
    }

    // MARK: - Who and where

    /// Those who send: named in the phrase, after "from", or as the subject; several where they are joined.
    func contributors(of match: DeploymentMatch) -> [LocalID<Actor>] {
        if let contributor = match.contributor { return [contributor] }
        var found = senders(of: match.phrase)
        if found.isEmpty {
            let named = index.mentions(in: match.phrase).filter { index[$0.actor]?.country != nil }
            found = named.first.map { [state(of: $0.actor)] } ?? []
        }
        if match.verb.state != .withdrawing { found += origins(after: match.phrase.upperBound) }
        found += whole(before: match.phrase.lowerBound)
        if found.isEmpty { found = subject(of: match) }
        var result: [LocalID<Actor>] = []
        for actor in found where !result.contains(actor) { result.append(actor) }
        return result
    }

    /// "troops from Armenia, Belarus and Tajikistan", "including troops from …".
    private func origins(after end: Int) -> [LocalID<Actor>] {
        var at = end
        while at < min(limit, end + 6), !tokens[at].is(FigureKeys.from) { at += 1 }
        guard at < min(limit, end + 6), at + 1 < limit else { return [] }
        return index.states(listedFrom: at + 1, limit: limit, in: tokens)
    }

    /// "the soldiers whom Armenia, Belarus and Tajikistan had sent": the subjects of a clause that describes the forces.
    private func senders(of phrase: Range<Int>) -> [LocalID<Actor>] {
        guard let trees = draft.trees, let noun = trees.top(of: phrase) else { return [] }
        return trees.dependents(of: noun).filter { trees.relation(of: $0) == .relativeClause }
            .compactMap { trees.dependent(of: $0, .subject) }.flatMap { trees.conjuncts(of: $0) }
            .compactMap { index.mention(covering: $0)?.actor }
            .filter { index[$0]?.type == .state || index[$0]?.type == .alliance }
    }

    /// "Russian paratroopers, including troops from Armenia": those of the whole belong to it too.
    private func whole(before start: Int) -> [LocalID<Actor>] {
        guard start > sentence.tokens.lowerBound, FigureKeys.including.contains(tokens[start - 1].key),
            let force = force(before: start - 1, verb: start - 1)
        else { return [] }
        return index.mentions(in: force.tokens).filter { index[$0.actor]?.country != nil }.prefix(1).map {
            state(of: $0.actor)
        }
    }

    private func subject(of match: DeploymentMatch) -> [LocalID<Actor>] {
        // "Tokayev said that the peacekeeping force would leave": he is not the one who sends it.
        guard !match.isPassive, !(match.kind == .joint && match.verb.form == .intransitive) else { return [] }
        var at = min(match.head, match.tokens.lowerBound)
        while let mention = index.nearest(before: at, notBefore: sentence.tokens.lowerBound) {
            if let actor = index[mention.actor], sends(actor, mention) { return joined(mention) }
            at = mention.tokens.lowerBound
        }
        return []
    }

    /// States and whatever belongs to one; groups only by a name of their own.
    private func sends(_ actor: Actor, _ mention: ActorIndex.Mention) -> Bool {
        actor.country != nil || actor.type == .state || actor.type == .alliance
            || (actor.type == .group && tokens[mention.tokens.upperBound - 1].shape.contains(.capitalized))
    }

    /// "Saudi Arabia and the United Arab Emirates to send": both.
    private func joined(_ mention: ActorIndex.Mention) -> [LocalID<Actor>] {
        let own = state(of: mention.actor)
        var at = mention.tokens.lowerBound - 1
        while at >= sentence.tokens.lowerBound, tokens[at].tag == .det { at -= 1 }
        guard at > sentence.tokens.lowerBound, tokens[at].is(FigureKeys.and),
            let other = index.mention(covering: at - 1),
            let actor = index[other.actor], actor.type == .state
        else { return [own] }
        return [other.actor, own]
    }

    /// A person or a body of a state stands for the state where the state is an actor too.
    private func state(of id: LocalID<Actor>) -> LocalID<Actor> {
        guard let actor = index[id], actor.type != .state, actor.type != .group, let country = actor.country else {
            return id
        }
        return draft.actors.first { $0.type == .state && $0.country == country }?.id ?? id
    }

    /// The country that the forces go to, stand in or leave: a place or a state after a fitting preposition.
    func host(of match: DeploymentMatch) -> CountryCode? {
        let isLeaving = match.verb.state == .withdrawing
        return reached(at: match.tokens.upperBound) ?? host(after: match.phrase.upperBound, isLeaving: isLeaving)
            ?? host(after: match.tokens.upperBound, isLeaving: isLeaving)
    }

    /// "reached Kazakhstan", "left Almaty": what stands right behind the verb.
    private func reached(at start: Int) -> CountryCode? {
        guard start > sentence.tokens.lowerBound, tokens[start - 1].tag == .verb else { return nil }
        let place = places.first { draft.analysis.tokens(in: $0.span).lowerBound == start }
        if let country = place?.country { return country }
        guard let mention = index.mention(covering: start), mention.tokens.lowerBound == start,
            let actor = index[mention.actor], actor.type == .state
        else { return nil }
        return actor.country
    }

    private func host(after start: Int, isLeaving: Bool) -> CountryCode? {
        var best: (at: Int, country: CountryCode)?
        for place in places {
            let at = draft.analysis.tokens(in: place.span).lowerBound
            if at >= start, at < best?.at ?? .max, let country = place.country, isLed(at, from: start, isLeaving) {
                best = (at, country)
            }
        }
        for mention in index.mentions(in: start..<max(start, limit)) {
            let at = mention.tokens.lowerBound
            guard let actor = index[mention.actor], actor.type == .state, let country = actor.country else { continue }
            if at < best?.at ?? .max, isLed(at, from: start, isLeaving) { best = (at, country) }
        }
        return best?.country
    }

    /// Whether a preposition of place stands before the name's phrase.
    private func isLed(_ at: Int, from start: Int, _ isLeaving: Bool) -> Bool {
        var before = at - 1
        while before > start, isInPhrase(tokens[before]) { before -= 1 }
        guard before >= start else { return false }
        return DeploymentKeys.places.contains(tokens[before].key) || (isLeaving && tokens[before].is(FigureKeys.from))
    }

    private func isInPhrase(_ token: Token) -> Bool {
        guard !DeploymentKeys.places.contains(token.key) else { return false }
        switch token.tag {
        case .det, .adj, .noun, .propn, .part: return true
        default: return false
        }
    }
}

private enum DeploymentKeys {
    static let here = WordSet(["country", "region", "area", "there"].map { WordKey($0) })
    /// Prepositions that lead to where forces go or stand.
    static let places = WordSet(
        ["to", "in", "into", "at", "on", "across", "inside", "near", "around", "throughout", "off", "within"].map {
            WordKey($0)
        })
}
