// Numbers that a report gives as earlier ones: "up from 7,939", "rose from 12 to 15", "lists had put it at 200".

import SitrepModel
import SitrepText

extension FigureFinder {
    /// How far before a number "an earlier toll of" may begin, in tokens.
    private static let nearReach = 5
    /// How far before a number the verb that gives it may stand, in tokens.
    private static let giverReach = 10

    /// Whether another number of the report has replaced this one.
    func isEarlier(_ candidate: FigureCandidate, in draft: Draft) -> Bool {
        let tokens = draft.analysis.tokens
        guard candidate.start > candidate.low else { return false }
        return isMoved(candidate, tokens) || isCalledEarlier(candidate, tokens) || isGivenBefore(candidate, in: draft)
    }

    /// "from 12 to 15", "to 15 from 12"; not "range from 12 to 15".
    private func isMoved(_ candidate: FigureCandidate, _ tokens: [Token]) -> Bool {
        let from = candidate.start - 1
        guard tokens[from].is(FigureKeys.from), candidate.range == nil else { return false }
        let end = candidate.end
        let rises = end + 1 < tokens.count && tokens[end].is(FigureKeys.to) && tokens[end + 1].tag == .num
        let falls = from > candidate.low && tokens[from - 1].tag == .num
        let low = max(candidate.low, from - Self.nearReach)
        return (rises || falls) && !(low..<from).contains { position(at: $0, tokens, end: from) == .spread }
    }

    func isCalledEarlier(_ candidate: FigureCandidate, _ tokens: [Token]) -> Bool {
        let low = max(candidate.low, candidate.start - Self.nearReach)
        for at in (low..<candidate.start).reversed() {
            if tokens[at].tag == .num || FigureKeys.hard.contains(tokens[at].key) || tokens[at].is(FigureKeys.comma) {
                return false
            }
            guard let match = words.earlier.longestMatch(at: at, in: tokens, limit: candidate.start) else { continue }
            if match.value == .near || match.value == .next && match.tokens.upperBound == candidate.start {
                return true
            }
        }
        return false
    }

    /// "had put the share at 200", "had spoken of 2,500": a verb of telling in the past perfect that has the number.
    private func isGivenBefore(_ candidate: FigureCandidate, in draft: Draft) -> Bool {
        let tokens = draft.analysis.tokens
        let low = max(candidate.low, candidate.start - Self.giverReach)
        for at in (low..<candidate.start).reversed() where tokens[at].tag == .verb {
            guard position(at: at, tokens, end: candidate.start) == .giver,
                let group = draft.analysis.verbGroup(covering: at)
            else { return false }
            return group.isPerfect && group.tense == .past && !isClause(from: at + 1, to: candidate.start, tokens)
        }
        return false
    }

    /// "had said that 12 …": told in a clause of its own, which may hold now.
    private func isClause(from start: Int, to end: Int, _ tokens: [Token]) -> Bool {
        tokens[start..<end].contains { $0.tag == .sconj || $0.tag == .aux || $0.tag == .punct }
    }

    private func position(at token: Int, _ tokens: [Token], end: Int) -> FigureWords.EarlierPosition? {
        words.earlier.longestMatch(at: token, in: tokens, limit: end)?.value
    }
}
