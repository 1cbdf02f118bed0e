// What the language model says of tokens: trees, tags as evidence for the tagger, names.

public import SitrepLanguage
import SitrepModel

/// Reads tags, trees and names over the tokens that the rules work on.
public struct GrammarReader: Sendable {
    private let model: LanguageModel
    private let relations: [Relation]
    private let tags: [Tag]
    private let forms: [VerbForm]
    private let kinds: [NamedSpan.Kind]

    public init(model: LanguageModel) {
        self.model = model
        relations = model.labels.relations.map { Relation(rawValue: $0) ?? .unread }
        tags = model.labels.universalTags.map { name in Tag.allCases.first { "\($0)" == name.lowercased() } ?? .x }
        forms = model.labels.pennTags.map { VerbForm(pennTag: $0) }
        kinds = model.labels.names.map { NamedSpan.Kind(rawValue: $0) ?? .other }
    }

    func read(_ tokens: [Token], _ sentences: [Sentence], _ bytes: [UInt8]) -> Grammar {
        let words = tokens.map { Int($0.start)..<Int($0.end) }
        let read = model.read(bytes, words: words, sentences: sentences.map(\.tokens), tasks: [.tags, .tree, .names])
        return Grammar(
            trees: Trees(
                heads: read.words.enumerated().map { $1.head == 0 ? -1 : Int32(clamping: $0) + $1.head },
                relations: read.words.map { relations[Int($0.relation)] }),
            evidence: read.words.map {
                TagEvidence(tag: tags[Int($0.universalTag)], form: forms[Int($0.pennTag)])
            },
            names: read.names.map { NamedSpan(tokens: $0.words, kind: kinds[$0.type]) })
    }
}

/// The model's reading of the tokens of a text.
struct Grammar: Sendable {
    let trees: Trees
    /// One a token.
    let evidence: [TagEvidence]
    let names: [NamedSpan]
}

extension VerbForm {
    /// The form that a tag of the Penn Treebank tells.
    init(pennTag: String) {
        switch pennTag {
        case "VB": self = .base
        case "VBP": self = .present
        case "VBZ": self = .thirdPerson
        case "VBD": self = .past
        case "VBN": self = .pastParticiple
        case "VBG": self = .gerund
        default: self = .none
        }
    }
}
