// A document as the incident features see it: its draft with names, groups, events and word classes by token.

import SitrepExtraction
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

/// Tables that all documents share.
struct IncidentWords: Sendable {
    /// Numbers of the event classes of each word.
    let classes: [WordKey: [UInt64]]
    let groups: PhraseMatcher<Int>

    init(resources: Resources) throws {
        let table = try resources.tables.table("en/event-classes")
        let words = try table.column("words")
        var classes: [WordKey: [UInt64]] = [:]
        for (number, row) in table.rows.enumerated() {
            for word in row[words].split(separator: "|") { classes[WordKey(word), default: []].append(UInt64(number)) }
        }
        self.classes = classes
        let listed = try resources.tables.table("en/event-groups")
        let names = try listed.column("names")
        var matcher = PhraseMatcher<Int>()
        for (index, row) in listed.rows.enumerated() {
            for name in row[names].split(separator: "|") { matcher.insert(name, index) }
        }
        groups = matcher
    }
}

/// What is known of one document.
struct IncidentText: Sendable {
    let draft: Draft
    let words: IncidentWords
    /// Names and entities as the language model reads them: token ranges with types.
    let names: [(tokens: Range<Int>, type: Int)]
    let entities: [(tokens: Range<Int>, type: Int)]
    let groups: [PhraseMatcher<Int>.Match]
    /// Event mentions of each sentence.
    let events: [[EventMention]]
    /// The noun phrase of each token, or -1.
    private let phraseOfToken: [Int32]
    private let nameOfToken: [Int32]
    private let entityOfToken: [Int32]

    var analysis: Analysis { draft.analysis }
    var tokens: [Token] { draft.analysis.tokens }

    init(draft: Draft, mentions: [EventMention], words: IncidentWords, model: LanguageModel) {
        self.draft = draft
        self.words = words
        let analysis = draft.analysis
        let reading = model.parse(analysis, tasks: [.names, .entities]).reading
        let spans = { (spans: [LabelledSpan]) in
            spans.map { span in
                let first = Int(analysis.words[span.words.lowerBound].tokens.lowerBound)
                let last = Int(analysis.words[span.words.upperBound - 1].tokens.upperBound)
                return (tokens: first..<max(last, first + 1), type: span.type)
            }
        }
        names = spans(reading.names)
        entities = spans(reading.entities)
        groups = words.groups.matches(in: 0..<analysis.tokens.count, of: analysis.tokens)
        var events = [[EventMention]](repeating: [], count: analysis.sentences.count)
        for mention in mentions { events[Int(analysis.sentenceOfToken[mention.anchor])].append(mention) }
        self.events = events
        let count = analysis.tokens.count
        phraseOfToken = Self.owners(analysis.nounPhrases.map(\.tokens), count)
        nameOfToken = Self.owners(names.map(\.tokens), count)
        entityOfToken = Self.owners(entities.map(\.tokens), count)
    }

    private static func owners(_ ranges: [Range<Int>], _ count: Int) -> [Int32] {
        var result = [Int32](repeating: -1, count: count)
        for (index, range) in ranges.enumerated() {
            for token in range where token < count { result[token] = Int32(clamping: index) }
        }
        return result
    }

    func phrase(of token: Int) -> NounPhrase? {
        phraseOfToken[token] < 0 ? nil : analysis.nounPhrases[Int(phraseOfToken[token])]
    }
    func phraseIndex(of token: Int) -> Int? { phraseOfToken[token] < 0 ? nil : Int(phraseOfToken[token]) }
    func name(of token: Int) -> (tokens: Range<Int>, type: Int)? {
        nameOfToken[token] < 0 ? nil : names[Int(nameOfToken[token])]
    }
    func entity(of token: Int) -> (tokens: Range<Int>, type: Int)? {
        entityOfToken[token] < 0 ? nil : entities[Int(entityOfToken[token])]
    }
    func sentence(of token: Int) -> Int { Int(analysis.sentenceOfToken[token]) }
    func lemma(_ token: Int) -> UInt64 { tokens[token].lemma.value }
    func key(_ token: Int) -> UInt64 { tokens[token].key.value }

    /// Numbers of a token's word classes.
    func classes(_ token: Int) -> [UInt64] {
        let own = words.classes[tokens[token].key] ?? []
        return tokens[token].lemma == tokens[token].key ? own : own + (words.classes[tokens[token].lemma] ?? [])
    }

    /// Where its words stand, in one line.
    func string(_ range: Range<Int>) -> String {
        analysis.string(of: range).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// A number for an event's kind: its CAMEO code, or its PLOVER event.
    static func code(_ mention: EventMention) -> UInt64 { WordKey(mention.cameo ?? mention.plover.event).value }
}
