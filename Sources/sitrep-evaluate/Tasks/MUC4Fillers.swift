// Reads the fillers of an incident from its mention's phrases and sentence: who, with what, against whom and what.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds perpetrators, organizations, targets, victims and weapons around a mention.
struct FillerReader: Sendable {
    private let vocabulary: Vocabulary
    private var classes: [String: Set<WordKey>] = [:]
    private let groups: PhraseMatcher<Int>
    /// Whether a group stands for bodies of any country: "Army".
    private let isGeneric: [Bool]

    init(resources: Resources, vocabulary: Vocabulary) throws {
        self.vocabulary = vocabulary
        let table = try resources.tables.table("en/event-classes")
        let (name, words) = (try table.column("class"), try table.column("words"))
        for row in table.rows {
            classes[row[name]] = Set(row[words].split(separator: "|").map { WordKey($0) })
        }
        let listed = try resources.tables.table("en/event-groups")
        let (country, names) = (try listed.column("country"), try listed.column("names"))
        var matcher = PhraseMatcher<Int>()
        for (index, row) in listed.rows.enumerated() {
            for name in row[names].split(separator: "|") { matcher.insert(name, index) }
        }
        groups = matcher
        isGeneric = listed.rows.map { $0[country].isEmpty }
    }

    static func joined(_ a: [String], _ b: [String]) -> [String] {
        a + b.filter { !a.contains($0) }
    }

    private func has(_ token: Token, _ name: String) -> Bool {
        guard let set = classes[name] else { return false }
        return set.contains(token.key) || set.contains(token.lemma)
    }

    private func sentence(of mention: EventMention, in draft: Draft) -> Range<Int> {
        draft.analysis.sentence(ofToken: mention.anchor).tokens
    }

    // MARK: - What kind of incident

    func hasBomb(_ mention: EventMention, in draft: Draft) -> Bool {
        sentence(of: mention, in: draft).contains { has(draft.analysis.tokens[$0], "bomb") }
    }

    func isVessel(_ mention: EventMention, in draft: Draft) -> Bool {
        draft.analysis.tokens[mention.anchor].lemma == WordKey("hijack")
    }

    func isRobbery(_ mention: EventMention, in draft: Draft) -> Bool {
        let lemma = draft.analysis.tokens[mention.anchor].lemma
        return [WordKey("rob"), WordKey("robbery"), WordKey("steal"), WordKey("holdup")].contains(lemma)
    }

    func isStoppage(_ mention: EventMention, in draft: Draft) -> Bool {
        mention.matched.contains { has(draft.analysis.tokens[$0], "workstoppage") }
    }

    // MARK: - Fillers

    /// The incident that a mention tells; absent when its parties show that it is none (forces killing rebels).
    func incident(type: String, of mention: EventMention, in draft: Draft) -> Incident? {
        let analysis = draft.analysis
        let sentence = sentence(of: mention, in: draft)
        var incident = Incident(type: type, sentences: [Int(analysis.sentenceOfToken[mention.anchor])])
        let recipients = mention.recipientPhrases.map { analysis.nounPhrases[$0] }
        if recipients.contains(where: { has(analysis.tokens[$0.head], "insurgents") }) { return nil }
        let places = draft.places.map(\.span)
        for phrase in recipients
        where !places.contains(where: { $0.contains(analysis.span(of: phrase.head..<(phrase.head + 1))) }) {
            addHarmed(phrase, to: &incident, analysis: analysis)
        }
        for index in mention.actorPhrases {
            addActor(counted(analysis.nounPhrases[index], analysis: analysis), to: &incident, analysis: analysis)
        }
        addNearby(sentence, mention: mention, to: &incident, analysis: analysis)
        incident.organizations = organizations(of: mention, in: sentence, analysis: analysis)
        let days = daysOfEvent(at: mention.anchor, in: draft)
        if let from = days.from { incident.days = (from, days.until ?? from) }
        incident.place = draft.places.first { analysis.span(of: sentence).contains($0.span) && $0.feature != "PCLI" }
        return incident
    }

    /// For "a group of rebels" the phrase after "of".
    private func counted(_ phrase: NounPhrase, analysis: Analysis) -> NounPhrase {
        let next = phrase.tokens.upperBound
        guard has(analysis.tokens[phrase.head], "measure"), next + 1 < analysis.tokens.count,
            analysis.tokens[next].is(WordKey("of")),
            let inner = analysis.nounPhrases.first(where: { $0.tokens.contains(next + 1) })
        else { return phrase }
        return inner
    }

    private func addHarmed(_ phrase: NounPhrase, to incident: inout Incident, analysis: Analysis) {
        let head = analysis.tokens[phrase.head]
        if let name = personName(in: phrase, analysis: analysis) {
            incident.victims = Self.joined(incident.victims, [name])
        } else if has(head, "human") {
            incident.described = Self.joined(incident.described, [text(of: phrase, analysis: analysis)])
        } else if has(head, "targetthing") {
            incident.targets = Self.joined(incident.targets, [text(of: phrase, analysis: analysis)])
        }
    }

    private func addActor(_ phrase: NounPhrase, to incident: inout Incident, analysis: Analysis) {
        let head = analysis.tokens[phrase.head]
        guard has(head, "perp"), head.tag != .pron else { return }
        incident.perpetrators = Self.joined(incident.perpetrators, [text(of: phrase, analysis: analysis)])
    }

    /// Weapons anywhere in the sentence; targets where none were found; perpetrators by name of trade.
    private func addNearby(
        _ sentence: Range<Int>, mention: EventMention, to incident: inout Incident, analysis: Analysis
    ) {
        for phrase in analysis.nounPhrases where sentence.contains(phrase.head) {
            let head = analysis.tokens[phrase.head]
            if has(head, "weapon"), !has(head, "vagueweapon"),
                !phrase.tokens.contains(mention.anchor) || incident.type == "bombing"
            {
                incident.weapons = Self.joined(incident.weapons, [weaponText(of: phrase, analysis: analysis)])
            } else if has(head, "insurgents"), incident.perpetrators.isEmpty {
                incident.perpetrators = [text(of: phrase, analysis: analysis)]
            } else if incident.type == "bombing" || incident.type == "arson", has(head, "targetthing"),
                incident.targets.isEmpty
            {
                incident.targets = [text(of: phrase, analysis: analysis)]
            }
        }
    }

    /// Groups named with the actors; elsewhere in the sentence only armed groups of a country, not bodies of any state.
    private func organizations(of mention: EventMention, in sentence: Range<Int>, analysis: Analysis) -> [[String]] {
        var seen: [Int] = []
        var result: [[String]] = []
        for match in groups.matches(in: sentence, of: analysis.tokens) where !seen.contains(match.value) {
            let isActor = mention.actorPhrases.contains { index in
                let phrase = analysis.nounPhrases[index].tokens
                return phrase.lowerBound <= match.tokens.lowerBound
                    && match.tokens.lowerBound < phrase.upperBound + Self.groupReach
            }
            guard isActor || !isGeneric[match.value] else { continue }
            seen.append(match.value)
            result.append([oneLine(analysis.string(of: match.tokens))])
        }
        return result
    }

    /// A group's name may stand in an "of" phrase after the actor, within so many tokens.
    private static let groupReach = 7

    // MARK: - Names

    /// Runs of at least two name words anywhere in the document, longest first.
    func fullNames(in analysis: Analysis) -> [[String]] {
        var result: [[String]] = []
        for phrase in analysis.nounPhrases {
            guard let name = personName(in: phrase, analysis: analysis) else { continue }
            let words = name.split(separator: " ").map(String.init)
            if words.count > 1, !result.contains(words) { result.append(words) }
        }
        return result.sorted { $0.count > $1.count }
    }

    /// Victims by their full names; a single name word that no full name explains is no person.
    func withFullNames(_ incident: Incident, from names: [[String]]) -> Incident {
        var result = incident
        result.victims = []
        for victim in incident.victims {
            let words = victim.split(separator: " ").map(String.init)
            let full = names.first { name in name.count > words.count && words.allSatisfy { name.contains($0) } }
            if full == nil, words.count < 2 { continue }
            result.victims = Self.joined(result.victims, [full?.joined(separator: " ") ?? victim])
        }
        return result
    }

    // MARK: - Strings

    /// The phrase without determiner, in one line.
    private func text(of phrase: NounPhrase, analysis: Analysis) -> String {
        var start = phrase.tokens.lowerBound
        for match in groups.matches(in: start..<phrase.head, of: analysis.tokens) { start = match.tokens.upperBound }
        while start < phrase.head, isTrimmed(analysis.tokens[start]) { start += 1 }
        return oneLine(analysis.string(of: start..<(phrase.head + 1)))
    }

    /// Determiners, numbers and words of quantity or doubt before a head.
    private func isTrimmed(_ token: Token) -> Bool {
        token.tag == .det || token.tag == .pron || token.tag == .num || token.tag == .punct || has(token, "trimmed")
            || (token.tag == .part)
    }

    /// A weapon's head with its noun modifiers: "car bomb", without numbers and adjectives.
    private func weaponText(of phrase: NounPhrase, analysis: Analysis) -> String {
        var start = phrase.head
        while start > phrase.tokens.lowerBound,
            analysis.tokens[start - 1].tag == .noun || analysis.tokens[start - 1].is(WordKey("-"))
        {
            start -= 1
        }
        return oneLine(analysis.string(of: start..<(phrase.head + 1)))
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// The name of a person in a phrase: a run of words that are no common words, titles left out.
    private func personName(in phrase: NounPhrase, analysis: Analysis) -> String? {
        var best: Range<Int>?
        var start: Int?
        for at in phrase.tokens.lowerBound...phrase.tokens.upperBound {
            let isName = at < phrase.tokens.upperBound && isNameWord(analysis.tokens[at])
            if isName {
                start = start ?? at
            } else if let from = start {
                if at - from >= best?.count ?? 0 { best = from..<at }
                start = nil
            }
        }
        guard let best, best.upperBound > phrase.head, !has(analysis.tokens[phrase.head], "targetthing") else {
            return nil
        }
        return oneLine(analysis.string(of: best))
    }

    private func isNameWord(_ token: Token) -> Bool {
        guard token.tag == .propn || token.tag == .noun || token.tag == .x || token.tag == .adj, !has(token, "title"),
            !has(token, "human"), !has(token, "perp"), !has(token, "month"), !token.shape.contains(.hasDigit)
        else { return false }
        let readings = vocabulary.readings(of: token.key)
        return readings.isEmpty || readings.allSatisfy { $0.tag == .propn }
    }
}
