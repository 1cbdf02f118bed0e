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
    private let groupNames: [String]

    init(resources: Resources, vocabulary: Vocabulary) throws {
        self.vocabulary = vocabulary
        let table = try resources.tables.table("en/event-classes")
        let (name, words) = (try table.column("class"), try table.column("words"))
        for row in table.rows {
            classes[row[name]] = Set(row[words].split(separator: "|").map { WordKey($0) })
        }
        let listed = try resources.tables.table("en/event-groups")
        let (main, names) = (try listed.column("name"), try listed.column("names"))
        var matcher = PhraseMatcher<Int>()
        for (index, row) in listed.rows.enumerated() {
            for name in row[names].split(separator: "|") { matcher.insert(name, index) }
        }
        groups = matcher
        groupNames = listed.rows.map { $0[main] }
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
        for phrase in recipients { addHarmed(phrase, to: &incident, analysis: analysis) }
        for index in mention.actorPhrases { addActor(analysis.nounPhrases[index], to: &incident, analysis: analysis) }
        addNearby(sentence, mention: mention, to: &incident, analysis: analysis)
        incident.organizations = organizations(in: sentence, analysis: analysis)
        let days = daysOfEvent(at: mention.anchor, in: draft)
        if let from = days.from { incident.days = (from, days.until ?? from) }
        incident.place = draft.places.first { analysis.span(of: sentence).contains($0.span) && $0.feature != "PCLI" }
        return incident
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
    private func addNearby(_ sentence: Range<Int>, mention: EventMention, to incident: inout Incident, analysis: Analysis) {
        for phrase in analysis.nounPhrases where sentence.contains(phrase.head) {
            let head = analysis.tokens[phrase.head]
            if has(head, "weapon"), !phrase.tokens.contains(mention.anchor) || incident.type == "bombing" {
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

    private func organizations(in sentence: Range<Int>, analysis: Analysis) -> [[String]] {
        var seen: [Int] = []
        var result: [[String]] = []
        for match in groups.matches(in: sentence, of: analysis.tokens) where !seen.contains(match.value) {
            seen.append(match.value)
            result.append([analysis.string(of: match.tokens)])
        }
        return result
    }

    // MARK: - Strings

    /// The phrase without determiner, in one line.
    private func text(of phrase: NounPhrase, analysis: Analysis) -> String {
        var start = phrase.tokens.lowerBound
        while start < phrase.head, analysis.tokens[start].tag == .det || analysis.tokens[start].tag == .pron { start += 1 }
        return oneLine(analysis.string(of: start..<(phrase.head + 1)))
    }

    /// A weapon's head with its noun modifiers: "car bomb", without numbers and adjectives.
    private func weaponText(of phrase: NounPhrase, analysis: Analysis) -> String {
        var start = phrase.head
        while start > phrase.tokens.lowerBound, analysis.tokens[start - 1].tag == .noun || analysis.tokens[start - 1].is(WordKey("-")) {
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
        guard let best, best.upperBound > phrase.head, !has(analysis.tokens[phrase.head], "targetthing") else { return nil }
        return oneLine(analysis.string(of: best))
    }

    private func isNameWord(_ token: Token) -> Bool {
        guard token.tag == .propn || token.tag == .noun || token.tag == .x || token.tag == .adj, !has(token, "title"),
            !has(token, "human"), !has(token, "perp"), !token.shape.contains(.hasDigit)
        else { return false }
        let readings = vocabulary.readings(of: token.key)
        return readings.isEmpty || readings.allSatisfy { $0.tag == .propn }
    }
}
