// What is seen of a token of a sentence that is to be coded, as numbers that templates put together.

import SitrepExtraction
import SitrepLanguage
import SitrepModel
import SitrepText

/// Columns of a token's row. `Training/README.md` says what each holds.
enum CodedColumn: Int, CaseIterable {
    case word, lemma, tag, shape, ending
    // Its place in the tree.
    case relation, head, headTag, headRelation, grandhead, path, depth, preposition
    // The verb above it.
    case verb, verbPath, voice, verbEvent
    // What tables and the language model know of it.
    case name, entity, firstClass, secondClass, thirdClass, actor
    // What the rules read.
    case event, act, eventManner, side, sideEvent, role
    // Where it stands.
    case sentence, place
    // Parties that are given with the text.
    case party, partyPath
}

/// The rows of all tokens of a text, one after the other.
struct CodedColumns {
    let text: IncidentText
    let parties: [Range<Int>]
    let roles: [(span: TextSpan, type: UInt32)]
    private var events: [Int: EventMention] = [:]
    private var sides: [Int: (side: UInt32, event: UInt32)] = [:]
    private var actors: [Int: UInt32] = [:]

    static let width = CodedColumn.allCases.count
    private static let longestPath = 5

    init(text: IncidentText, parties: [Range<Int>], roles: [(span: TextSpan, type: UInt32)]) {
        self.text = text
        self.parties = parties
        self.roles = roles
        for mention in text.events.joined() {
            if (events[mention.anchor]?.confidence ?? -1) < mention.confidence { events[mention.anchor] = mention }
            let phrases = [mention.actorPhrases, mention.recipientPhrases, mention.instrumentPhrases]
            for (side, phrases) in phrases.enumerated() {
                for phrase in phrases {
                    sides[text.analysis.nounPhrases[phrase].head] = (UInt32(side + 1), Self.act(mention))
                }
            }
        }
        for actor in text.draft.actors {
            let number = Self.number(of: actor)
            for span in actor.spans { for token in text.analysis.tokens(in: span) { actors[token] = number } }
        }
    }

    /// The actor's kind, whether its country is known, and its sector.
    private static func number(of actor: Actor) -> UInt32 {
        code(WordKey(actor.type.rawValue + (actor.country == nil ? "" : "+") + (actor.sector ?? "")))
    }

    private static func act(_ mention: EventMention) -> UInt32 { code(WordKey(mention.plover.event)) }

    func rows() -> [UInt32] { text.tokens.indices.flatMap(row) }

    private func row(of token: Int) -> [UInt32] {
        var row = [UInt32](repeating: 0, count: Self.width)
        addWord(token, to: &row)
        addTree(token, to: &row)
        addKnown(token, to: &row)
        addEvents(token, to: &row)
        let sentence = text.analysis.sentences[text.sentence(of: token)].tokens
        row[.sentence] = UInt32(min(text.sentence(of: token), 3))
        row[.place] = bucket(token - sentence.lowerBound)
        for (number, party) in parties.enumerated() where party.contains(token) { row[.party] |= 1 << UInt32(number) }
        row[.partyPath] = partyPath(token)
        return row
    }

    private func addWord(_ at: Int, to row: inout [UInt32]) {
        let token = text.tokens[at]
        row[.word] = code(token.key)
        row[.lemma] = code(token.lemma)
        row[.tag] = tag(at)
        row[.shape] = UInt32(token.shape.rawValue)
        row[.ending] = text.analysis.text.bytes[Int(max(token.start, token.end - min(token.end, 3)))..<Int(token.end)]
            .reduce(1) { $0 << 8 | UInt32($1 | 0x20) }
    }

    private func tag(_ at: Int) -> UInt32 {
        UInt32(text.tokens[at].tag.rawValue) + 1 | UInt32(text.tokens[at].form.rawValue) << 6
    }

    private func addTree(_ at: Int, to row: inout [UInt32]) {
        guard let trees = text.draft.trees else { return }
        row[.relation] = code(trees.relation(of: at))
        row[.preposition] = trees.dependent(of: at, .caseMarker, .marker).map { code(text.tokens[$0].lemma) } ?? 0
        if let head = trees.head(of: at) {
            row[.head] = code(text.tokens[head].lemma)
            row[.headTag] = tag(head)
            row[.headRelation] = code(trees.relation(of: head))
            row[.grandhead] = trees.head(of: head).map { code(text.tokens[$0].lemma) } ?? 1
        }
        var steps: UInt32 = 0
        var path: UInt32 = 0
        var here = at
        while let head = trees.head(of: here), steps < 12 {
            if steps < Self.longestPath { path = Self.joined(path, code(trees.relation(of: here))) }
            steps += 1
            here = head
        }
        row[.path] = path
        row[.depth] = steps
        addVerb(at, trees, to: &row)
    }

    /// The nearest verb at or above a token.
    private func addVerb(_ at: Int, _ trees: Trees, to row: inout [UInt32]) {
        var here = at
        var path: UInt32 = 0
        for _ in 0..<8 {
            if text.tokens[here].tag == .verb {
                row[.verb] = code(text.tokens[here].lemma)
                row[.verbPath] = path
                row[.verbEvent] = events[here].map(Self.act) ?? 0
                row[.voice] =
                    text.analysis.verbGroup(covering: here).map { group in
                        let flags = [
                            group.isPassive, group.isNegated, group.isInfinitive, group.isNonFinite, group.modal != nil,
                        ]
                        return flags.reduce(UInt32(group.tense.rawValue) + 1) { $0 << 1 | ($1 ? 1 : 0) }
                    } ?? 0
                return
            }
            guard let head = trees.head(of: here) else { return }
            path = Self.joined(path, code(trees.relation(of: here)))
            here = head
        }
    }

    private func addKnown(_ at: Int, to row: inout [UInt32]) {
        if let name = text.name(of: at) {
            row[.name] = UInt32(name.type * 2 + (name.tokens.lowerBound == at ? 1 : 2))
        }
        if let entity = text.entity(of: at) {
            row[.entity] = UInt32(entity.type * 2 + (entity.tokens.lowerBound == at ? 1 : 2))
        }
        for (column, number) in zip([CodedColumn.firstClass, .secondClass, .thirdClass], text.classes(at)) {
            row[column] = UInt32(truncatingIfNeeded: number) + 1
        }
        row[.actor] = actors[at] ?? 0
    }

    private func addEvents(_ at: Int, to row: inout [UInt32]) {
        if let event = events[at] {
            row[.event] = code(WordKey(event.cameo ?? event.plover.event))
            row[.act] = Self.act(event)
            let flags = [event.isNoun, event.isMain, event.isSubordinate, event.isComposed]
            row[.eventManner] = Self.joined(
                code(WordKey(event.modality.rawValue)), flags.reduce(1) { $0 << 1 | ($1 ? 1 : 0) })
        }
        if let side = sides[at] { (row[.side], row[.sideEvent]) = (side.side, side.event) }
        let span = text.tokens[at].span
        for role in roles where role.span.contains(span) {
            row[.role] = role.type << 1 | (role.span.start == span.start ? 1 : 0)
        }
    }

    /// The way through the tree from a token to each party that is not far.
    private func partyPath(_ at: Int) -> UInt32 {
        guard let trees = text.draft.trees, !parties.isEmpty else { return 0 }
        var result: UInt32 = 0
        for (number, party) in parties.enumerated() {
            guard let top = trees.top(of: party) else { continue }
            var here = top
            var path: UInt32 = UInt32(number) + 1
            for _ in 0..<Self.longestPath {
                if here == at { result = Self.joined(result, path) }
                guard let head = trees.head(of: here) else { break }
                path = Self.joined(path, code(trees.relation(of: here)))
                here = head
            }
        }
        return result
    }

    private static func joined(_ a: UInt32, _ b: UInt32) -> UInt32 {
        let hash = (a ^ b) &* 0x85EB_CA6B
        return hash ^ hash >> 15
    }
}

extension [UInt32] {
    fileprivate subscript(column: CodedColumn) -> UInt32 {
        get { self[column.rawValue] }
        set { self[column.rawValue] = newValue }
    }
}

/// A number for a word.
private func code(_ key: WordKey) -> UInt32 { UInt32(truncatingIfNeeded: key.value ^ key.value >> 32) }

/// A number for a relation, by its name.
private func code(_ relation: Relation) -> UInt32 { code(WordKey(relation.rawValue)) }

/// Small counts as they are, larger ones in steps.
private func bucket(_ count: Int) -> UInt32 {
    switch count {
    case ..<5: UInt32(Swift.max(0, count))
    case ..<7: 5
    case ..<10: 6
    case ..<14: 7
    case ..<20: 8
    case ..<30: 9
    default: 10
    }
}
