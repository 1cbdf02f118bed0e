// Paragraphs that speak of something else than the rest of the report: they share no uncommon word with it.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds runs of paragraphs foreign to their report.
struct DriftFinder: Sendable {
    private let words: ContentWords

    /// A run has one to so many paragraphs …
    private static let longestRun = 5
    /// … and so many different uncommon words; the rest has more.
    private static let fewestWords = 25
    private static let fewestOthers = 60
    /// A run that shares less than this share of its words with the rest is foreign.
    private static let leastShared = 0.025
    /// Paragraphs with fewer tokens are headings or lines of a list.
    private static let shortestParagraph = 15

    init(tables: TableSet) throws(LexiconError) { words = try ContentWords(tables: tables) }

    private struct Paragraph {
        var span: TextSpan
        var words: Set<WordKey>
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        let paragraphs = paragraphs(of: analysis)
        guard paragraphs.count > 2 else { return [] }
        var owners: [WordKey: Int] = [:]
        for paragraph in paragraphs { for word in paragraph.words { owners[word, default: 0] += 1 } }
        var best: (share: Double, run: Range<Int>)?
        for length in 1...min(Self.longestRun, paragraphs.count - 1) {
            for start in 0...(paragraphs.count - length) {
                let run = start..<(start + length)
                guard let share = shared(run, paragraphs, owners), share < best?.share ?? Self.leastShared else {
                    continue
                }
                best = (share, run)
            }
        }
        guard let run = best?.run, let first = paragraphs[run].first, let last = paragraphs[run].last else { return [] }
        return [DamageMark(kind: "subject-drift", span: first.span.union(last.span))]
    }

    /// The share of a run's words that stand in the rest too; absent where there is too little to compare.
    private func shared(_ run: Range<Int>, _ paragraphs: [Paragraph], _ owners: [WordKey: Int]) -> Double? {
        var inside: [WordKey: Int] = [:]
        for paragraph in paragraphs[run] { for word in paragraph.words { inside[word, default: 0] += 1 } }
        guard inside.count >= Self.fewestWords else { return nil }
        let shared = inside.count { owners[$0.key, default: 0] > $0.value }
        guard owners.count - inside.count + shared >= Self.fewestOthers else { return nil }
        return Double(shared) / Double(inside.count)
    }

    private func paragraphs(of analysis: Analysis) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var number = -1
        var tokens = 0
        for sentence in analysis.sentences {
            if sentence.paragraph != number {
                if tokens < Self.shortestParagraph, !paragraphs.isEmpty { paragraphs.removeLast() }
                number = sentence.paragraph
                tokens = 0
                paragraphs.append(Paragraph(span: sentence.span, words: []))
            }
            tokens += sentence.tokens.count
            paragraphs[paragraphs.count - 1].span = paragraphs[paragraphs.count - 1].span.union(sentence.span)
            for index in sentence.tokens {
                if let word = words.word(analysis.tokens[index]) { paragraphs[paragraphs.count - 1].words.insert(word) }
            }
        }
        if tokens < Self.shortestParagraph, !paragraphs.isEmpty { paragraphs.removeLast() }
        return paragraphs
    }
}
