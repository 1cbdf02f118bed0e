// Dictionary forms, by the ending of the word and its Penn tag.

/// What to take off a word's end and what to put there; counted on a treebank.
public struct LemmaRules: Sendable {
    private struct Key: Hashable {
        let tag: Substring
        /// The last letters; a whole word begins with `^`.
        let ending: Substring
    }

    private struct Rule {
        let dropped: Int
        let added: Substring
    }

    private let rules: [Key: Rule]

    private static let longestEnding = 7
    private static let casedTags: Set<String> = ["NNP", "NNPS"]

    /// Lines of tag, ending, count of letters that go, and the letters that come, parted by tabs.
    init(lines: [UInt8]) {
        var rules: [Key: Rule] = [:]
        for line in String(decoding: lines, as: UTF8.self).split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4, let dropped = Int(cells[2]) else { continue }
            rules[Key(tag: cells[0], ending: cells[1])] = Rule(dropped: dropped, added: cells[3])
        }
        self.rules = rules
    }

    /// The dictionary form of a word.
    public func lemma(of word: String, pennTag: String) -> String {
        let form = Self.casedTags.contains(pennTag) ? word : word.lowercased()
        let tag = Substring(pennTag)
        if let rule = rules[Key(tag: tag, ending: "^" + form)] { return changed(form, rule) }
        for length in stride(from: min(Self.longestEnding, form.count), through: 0, by: -1) {
            if let rule = rules[Key(tag: tag, ending: form.suffix(length))] { return changed(form, rule) }
        }
        return form
    }

    private func changed(_ form: String, _ rule: Rule) -> String {
        String(form.dropLast(rule.dropped)) + rule.added
    }
}
