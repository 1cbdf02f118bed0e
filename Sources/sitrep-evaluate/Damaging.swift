// Damage of known kinds, done to a sound text the same way each time.

import SitrepModel

/// One kind of damage.
struct Damaging: Sendable {
    struct Result {
        let name: String
        let text: String
        /// Where it was done.
        let spans: [TextSpan]
    }

    let name: String
    /// A paragraph's words, damaged; absent where they offer no place for it.
    private let change: @Sendable ([Substring], Int) -> [Substring]?

    static let all = [
        Damaging(name: "doubled words") { words, seed in
            let index = seed % max(1, words.count - 1)
            guard words[index].utf8.count > 3, words[index].utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
                return nil
            }
            return words[...index] + [words[index]] + words[(index + 1)...]
        },
        Damaging(name: "dropped words") { words, _ in
            let links: Set<Substring> = ["the", "a", "of", "to", "in"]
            let places = words.indices.dropFirst().dropLast().filter { index in
                links.contains(words[index - 1]) && links.contains(words[index + 1])
            }
            guard let index = places.first else { return nil }
            return Array(words[..<index] + words[(index + 1)...])
        },
        Damaging(name: "doubled phrases") { words, seed in
            guard words.count > 12 else { return nil }
            let start = 2 + seed % (words.count - 8)
            let phrase = words[start..<(start + 3)]
            guard phrase.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }) else { return nil }
            return Array(words[..<(start + 3)] + phrase + words[(start + 3)...])
        },
        Damaging(name: "exchanged words") { words, _ in
            var words = words
            var isChanged = false
            for index in words.indices.dropLast() {
                guard let other = exchanges[words[index] + " " + words[index + 1]] else { continue }
                words[index] = other
                isChanged = true
            }
            return isChanged ? words : nil
        },
    ]

    /// The first word of a term and what machines write for it.
    private static let exchanges: [Substring: Substring] = [
        "United Nations": "Joined", "United States": "Joined", "White House": "White Home",
        "Prime Minister": "Prime Priest",
        "Security Council": "Protection", "human rights": "human privileges", "death toll": "demise",
        "civil war": "polite", "chief executive": "boss", "interest rates": "hobby", "Supreme Court": "Preeminent",
        "real estate": "genuine", "national security": "countrywide", "climate change": "climate exchange",
        "prime minister": "prime priest", "peace talks": "harmony", "law enforcement": "legislation",
        "foreign minister": "outside", "social media": "web-based social networking",
    ]

    /// Damages every other paragraph that offers a place; absent where none does.
    func apply(_ paragraphs: [String], _ seed: Int) -> Result? {
        var text = ""
        var spans: [TextSpan] = []
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0 { text += "\n" }
            let start = text.utf8.count
            let words = paragraph.split(separator: " ")
            let isWanted = index % 2 == 1 && words.count > 8
            if isWanted, let changed = change(words, seed + index) {
                text += changed.joined(separator: " ")
                spans.append(TextSpan(start, text.utf8.count))
            } else {
                text += paragraph
            }
        }
        return spans.isEmpty ? nil : Result(name: name, text: text, spans: spans)
    }
}
