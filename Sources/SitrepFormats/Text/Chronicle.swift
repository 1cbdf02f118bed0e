// A timeline for a terminal: the days as they passed, with the words that tell them.

public import SitrepLedger
import SitrepModel

/// Writes timelines.
public struct Chronicle: Sendable {
    /// Whether to mark days by terminal colours.
    public let usesColor: Bool
    /// Columns of the terminal.
    public let width: Int

    public init(usesColor: Bool = false, width: Int = 100) {
        self.usesColor = usesColor
        self.width = max(60, width)
    }

    /// The whole timeline, ending with a line feed.
    public func text(of timeline: Timeline) -> String {
        timeline.chronicle.map { lines(of: $0).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func lines(of day: TimelineDay) -> [String] {
        let reports = "\(day.reportCount) \(day.reportCount == 1 ? "report" : "reports")"
        let heading = (usesColor ? "\u{1B}[1m\(day.date)\u{1B}[0m" : "\(day.date)") + "   \(reports)"
        return [heading] + day.sentences.flatMap(lines(of:))
    }

    private func lines(of sentence: TimelineSentence) -> [String] {
        let source = "[\(sentence.publisher ?? "unnamed publisher"), \(sentence.published); \(sentence.report)]"
        var lines = wrapped(sentence.text)
        lines[lines.count - 1] += "  " + (usesColor ? "\u{1B}[2m\(source)\u{1B}[0m" : source)
        return lines
    }

    /// Words in lines of the terminal's width, set in by two columns.
    private func wrapped(_ text: String) -> [String] {
        var lines = [" "]
        for word in text.split(whereSeparator: \.isWhitespace) {
            if lines[lines.count - 1].count + 1 + word.count > width { lines.append(" ") }
            lines[lines.count - 1] += " " + word
        }
        return lines
    }
}
