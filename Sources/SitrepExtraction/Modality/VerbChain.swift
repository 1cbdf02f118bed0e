// The words between a verb and its subject: auxiliaries, modals, negation, "to".

import SitrepModel
import SitrepText

/// What stands before a verb or predicate in its own group: "could not have been" before "closed".
struct VerbChain: Sendable {
    /// First token of the group.
    var start: Int
    var modal: ModalForce?
    var isNegated = false
    var isPluperfect = false
    var hasAuxiliary = false
    /// Token index of "to" before a base form.
    var infinitive: Int?
    /// A word such as "remain" or "keep" between the group and the predicate.
    var holds = false

    var isEmpty: Bool { modal == nil && !isNegated && !hasAuxiliary && infinitive == nil && !holds }
}

extension ModalityWords {
    /// Reads leftwards from the word before `head`, inside its sentence.
    func chain(before head: Int, in analysis: Analysis) -> VerbChain {
        let tokens = analysis.tokens
        let low = analysis.sentence(ofToken: head).tokens.lowerBound
        var chain = VerbChain(start: head)
        var at = head - 1
        while at >= low {
            let token = tokens[at]
            if let (length, word) = groupWord(endingAt: at, low: low, tokens: tokens) {
                at -= length - 1
                apply(word, to: &chain)
            } else if token.is(Keys.to) {
                guard chain.hasAuxiliary || chain.holds || Self.takesInfinitive(tokens[at + 1]) else { break }
                chain.infinitive = at
                chain.start = at
                break
            } else if holds.contains(token.lemma), chain.modal == nil, !chain.hasAuxiliary {
                chain.holds = true
            } else if !Self.isPassedOver(token) {
                break
            } else {
                at -= 1
                continue
            }
            chain.start = at
            at -= 1
        }
        return chain
    }

    private func groupWord(endingAt at: Int, low: Int, tokens: [Token]) -> (length: Int, word: GroupWord)? {
        for length in [2, 1] where at - length + 1 >= low {
            if let match = group.longestMatch(at: at - length + 1, in: tokens, limit: at + 1),
                match.tokens.upperBound == at + 1
            {
                return (length, match.value)
            }
        }
        return nil
    }

    private func apply(_ word: GroupWord, to chain: inout VerbChain) {
        switch word {
        case .auxiliary: chain.hasAuxiliary = true
        case .pluperfect:
            chain.hasAuxiliary = true
            chain.isPluperfect = true
        case .modal(let force): chain.modal = force
        case .negation: chain.isNegated = true
        }
    }

    /// Adverbs and quotation marks stand anywhere in a verb group.
    private static func isPassedOver(_ token: Token) -> Bool {
        token.tag == .adv || Keys.quotes.contains(token.key) || token.key == Keys.also
    }

    private static func takesInfinitive(_ token: Token) -> Bool {
        switch token.tag {
        case .noun, .propn, .det, .num, .pron, .punct: false
        default: true
        }
    }
}

/// Words that the readers of this folder test one by one.
enum Keys {
    static let to = WordKey("to")
    static let also = WordKey("also")
    static let that = WordKey("that")
    static let comma = WordKey(",")
    static let be = WordKey("be")
    static let had = WordKey("had")
    static let since = WordKey("since")
    static let questionMark = WordKey("?")
    /// Negative words that bring the auxiliary before the subject.
    static let inverters: WordSet = [WordKey("nor"), WordKey("neither"), WordKey("never")]
    static let quotes: WordSet = [
        WordKey("\""), WordKey("“"), WordKey("”"), WordKey("‘"), WordKey("’"), WordKey("'"),
    ]
    static let stops: WordSet = [
        WordKey(";"), WordKey(":"), WordKey("—"), WordKey("–"), WordKey("("), WordKey(")"),
    ]
}
