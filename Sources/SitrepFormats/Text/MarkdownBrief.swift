// The brief in Markdown, with a footnote to each sentence.

import SitrepLedger
import SitrepModel

public enum MarkdownBrief {
    /// The whole brief, ending with a line feed; words of reports are escaped.
    public static func text(of brief: FootnotedBrief) -> String {
        var lines = ["# Brief as of \(brief.asOf)", "", counts(of: brief)]
        for section in brief.sections {
            lines += ["", "## \(section.title)", ""]
            lines += section.items.map { "- \(escaped($0.text))[^\($0.note)]" + witnesses($0.witnessCount) }
        }
        if !brief.notes.isEmpty { lines.append("") }
        for (index, citation) in brief.notes.enumerated() { lines.append("[^\(index + 1)]: " + note(citation)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func counts(of brief: FootnotedBrief) -> String {
        let parts = [
            "\(brief.reportCount) \(brief.reportCount == 1 ? "report" : "reports")",
            "\(brief.witnessCount) \(brief.witnessCount == 1 ? "witness" : "witnesses")",
            brief.copyCount == 0 ? nil : "\(brief.copyCount) \(brief.copyCount == 1 ? "copy" : "copies") folded",
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private static func witnesses(_ count: Int) -> String { count > 1 ? " (\(count) witnesses)" : "" }

    private static func note(_ citation: Citation) -> String {
        let day = citation.published.map { ", \($0.date)" } ?? ""
        let paper = citation.publisher.map { ", \(escaped($0))" } ?? ""
        return "“\(escaped(citation.quote))” \(escaped(citation.attribution))\(paper)\(day) (`\(citation.entry)`)"
    }

    /// Every sign that Markdown or HTML would read is made a plain one; line ends become spaces.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if character.isNewline {
                result.append(" ")
            } else {
                if special.contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    private static let special: Set<Character> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!", "{", "}", "$",
    ]
}
