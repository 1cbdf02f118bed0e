// What can be seen of a time mention that tells whether an event was on its days.

import SitrepModel
import SitrepText

/// Traits of a time beside a mention, by name: `reach:opening`, `age:1`, `owner:report`.
///
/// Weights are taught for these names: whoever changes one runs `make assurance`.
struct DayTraits {
    let draft: Draft
    let map: ClauseMap
    private let times: [Dated]
    /// How often each first day is named.
    private let counts: [Int: Int]

    /// A time that names days, with where it stands.
    struct Dated {
        let time: TimeMention
        let tokens: Range<Int>
        let sentence: Int
    }

    /// Where a time stands to the event.
    enum Reach: String {
        case sentence, next, opening
        case before1, before2, before3
    }

    /// Sentences that open an article.
    private static let openingSentences = 2
    /// Sentences before the event that are looked at.
    private static let back: [Reach] = [.before1, .before2, .before3]
    /// Tokens to the event from which on it makes no difference how far it is, and those of one step up to there.
    private static let far = 12
    private static let stepTokens = 3
    /// From here on it makes no difference how often a day is named, or how many times stand between.
    private static let often = 3
    /// Days from which on a time is no week, no month, no year.
    private static let week = 8, month = 32, year = 367

    init(draft: Draft, map: ClauseMap) {
        self.draft = draft
        self.map = map
        times = draft.times.compactMap { time in
            let tokens = draft.analysis.tokens(in: time.span)
            guard let first = tokens.first, namesDays(time, in: draft) else { return nil }
            return Dated(time: time, tokens: tokens, sentence: Int(draft.analysis.sentenceOfToken[first]))
        }
        counts = Dictionary(times.map { (Self.day(of: $0.time), 1) }, uniquingKeysWith: +)
    }

    private static func day(of time: TimeMention) -> Int { (time.from ?? time.until)?.dayNumber ?? .min }

    /// An event with the times of its sentence, of those around it, and of the opening.
    struct Scene {
        let mention: EventMention
        let sentence: Int
        let times: [(dated: Dated, reach: Reach)]
        /// The time that the rules alone take.
        let nearest: LocalID<TimeMention>?
        /// The claim that it stands in.
        let claim: LocalID<Claim>?
        let tense: [String]
        /// What the event itself tells: counted beside the reach of each time, and for its having no day at all.
        let own: [String]

        /// Whether a time stands in its own sentence.
        var isDated: Bool { times.contains { $0.reach == .sentence } }
    }

    /// - Parameter nearest: the time that the rules alone take.
    func scene(of mention: EventMention, nearest: TimeMention?) -> Scene {
        let sentence = Int(draft.analysis.sentenceOfToken[mention.anchor])
        let tense = tense(of: mention)
        return Scene(
            mention: mention, sentence: sentence,
            times: times.compactMap { dated in reach(of: dated.sentence, from: sentence).map { (dated, $0) } },
            nearest: nearest?.id, claim: innermostClaim(over: map.tokens[mention.anchor].span, in: draft.claims),
            tense: tense, own: own(mention, sentence: sentence) + tense)
    }

    private func reach(of other: Int, from sentence: Int) -> Reach? {
        if other == sentence { return .sentence }
        if other == sentence + 1 { return .next }
        if other < sentence, sentence - other <= Self.back.count { return Self.back[sentence - other - 1] }
        return other < Self.openingSentences ? .opening : nil
    }

    private func own(_ mention: EventMention, sentence: Int) -> [String] {
        var traits = [
            "type:\(mention.plover.event)", "standing:\(map.standing(of: mention))", mention.rule.name,
            "event in:\(sentence < Self.openingSentences ? "opening" : "body")",
            "days:\(min(counts.count, Self.often))",
            "modality:\(mention.modality)",
        ]
        if let trees = draft.trees { traits.append("relation:\(trees.relation(of: mention.anchor).rawValue)") }
        return traits
    }

    /// Traits of the event's having no day that the words near by tell.
    func absence(in scene: Scene) -> [String] {
        ["none", "none dated:\(scene.isDated)"] + scene.own.map { "none \($0)" }
    }

    func traits(of dated: Dated, reach: Reach, in scene: Scene) -> [String] {
        let type = scene.mention.plover.event
        let width = width(of: dated.time), age = age(of: dated.time), role = role(of: dated.time, in: draft)
        var traits = [
            "reach:\(reach)", "reach:\(reach) dated:\(scene.isDated)",
            "reach:\(reach) nearest:\(scene.nearest == dated.time.id)",
            "role:\(role)", "reach:\(reach) role:\(role)", "width:\(width)", "reach:\(reach) width:\(width)",
            "age:\(age)", "reach:\(reach) age:\(age)", "width:\(width) age:\(age)",
            "basis:\(dated.time.basis ?? "-")", dated.time.rule.name,
            "type:\(type) width:\(width)", "type:\(type) age:\(age)",
            "count:\(min(counts[Self.day(of: dated.time)] ?? 1, Self.often))",
            "unit:\(dated.time.type.rawValue) reach:\(reach)",
        ]
        traits += scene.own.map { "\($0) reach:\(reach)" }
        traits += scene.tense.flatMap { ["\($0) age:\(age)", "\($0) width:\(width)"] }
        traits += words(around: dated, scene.mention, reach)
        traits.append("\(telling(of: dated, in: scene)) reach:\(reach)")
        return traits + (reach == .sentence ? near(dated, scene.mention) : apart(dated, reach, in: scene))
    }

    // MARK: - The time

    private func width(of time: TimeMention) -> String {
        guard let from = time.from, let until = time.until else { return "open" }
        switch until.dayNumber - from.dayNumber + 1 {
        case ...1: return "day"
        case ..<Self.week: return "week"
        case ..<Self.month: return "month"
        case ..<Self.year: return "year"
        default: return "long"
        }
    }

    /// How long before the report it begins.
    private func age(of time: TimeMention) -> String {
        guard let anchor = draft.anchor, let from = time.from ?? time.until else { return "-" }
        switch anchor.dayNumber - from.dayNumber {
        case ..<0: return "ahead"
        case 0: return "0"
        case 1: return "1"
        case ..<Self.week: return "week"
        case ..<Self.month: return "month"
        case ..<Self.year: return "year"
        default: return "old"
        }
    }

    // MARK: - The event

    private func tense(of mention: EventMention) -> [String] {
        guard let group = mention.group.map({ map.verbGroup($0) }) else { return ["tense:none"] }
        let form =
            "\(group.tense)" + (group.isPerfect ? " perfect" : "") + (group.isProgressive ? " progressive" : "")
            + (group.isNonFinite ? " nonfinite" : "")
        return ["tense:\(form)"] + (group.isPassive ? ["passive"] : [])
    }

    /// Whether one of both stands in what somebody says and the other does not.
    private func telling(of dated: Dated, in scene: Scene) -> String {
        let own = scene.claim
        let other = innermostClaim(over: dated.time.span, in: draft.claims)
        guard own != other else { return own == nil ? "untold" : "told together" }
        return own == nil ? "time told" : other == nil ? "event told" : "told apart"
    }

    /// The preposition before the time, and the word that opens the event's sentence.
    private func words(around dated: Dated, _ mention: EventMention, _ reach: Reach) -> [String] {
        let tokens = map.tokens
        var traits: [String] = []
        let before = dated.tokens.lowerBound - 1
        if before >= 0, tokens[before].tag == .adp || tokens[before].tag == .sconj {
            traits.append("preposition:\(draft.word(at: before))")
        }
        let first = map.sentence(of: mention.anchor).lowerBound
        switch tokens[first].tag {
        case .adv, .sconj, .adp, .cconj: traits.append("starts:\(draft.word(at: first)) reach:\(reach)")
        default: break
        }
        if reach != .sentence { return traits }
        let start = map.sentence(of: dated.tokens.lowerBound).lowerBound
        if dated.tokens.lowerBound - start <= Self.stepTokens { traits.append("time opens") }
        return traits
    }

    /// Which verb the tree gives the time to: the event's own, one of telling, or another.
    private func owner(of dated: Dated) -> Int? {
        guard let trees = draft.trees, var at = trees.top(of: dated.tokens) else { return nil }
        while let head = trees.head(of: at) {
            at = head
            if map.tokens[at].tag == .verb { return at }
        }
        return nil
    }

    private func near(_ dated: Dated, _ mention: EventMention) -> [String] {
        let first = dated.tokens.lowerBound
        let distance = first > mention.anchor ? first - mention.anchor : mention.anchor - dated.tokens.upperBound + 1
        var traits = [
            (first > mention.anchor ? "behind:" : "ahead:")
                + (distance > Self.far ? "far" : "\(distance / Self.stepTokens)")
        ]
        if let owner = owner(of: dated) {
            let kind = owner == mention.anchor ? "self" : map.has(owner, in: .report) ? "report" : "other"
            traits += ["owner:\(kind)", "type:\(mention.plover.event) owner:\(kind)"]
        }
        guard let trees = draft.trees, let top = trees.top(of: dated.tokens) else { return traits }
        return traits + [
            "time relation:\(trees.relation(of: top).rawValue)", trees.steps(from: top, to: mention.anchor),
            "path:" + trees.path(from: top, to: mention.anchor),
        ]
    }

    /// What ties the sentence of a time to the event of another: its word, its parties, what stands between.
    private func apart(_ dated: Dated, _ reach: Reach, in scene: Scene) -> [String] {
        let analysis = draft.analysis
        let (there, here) = (analysis.sentences[dated.sentence], analysis.sentences[scene.sentence])
        let lemma = map.tokens[scene.mention.anchor].lemma
        var traits: [String] = []
        if there.tokens.contains(where: { map.tokens[$0].lemma == lemma }) { traits.append("same word") }
        let parties = scene.mention.actors + scene.mention.recipients
        let named = draft.actorIndex.actors(in: there.tokens)
        if parties.contains(where: named.contains) { traits.append("same party") }
        traits.append(there.paragraph == here.paragraph ? "same paragraph" : "other paragraph")
        let low = min(dated.sentence, scene.sentence), high = max(dated.sentence, scene.sentence)
        let between = scene.times.filter {
            low < $0.dated.sentence && $0.dated.sentence < high
                && Self.day(of: $0.dated.time) != Self.day(of: dated.time)
        }
        traits.append("between:\(min(between.count, Self.often))")
        let rivals = scene.times.filter { $0.dated.sentence == dated.sentence }
        if rivals.count > 1 {
            traits.append(rivals.first?.dated.time.id == dated.time.id ? "first of some" : "later of some")
        }
        if let owner = owner(of: dated) {
            let kind = map.tokens[owner].lemma == lemma ? "same" : map.has(owner, in: .report) ? "report" : "other"
            traits.append("owner:\(kind)")
            if let group = analysis.verbGroup(covering: owner) { traits.append("owner tense:\(group.tense)") }
        }
        return traits.flatMap { [$0, "\($0) reach:\(reach)"] }
    }
}
