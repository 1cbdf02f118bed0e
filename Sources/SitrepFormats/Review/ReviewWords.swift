// What was decided about an entry, in a few words with a sign beside each.

public import SitrepLedger

/// One sign of an analyst's hand on a row.
public struct ReviewSign: Hashable, Sendable, Encodable {
    /// A shape, so that it is seen without colour.
    public let shape: String
    public let words: String
}

public enum ReviewWords {
    /// `✓ accepted`, `✎ place corrected`; empty where nothing was decided.
    public static func signs(of marks: EntryMarks) -> [ReviewSign] {
        var signs: [ReviewSign] = []
        if marks.isAccepted { signs.append(ReviewSign(shape: "✓", words: "accepted")) }
        if marks.isRejected { signs.append(ReviewSign(shape: "✗", words: "rejected")) }
        if marks.place != nil { signs.append(ReviewSign(shape: "✎", words: "place corrected")) }
        if marks.days != nil { signs.append(ReviewSign(shape: "✎", words: "day corrected")) }
        if marks.noteCount > 0 {
            signs.append(ReviewSign(shape: "¶", words: marks.noteCount == 1 ? "note" : "\(marks.noteCount) notes"))
        }
        return signs
    }

    /// The words alone: `accepted; note`.
    public static func text(of marks: EntryMarks) -> String {
        signs(of: marks).map(\.words).joined(separator: "; ")
    }
}
