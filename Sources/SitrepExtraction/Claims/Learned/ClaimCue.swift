// What may report something: the cues that the rules read, and the verbs and nouns that they passed over.

import SitrepModel
import SitrepText

/// A place in the text that may report, with the rules' reading of it where they have one.
struct ClaimCue: Sendable {
    enum Kind: UInt32, Sendable { case verb = 1, noun, frame, mark, none }

    let kind: Kind
    /// The token that content is left or right of.
    let anchor: Int
    /// Its place in the tree: the predicate for "is sure that".
    let node: Int
    /// The verb with its auxiliaries and particles, or the noun or phrase.
    let range: Range<Int>
    /// Number among the rules' readings.
    let reading: Int?
    /// Number of the verb group.
    let group: Int?
    /// Where content after the cue may begin.
    let past: Int
    /// Whether the rules or a table know it.
    let isListed: Bool
}

/// Lists the cues of an article in text order.
struct CueCollector {
    let text: ClaimText
    let trees: Trees
    let readings: [ClaimReading]

    func cues() -> [ClaimCue] {
        var found: [ClaimCue] = []
        var taken = Set<Int>()
        for (index, reading) in readings.enumerated() {
            let cue = cue(of: reading, at: index)
            found.append(cue)
            if cue.kind == .verb || cue.kind == .noun { taken.insert(cue.anchor) }
        }
        for (index, group) in text.analysis.verbGroups.enumerated()
        where !taken.contains(group.head) && !text.isQuoted(group.head) {
            found.append(verb(index, reading: nil))
        }
        for token in 0..<text.count
        where text.tokens[token].tag == .noun && !taken.contains(token) && !text.isQuoted(token) {
            if let noun = noun(token) { found.append(noun) }
        }
        return found.sorted { ($0.anchor, $0.reading ?? .max) < ($1.anchor, $1.reading ?? .max) }
    }

    /// A noun of the table, or one that a clause explains.
    private func noun(_ token: Int) -> ClaimCue? {
        let match = text.cues.nouns.longestMatch(at: token, in: text.tokens)
        let isExplained = trees.dependents(of: token).contains {
            $0 > token && [.clausalComplement, .clausalModifier].contains(trees.relation(of: $0))
        }
        guard match != nil || isExplained else { return nil }
        let range = match?.tokens ?? token..<token + 1
        return ClaimCue(
            kind: .noun, anchor: token, node: token, range: range, reading: nil, group: nil, past: range.upperBound,
            isListed: match != nil)
    }

    private func verb(_ index: Int, reading: Int?) -> ClaimCue {
        let group = text.analysis.verbGroups[index]
        let match = text.cues.verbs.longestMatch(at: group.head, in: text.tokens)
        let range = group.tokens.lowerBound..<max(group.tokens.upperBound, match?.tokens.upperBound ?? 0)
        return ClaimCue(
            kind: .verb, anchor: group.head, node: node(of: group.head), range: range, reading: reading, group: index,
            past: range.upperBound, isListed: match != nil || reading != nil)
    }

    private func node(of token: Int) -> Int {
        guard trees.relation(of: token) == .copula, let head = trees.head(of: token) else { return token }
        return head
    }

    private func cue(of reading: ClaimReading, at index: Int) -> ClaimCue {
        guard let range = reading.cue.last else {
            let start = reading.content.first?.lowerBound ?? 0
            return ClaimCue(
                kind: .none, anchor: start, node: start, range: start..<start, reading: index, group: nil, past: start,
                isListed: true)
        }
        if text.isMark(range.lowerBound) {
            return ClaimCue(
                kind: .mark, anchor: range.lowerBound, node: range.lowerBound, range: range, reading: index, group: nil,
                past: range.upperBound, isListed: true)
        }
        let token = reading.cue[0].last { text.groupIndex(at: $0).map { text.analysis.verbGroups[$0].head } == $0 }
        if let token, let group = text.groupIndex(at: token) { return verb(group, reading: index) }
        let isNoun = text.tokens[range.lowerBound].tag == .noun
        let past = isNoun ? range.upperBound : max(range.upperBound, reading.sources.last?.range.upperBound ?? 0)
        return ClaimCue(
            kind: isNoun ? .noun : .frame, anchor: range.lowerBound, node: range.lowerBound, range: range,
            reading: index, group: nil, past: past, isListed: true)
    }
}
