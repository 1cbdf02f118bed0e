// What can be seen of words near an event that tells whether they name who does it, or who undergoes it.

import SitrepModel
import SitrepText

/// Traits of words beside an event, by name: `path:nsubj|`, `type:ASSAULT ahead`, `rules:doer here`.
///
/// Weights are taught for these names: whoever changes one runs `make assurance`.
struct PartyTraits {
    let draft: Draft
    let map: ClauseMap
    let index: ActorIndex

    /// Tokens to the event from which on it makes no difference how far it is, and those of one step up to there.
    private static let far = 12
    private static let stepTokens = 3
    /// From here on it makes no difference how many candidates stand between.
    private static let many = 3

    func traits(of candidate: PartyCandidate, in scene: PartyScene) -> [String] {
        let own = own(scene)
        let rule = ruled(candidate, scene.mention)
        let kind = kind(of: candidate)
        var traits = [
            "reach:\(candidate.reach)", "rules:\(rule)", "kind:\(kind)", "rules:\(rule) kind:\(kind)",
            "head:\(headWord(of: candidate))", "\(own.type) kind:\(kind)",
        ]
        traits += own.all.flatMap { ["\($0) reach:\(candidate.reach)", "\($0) rules:\(rule)"] }
        if let sector = candidate.actor.flatMap({ index[$0] })?.sector {
            traits += ["sector:\(sector)", "\(own.type) sector:\(sector)"]
        }
        traits += told(candidate, scene, own: own)
        switch candidate.reach {
        case .sentence: traits += near(candidate, scene, own: own, kind: kind)
        case .before: traits += before(candidate, scene, own: own, kind: kind)
        }
        return traits
    }

    // MARK: - The event

    /// What the event itself tells, counted beside the traits of each candidate.
    private struct Own {
        let type: String
        let row: String
        let standing: String
        /// Which parties the rules found.
        let found: String
        var all: [String] { [type, row, standing, found] }
    }

    private func own(_ scene: PartyScene) -> Own {
        let mention = scene.mention
        return Own(
            type: "type:\(mention.plover.event)" + (mention.isMutual ? " mutual" : ""), row: mention.rule.name,
            standing: "standing:\(map.standing(of: mention))" + (scene.isPassive ? " passive" : ""),
            found: "found:" + (mention.actors.isEmpty ? "no doer" : "doer")
                + (mention.recipients.isEmpty ? " no recipient" : " recipient"))
    }

    // MARK: - The words

    /// What the rules make of it: of these very words, or of their actor elsewhere.
    private func ruled(_ candidate: PartyCandidate, _ mention: EventMention) -> String {
        let isDoing = stands(candidate, in: mention.actorPhrases)
        let isUndergoing = stands(candidate, in: mention.recipientPhrases)
        guard let actor = candidate.actor else {
            return isDoing ? "doer here" : isUndergoing ? "recipient here" : "none"
        }
        if mention.actors.contains(actor) { return isDoing ? "doer here" : "doer" }
        if mention.recipients.contains(actor) { return isUndergoing ? "recipient here" : "recipient" }
        return "none"
    }

    private func stands(_ candidate: PartyCandidate, in phrases: [Int]) -> Bool {
        phrases.contains { candidate.tokens.overlaps(map.nounPhrase(map.counted($0)).tokens) }
    }

    private func kind(of candidate: PartyCandidate) -> String {
        let tag = map.tokens[candidate.head].tag
        if let actor = candidate.actor.flatMap({ index[$0] }) {
            return "\(actor.type.rawValue) \(tag == .propn || tag == .pron ? "\(tag)" : "noun")"
        }
        switch candidate.plain {
        case .named(let name): return "plain \(name.kind)"
        case .people(let noun): return "plain \(noun.type) noun"
        case .thing, nil: return "plain \(tag)"
        }
    }

    private func headWord(of candidate: PartyCandidate) -> String {
        map.tokens[candidate.head].tag == .propn ? "name" : draft.word(at: candidate.head)
    }

    /// Whether it says what tells the event, or stands in what is said.
    private func told(_ candidate: PartyCandidate, _ scene: PartyScene, own: Own) -> [String] {
        let span = map.tokens[candidate.tokens.lowerBound].span
        if scene.speakers.contains(where: { $0.contains(span) }) { return ["speaker", "\(own.type) speaker"] }
        let (here, there) = (scene.claim, innermostClaim(over: span, in: draft.claims))
        return [
            here == there ? "told together" : there == nil ? "event told" : here == nil ? "party told" : "told apart"
        ]
    }

    // MARK: - In the same sentence

    private func near(_ candidate: PartyCandidate, _ scene: PartyScene, own: Own, kind: String) -> [String] {
        let anchor = scene.mention.anchor
        let (first, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
        if candidate.tokens.contains(anchor) { return ["holds event", "holds event \(own.standing)"] }
        let isBehind = first > anchor
        let side = isBehind ? "behind" : "ahead"
        let distance = isBehind ? first - anchor : anchor - end + 1
        let gap = isBehind ? anchor..<first : end..<anchor
        let between = scene.candidates.count { $0.reach == .sentence && gap.contains($0.tokens.lowerBound) }
        let traits = [
            "\(side):" + (distance > Self.far ? "far" : "\(distance / Self.stepTokens)"),
            "\(side) between:\(min(between, Self.many))", "\(side) \(kind) between:\(min(between, 1))",
        ]
        return traits + own.all.map { "\($0) \(side)" } + relations(of: candidate, scene, own, side: side, kind: kind)
    }

    private func relations(
        of candidate: PartyCandidate, _ scene: PartyScene, _ own: Own, side: String, kind: String
    ) -> [String] {
        guard let trees = draft.trees else { return [] }
        let base = trees.first(ofList: candidate.head)
        let voice = scene.isPassive ? "passive" : "active"
        let marker = trees.dependent(of: base, .caseMarker).map { draft.word(at: $0) } ?? "-"
        let path = trees.path(from: base, to: scene.act)
        let slot = slot(of: base, scene, trees, marker: marker)
        let relation = trees.relation(of: candidate.head).rawValue
        let clause = clause(of: base, scene, trees)
        var traits = [
            "relation:\(relation)", "relation:\(relation) \(side)", "path:\(path)", "path:\(path) \(voice)",
            "path:\(path) case:\(marker)", "path:\(path) kind:\(kind)", "case:\(marker) \(side)",
            trees.steps(from: base, to: scene.act), "slot:\(slot)", "slot:\(slot) \(voice)",
            "slot:\(slot) kind:\(kind)",
            "clause:\(clause)", "clause:\(clause) \(trees.relation(of: base).rawValue) \(side)",
            "\(own.type) clause:\(clause) \(trees.relation(of: base).rawValue)",
            "\(own.standing) clause:\(clause) \(trees.relation(of: base).rawValue)",
            "\(own.found) clause:\(clause) \(trees.relation(of: base).rawValue)",
        ]
        traits += base == candidate.head ? [] : ["joined", "joined slot:\(slot)", "joined kind:\(kind)"]
        traits += own.all.flatMap {
            ["\($0) slot:\(slot)", "\($0) path:\(path) case:\(marker)", "\($0) case:\(marker) \(side)"]
        }
        return traits + heads(over: base, scene, trees, slot: slot)
    }

    /// What governs both: the words over the candidate, and how the event hangs.
    private func heads(over base: Int, _ scene: PartyScene, _ trees: Trees, slot: String) -> [String] {
        let relation = trees.relation(of: base).rawValue
        var traits: [String] = []
        if let head = trees.head(of: base), head != scene.act {
            traits += ["under:\(draft.word(at: head)) \(relation)", "under tag:\(map.tokens[head].tag)"]
        }
        guard let head = trees.head(of: scene.act) else { return traits }
        let event = trees.relation(of: scene.act).rawValue
        traits += ["slot:\(slot) event:\(event)", "event:\(event) \(relation)"]
        if base == head { traits.append("event below \(event)") }
        if trees.head(of: base) == head {
            traits += ["beside:\(relation) \(event)", "beside:\(relation) under:\(draft.word(at: head))"]
        }
        return traits
    }

    /// What the grammar makes of it: the subject, the object, a preposition's noun, an owner.
    private func slot(of base: Int, _ scene: PartyScene, _ trees: Trees, marker: String) -> String {
        if scene.subjects.contains(base) { return "subject" }
        if scene.objects.contains(base) { return "object" }
        guard let head = trees.head(of: base) else { return "none" }
        let relation = trees.relation(of: base).rawValue
        if head == scene.act { return "\(relation) \(marker)" }
        if scene.owners.contains(base) { return "owner" }
        if scene.objects.contains(head) { return "of object \(relation) \(marker)" }
        if scene.subjects.contains(head) { return "of subject \(relation) \(marker)" }
        return "none"
    }

    /// How the verb over the words stands to the one over the event.
    private func clause(of base: Int, _ scene: PartyScene, _ trees: Trees) -> String {
        guard let there = verb(over: base, trees), let here = verb(over: scene.act, trees) else { return "none" }
        if there == here { return "same" }
        let said = map.has(there, in: .report) ? " of report" : ""
        if trees.isBelow(here, there) { return "over" + said }
        return (trees.isBelow(there, here) ? "under" : "beside") + said
    }

    private func verb(over token: Int, _ trees: Trees) -> Int? {
        var at: Int? = token
        while let here = at {
            if map.tokens[here].tag == .verb { return here }
            at = trees.head(of: here)
        }
        return nil
    }

    // MARK: - In the sentence before

    /// Its place there, whether it is named again, and whether the event lacks such a party.
    private func before(_ candidate: PartyCandidate, _ scene: PartyScene, own: Own, kind: String) -> [String] {
        guard let trees = draft.trees else { return [] }
        let relation = trees.relation(of: trees.first(ofList: candidate.head)).rawValue
        let isNamedAgain = scene.candidates.contains { $0.reach == .sentence && $0.actor == candidate.actor }
        let isFirst = scene.candidates.first { $0.reach == .before }?.tokens == candidate.tokens
        return [
            "before:\(relation)", "before:\(relation) \(own.found)", "before:\(relation) \(own.standing)",
            "before:\(relation) \(own.type)", "before kind:\(kind) \(own.found)",
            isNamedAgain ? "named again" : "named before", isFirst ? "before first" : "before later",
        ]
    }
}

extension Trees {
    /// The first of a list or of names for one thing, which carries the relation of all of them.
    fileprivate func first(ofList token: Int) -> Int {
        var at = token
        while relation(of: at) == .conjunct || relation(of: at) == .apposition, let head = head(of: at) { at = head }
        return at
    }
}
