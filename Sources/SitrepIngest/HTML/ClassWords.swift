// What the words of class and id attributes say about an element, from the tables `furniture` and `containers`.

import SitrepModel

/// What one attribute value says.
struct ClassVerdict: Sendable {
    /// The element is surely not the article.
    var drop: RemovedSegment.Kind?
    /// The element is out even when it holds most of the page's text.
    var dropsAlways = false
    /// The element is perhaps not the article.
    var isDoubtful = false
    /// How strongly the element claims to hold the article, 0 to 4.
    var weight = 0

    mutating func join(_ other: ClassVerdict) {
        drop = drop ?? other.drop
        dropsAlways = dropsAlways || other.dropsAlways
        isDoubtful = isDoubtful || other.isDoubtful
        weight = max(weight, other.weight)
    }
}

/// Matches class words against runs of words such as `article-body`.
struct ClassWords: Sendable {
    private struct Entry: Sendable {
        let words: [[UInt8]]
        let isWhole: Bool
        let verdict: ClassVerdict
    }

    private let entries: [[UInt8]: [Entry]]

    static let shared = ClassWords(
        furniture: IngestTable(named: "furniture"), containers: IngestTable(named: "containers"))

    init(furniture: IngestTable, containers: IngestTable) {
        var entries: [[UInt8]: [Entry]] = [:]
        func add(_ pattern: String, _ verdict: ClassVerdict) {
            let isWhole = pattern.hasPrefix("=")
            let words = pattern.drop { $0 == "=" }.split(separator: "-").map { Array($0.utf8) }
            guard let first = words.first else { return }
            entries[first, default: []].append(Entry(words: words, isWhole: isWhole, verdict: verdict))
        }
        for row in furniture.rows {
            let kind = RemovedSegment.Kind(rawValue: furniture.field("kind", of: row)) ?? .boilerplate
            let strength = furniture.field("strength", of: row)
            let drops = strength != "doubt"
            add(
                furniture.field("word", of: row),
                ClassVerdict(drop: drops ? kind : nil, dropsAlways: strength == "always", isDoubtful: !drops))
        }
        for row in containers.rows {
            let weight = Int(containers.field("weight", of: row)) ?? 0
            add(containers.field("word", of: row), ClassVerdict(weight: weight))
        }
        self.entries = entries
    }

    /// The joint verdict on all classes of an attribute value.
    func verdict(on value: ArraySlice<UInt8>) -> ClassVerdict {
        var result = ClassVerdict()
        var at = value.startIndex
        while at < value.endIndex {
            let end = value[at...].firstIndex { $0.isSpace } ?? value.endIndex
            if end > at { result.join(verdict(onClass: value[at..<end])) }
            at = end + 1
        }
        return result
    }

    private func verdict(onClass name: ArraySlice<UInt8>) -> ClassVerdict {
        let words = Self.words(of: name)
        var result = ClassVerdict()
        for (index, word) in words.enumerated() {
            guard let candidates = entries[word] else { continue }
            for entry in candidates where entry.words.count <= words.count - index {
                if entry.isWhole, entry.words.count != words.count { continue }
                if words[index..<(index + entry.words.count)].elementsEqual(entry.words) { result.join(entry.verdict) }
            }
        }
        return result
    }

    /// Words of a class name in lower case: `articleBody_main2` gives article, body, main.
    static func words(of name: ArraySlice<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var previous: UInt8 = 0
        for byte in name {
            let isBoundary = byte.isUpper && previous.isLower
            if isBoundary || !(byte.isLetter || byte.isDigit && !word.isEmpty), !word.isEmpty {
                words.append(word)
                word = []
            }
            if byte.isLetter || (byte.isDigit && !word.isEmpty) { word.append(byte.lowered) }
            previous = byte
        }
        if !word.isEmpty { words.append(word) }
        return words.map { word in
            let letters = Array(word.prefix { $0.isLetter })
            let isNumbered = letters.count >= minimumStem && word.dropFirst(letters.count).allSatisfy(\.isDigit)
            return isNumbered ? letters : word
        }
    }

    /// A word of so many letters loses the number at its end (`sidebar2`); shorter ones keep it (`h2`).
    private static let minimumStem = 3
}

/// Verdicts of one page, each attribute value looked up once.
struct ClassVerdictCache {
    private let words = ClassWords.shared
    private var seen: [ArraySlice<UInt8>: ClassVerdict] = [:]

    mutating func verdict(on value: ArraySlice<UInt8>) -> ClassVerdict {
        if let known = seen[value] { return known }
        let verdict = words.verdict(on: value)
        seen[value] = verdict
        return verdict
    }
}
