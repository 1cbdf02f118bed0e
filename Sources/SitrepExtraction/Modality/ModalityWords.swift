// The words of `en/modality`, sorted by what they do in a sentence.

import SitrepLexicon
import SitrepModel
import SitrepText

/// What stands in a verb group beside its main verb.
enum GroupWord: Sendable, Equatable {
    case auxiliary
    case pluperfect
    case modal(ModalForce)
    case negation
}

/// What a modal makes of its verb.
enum ModalForce: Sendable, Equatable {
    case planned
    /// Future as others tell it, or what would be.
    case would
    case possible
}

/// The lookup tables of ``ModalityReader``; built once.
struct ModalityWords: Sendable {
    private(set) var group = PhraseMatcher<GroupWord>()
    private(set) var negators = PhraseMatcher<Bool>()
    private(set) var conditions = PhraseMatcher<Modality>()
    private(set) var governors = PhraseMatcher<Modality>()
    private(set) var pastMarkers = PhraseMatcher<Bool>()
    private(set) var reports = PhraseMatcher<Bool>()
    private(set) var holds: WordSet = []
    private(set) var clauseOpeners: WordSet = []
    private(set) var coordinators: WordSet = []
    /// "false", "baseless"
    private(set) var falsehoods: WordSet = []

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/modality")
        let word = try table.column("word")
        let kind = try table.column("class")
        let value = try table.column("modality")
        for row in table.rows {
            let phrase = row[word]
            switch row[kind] {
            case "auxiliary": group.insert(phrase, .auxiliary)
            case "pluperfect": group.insert(phrase, .pluperfect)
            case "modal":
                group.insert(
                    phrase, .modal(row[value] == "planned" ? .planned : row[value] == "would" ? .would : .possible))
            case "negation": group.insert(phrase, .negation)
            case "determiner", "preposition": negators.insert(phrase, true)
            case "condition": conditions.insert(phrase, try Self.modality(row[value], phrase))
            case "governor": governors.insert(phrase, try Self.modality(row[value], phrase))
            case "past": pastMarkers.insert(phrase, true)
            case "report": reports.insert(phrase, true)
            case "hold": holds.insert(WordKey(phrase))
            case "clause": clauseOpeners.insert(WordKey(phrase))
            case "coordinator": coordinators.insert(WordKey(phrase))
            default:
                throw LexiconError(
                    .badValue, location: "en/modality", hint: "unknown class “\(row[kind])” of “\(phrase)”")
            }
        }
        let claims = try tables.table("en/claim-words")
        let (claimWord, claimClass) = (try claims.column("word"), try claims.column("class"))
        for row in claims.rows where row[claimClass] == "falsehood" { falsehoods.insert(WordKey(row[claimWord])) }
    }

    private static func modality(_ name: String, _ phrase: String) throws(LexiconError) -> Modality {
        guard let value = Modality(rawValue: name) else {
            throw LexiconError(.badValue, location: "en/modality", hint: "unknown modality “\(name)” of “\(phrase)”")
        }
        return value
    }
}
