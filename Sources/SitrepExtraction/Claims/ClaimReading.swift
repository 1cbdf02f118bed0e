// A claim in the making, in tokens.

import SitrepModel
import SitrepText

/// What one cue gives.
struct ClaimReading: Sendable {
    var content: [Range<Int>]
    var cue: [Range<Int>]
    var sources: [SourcePhrase]
    var stance: Claim.Stance
    let rule: String
    /// Whether its source speaks, so that a quotation after it can be the same source's.
    var isSpeech = false
    /// Whether its content stands before its cue.
    var isAfterContent = false

    /// Past the last token of any part.
    var end: Int {
        max(
            content.last?.upperBound ?? 0, cue.last?.upperBound ?? 0, sources.map(\.range.upperBound).max() ?? 0)
    }

    /// Number of tokens of content.
    var size: Int { content.reduce(0) { $0 + $1.count } }

    func covers(_ token: Int) -> Bool { content.contains { $0.contains(token) } }
}
