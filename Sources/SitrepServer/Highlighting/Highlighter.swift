// A text cut into pieces at the borders of everything found in it, so that overlapping finds nest nowhere.

import SitrepModel

/// One find: where, of what kind, and what it says.
struct Highlight: Sendable, Hashable {
    let span: TextSpan
    /// `time`, `place`, `actor`, `figure`, `claim`, `event`, `deployment`, `status` or `damage`.
    let kind: String
    /// The entry's identifier; absent for damage.
    let id: String?
    /// Its value in words.
    let note: String
}

/// A run of text under the same finds.
struct TextPiece: Sendable, Hashable {
    let span: TextSpan
    let highlights: [Highlight]
}

enum Highlighter {
    /// Pieces that cover `range` without gap or overlap, in order.
    static func pieces(of range: TextSpan, highlights: [Highlight]) -> [TextPiece] {
        let inside = highlights.filter { $0.span.overlaps(range) && !$0.span.isEmpty }
        var borders: Set<Int> = [range.start, range.end]
        for highlight in inside {
            borders.insert(max(range.start, highlight.span.start))
            borders.insert(min(range.end, highlight.span.end))
        }
        let ordered = borders.sorted()
        return zip(ordered, ordered.dropFirst()).map { start, end in
            let piece = TextSpan(start, end)
            // The narrowest find comes first: it is what a click on these words means.
            let covering = inside.filter { $0.span.contains(piece) }.sorted {
                ($0.span.count, $0.kind, $0.id ?? "") < ($1.span.count, $1.kind, $1.id ?? "")
            }
            return TextPiece(span: piece, highlights: covering)
        }
    }
}
