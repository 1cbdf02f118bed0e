// An explanation as lines for a terminal.

import SitrepModel

extension Explanation {
    /// Plain text, ending with a line feed.
    public var text: String {
        var lines = ["\(id)  (\(kind), rule \(rule))", ""]
        lines.append("  “\(sentence)”")
        lines.append("")
        for word in words {
            lines.append("  \(word.role)  “\(word.quote)”  bytes \(word.span.start)–\(word.span.end)")
        }
        for fact in facts { lines.append("  \(fact.name) = \(fact.value)") }
        for step in steps { lines.append("  " + step) }
        for reference in references { lines.append("  \(reference.role) → \(reference.id)  \(reference.summary)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
