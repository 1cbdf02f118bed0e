// Actors whose adjectives share one noun: the Hungarians of "Hungarian and Romanian officials".

import SitrepModel
import SitrepText

extension ActorIndex {
    /// Those whose adjectives stand before a mention and share its noun, in text order.
    func sharers(of mention: Range<Int>, map: ClauseMap, trees: Trees?) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        var first = mention.lowerBound
        let low = map.sentence(of: first).lowerBound
        while first - 2 >= low, ClauseWords.joins(map.tokens[first - 1].key), describes(first - 2, map, trees),
            let other = self.mention(covering: first - 2)
        {
            result.insert(other.actor, at: 0)
            first = other.tokens.lowerBound
        }
        return result
    }

    /// Whether a token describes a noun rather than being one: an adjective, or "U.S." in "U.S. and British forces".
    private func describes(_ token: Int, _ map: ClauseMap, _ trees: Trees?) -> Bool {
        switch trees?.relation(of: token) {
        case .adjective, .compound: true
        case .conjunct, nil: map.tokens[token].tag == .adj
        default: false
        }
    }
}
