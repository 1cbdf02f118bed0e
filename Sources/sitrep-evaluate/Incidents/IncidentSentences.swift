// Features of sentences and of the whole document, from which incident types are judged.

import SitrepExtraction
import SitrepLanguage
import SitrepModel
import SitrepText

extension IncidentText {
    /// Sentences at the beginning that also count apart.
    private static let opening = 3

    /// Features of each sentence.
    func sentenceFeatures() -> [FeatureSet] {
        analysis.sentences.indices.map { features(ofSentence: $0) }
    }

    /// Words of the whole document, and those of its opening.
    func documentFeatures() -> FeatureSet {
        var result = FeatureSet()
        for token in tokens.indices where isContent(token) {
            result.add(.word, lemma(token))
            if token + 1 < tokens.count { result.add(.pair, lemma(token), lemma(token + 1)) }
            if sentence(of: token) < Self.opening { result.add(.opening, lemma(token)) }
        }
        return result
    }

    func isContent(_ token: Int) -> Bool {
        switch tokens[token].tag {
        case .punct, .det, .sym, .cconj: false
        default: true
        }
    }

    private func features(ofSentence index: Int) -> FeatureSet {
        var result = FeatureSet()
        let sentence = analysis.sentences[index].tokens
        result.add(.sentenceNumber, UInt64(min(index, 6)))
        var seen = Set<UInt64>()
        for token in sentence where isContent(token) {
            result.add(.word, lemma(token))
            if token + 1 < sentence.upperBound { result.add(.pair, lemma(token), lemma(token + 1)) }
            for number in classes(token) { seen.insert(number) }
            if let head = draft.trees?.head(of: token) {
                let relation = relationNumber(token)
                result.add(.dependency, lemma(head), relation, lemma(token))
                for number in classes(token) { result.add(.dependency, lemma(head), relation, number) }
            }
        }
        let ordered = seen.sorted()
        for (at, number) in ordered.enumerated() {
            result.add(.wordClass, number)
            for other in ordered[(at + 1)...] { result.add(.classPair, number, other) }
        }
        for mention in events[index] { add(mention, to: &result) }
        return result
    }

    private func add(_ mention: EventMention, to result: inout FeatureSet) {
        let code = Self.code(mention)
        result.add(.event, code)
        result.add(.eventManner, code, WordKey(mention.modality.rawValue).value, mention.isNoun ? 1 : 0)
        for (side, phrases) in [mention.actorPhrases, mention.recipientPhrases, mention.instrumentPhrases].enumerated()
        {
            for phrase in phrases {
                let head = analysis.nounPhrases[phrase].head
                result.add(.eventHead, code, UInt64(side), lemma(head))
                for number in classes(head) { result.add(.eventHead, code, UInt64(side), number) }
            }
        }
    }

    func relationNumber(_ token: Int) -> UInt64 {
        WordKey(draft.trees?.relation(of: token).rawValue ?? "").value
    }
}
