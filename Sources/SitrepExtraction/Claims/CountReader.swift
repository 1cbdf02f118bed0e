// Who counts: "He put the number of injured at 4,353" makes him the source of the number.

import SitrepModel
import SitrepText

/// Reads the figures of one article that no other claim covers.
struct CountReader {
    let text: ClaimText
    let figures: [Figure]
    /// A verb of counting stands within this many tokens before its number.
    private static let reach = 14

    func readings(beside others: [ClaimReading]) -> [ClaimReading] {
        figures.compactMap { figure in
            let number = text.analysis.tokens(in: figure.span)
            guard let first = number.first, !others.contains(where: { $0.covers(first) }) else { return nil }
            return reading(of: number)
        }
    }

    private func reading(of number: Range<Int>) -> ClaimReading? {
        let floor = text.analysis.sentence(ofToken: number.lowerBound).tokens.lowerBound
        // "at about 5,800" is a qualifier with its preposition, "at 4,353" is none.
        let isInside = text.tokens[number.lowerBound].tag == .adp
        let preposition = isInside ? number.lowerBound : number.lowerBound - 1
        guard preposition > floor, text.tokens[preposition].tag == .adp else { return nil }
        let low = max(floor, preposition - Self.reach)
        for verb in (low..<preposition).reversed() where text.tokens[verb].tag == .verb {
            guard let prepositions = text.cues.counts[text.tokens[verb].lemma] else {
                if isPassedOver(verb) { continue }
                return nil
            }
            guard prepositions.contains(text.key(preposition)),
                let group = text.analysis.verbGroup(covering: verb),
                let source = text.subject(before: group.tokens.lowerBound, notBefore: floor)
            else { return nil }
            return ClaimReading(
                content: [group.tokens.upperBound..<number.upperBound], cue: [group.tokens], sources: [source],
                stance: .asserted, rule: "claim/count")
        }
        return nil
    }

    /// "the number of people detained": what describes those who are counted.
    private func isPassedOver(_ verb: Int) -> Bool {
        if text.analysis.trees?.relation(of: verb) == .clausalModifier { return true }
        return text.tokens[verb].form == .pastParticiple && text.finiteGroup(at: verb) == nil
    }
}
