// The systems, words of state and rules that status is read by.

import SitrepLexicon
import SitrepModel
import SitrepText

/// A way of calling a system.
struct SystemName: Sendable, Equatable {
    let system: StatusReport.System
    /// Selects the rules: `power`, `site`, `offices`.
    let group: String
}

/// Where the system stands, seen from a word of state.
enum StateForm: String, Sendable {
    /// A verb with the system as its object, or as its subject in the passive.
    case transitive
    /// A verb with the system as its subject.
    case intransitive
    /// A verb that may be both.
    case either
    case noun, adjective
    /// A preposition or determiner right before the system.
    case before
    /// A quantity or degree: "some", "all", "partly".
    case adverb
}

/// A word of state with the classes it may belong to.
struct StateWord: Sendable {
    let classes: [String]
    let form: StateForm
}

/// A definite noun that stands for places named before.
enum PlaceNoun: String, Sendable {
    case city, capital, region, country
    /// "both cities": several.
    case all
}

/// The tables that ``StatusFinder`` reads.
struct StatusWords: Sendable {
    struct RuleKey: Hashable, Sendable {
        let group: String
        let kind: String
    }

    /// Names of systems; nil keeps a phrase from being read as one.
    private(set) var systems = PhraseMatcher<SystemName?>()
    /// "service", "system": nouns that a system may stand before.
    private(set) var heads = PhraseMatcher<Bool>()
    /// "the post", "the restrictions": they stand for a system of these groups that was named before.
    private(set) var references = PhraseMatcher<[String]>()
    private(set) var verbs = PhraseMatcher<StateWord>()
    private(set) var nouns = PhraseMatcher<StateWord>()
    private(set) var adjectives = PhraseMatcher<StateWord>()
    private(set) var prepositions = PhraseMatcher<StateWord>()
    private(set) var degrees = PhraseMatcher<Bool>()
    /// "and", "or".
    let coordinated: WordSet = [FigureKeys.and, FigureKeys.or]
    private(set) var rules: [RuleKey: StatusReport.State] = [:]
    private(set) var placeNouns = PhraseMatcher<PlaceNoun>()
    private(set) var placePrepositions: WordSet = []

    init(tables: TableSet) throws(LexiconError) {
        try readSystems(tables)
        try readWords(tables)
        try readPlaceWords(tables)
        let table = try tables.table("en/status-rules")
        let (group, kind, state) = (try table.column("group"), try table.column("class"), try table.column("state"))
        for row in table.rows {
            guard let value = StatusReport.State(rawValue: row[state]) else { throw Self.bad(row[state], table) }
            rules[RuleKey(group: row[group], kind: row[kind])] = value
        }
    }

    private mutating func readSystems(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/status-systems")
        let (phrase, system, group) = (
            try table.column("phrase"), try table.column("system"), try table.column("group")
        )
        for row in table.rows {
            if row[system] == "-" {
                systems.insert(row[phrase], nil)
                continue
            }
            if row[system] == "+" {
                heads.insert(row[phrase], true)
                continue
            }
            if row[system] == "=" {
                references.insert(row[phrase], row[group].split(separator: "|").map(String.init))
                continue
            }
            guard let value = StatusReport.System(rawValue: row[system]) else { throw Self.bad(row[system], table) }
            systems.insert(row[phrase], SystemName(system: value, group: row[group]))
        }
    }

    private mutating func readPlaceWords(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/status-places")
        let (phrase, kind) = (try table.column("phrase"), try table.column("class"))
        var prepositions: [WordKey] = []
        for row in table.rows {
            if row[kind] == "in" {
                prepositions.append(WordKey(row[phrase]))
                continue
            }
            guard let noun = PlaceNoun(rawValue: row[kind]) else { throw Self.bad(row[kind], table) }
            placeNouns.insert(row[phrase], noun)
        }
        placePrepositions = WordSet(prepositions)
    }

    private mutating func readWords(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/status-words")
        let (word, kind, form) = (try table.column("word"), try table.column("class"), try table.column("form"))
        for row in table.rows {
            guard let value = StateForm(rawValue: row[form]) else { throw Self.bad(row[form], table) }
            let entry = StateWord(classes: row[kind].split(separator: "|").map(String.init), form: value)
            switch value {
            case .transitive, .intransitive, .either: verbs.insert(row[word], entry)
            case .noun: nouns.insert(row[word], entry)
            case .adjective: adjectives.insert(row[word], entry)
            case .before: prepositions.insert(row[word], entry)
            case .adverb: degrees.insert(row[word], row[kind] == "partial")
            }
        }
    }

    /// The state that the first fitting class of a word gives a system, with that class.
    func state(of group: String, by word: StateWord) -> (state: StatusReport.State, kind: String)? {
        for kind in word.classes {
            if let state = rules[RuleKey(group: group, kind: kind)] { return (state, kind) }
        }
        return nil
    }

    private static func bad(_ value: String, _ table: Table) -> LexiconError {
        LexiconError(.badValue, location: table.name, hint: "unknown value “\(value)”")
    }
}
