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
    /// The page's own style sheet does not show the element.
    var isHidden = false
    /// What the words promise of metadata.
    var traits: NodeTraits = []

    mutating func join(_ other: ClassVerdict) {
        drop = drop ?? other.drop
        dropsAlways = dropsAlways || other.dropsAlways
        isDoubtful = isDoubtful || other.isDoubtful
        isHidden = isHidden || other.isHidden
        weight = max(weight, other.weight)
        traits.formUnion(other.traits)
    }
}

/// Matches class words against runs of words such as `article-body`. Words are compared by their 64-bit hash.
struct ClassWords: Sendable {
    private struct Entry: Sendable {
        let words: [UInt64]
        let isWhole: Bool
        let verdict: ClassVerdict
    }

    private let entries: [UInt64: [Entry]]

    static let shared = ClassWords(
        furniture: IngestTable(named: "furniture"), containers: IngestTable(named: "containers"),
        marks: IngestTable(named: "metadata-classes"))

    init(furniture: IngestTable, containers: IngestTable, marks: IngestTable) {
        var entries: [UInt64: [Entry]] = [:]
        func add(_ pattern: String, _ verdict: ClassVerdict) {
            let words = ClassName.words(of: Array(pattern.drop { $0 == "=" }.utf8)[...])
            guard let first = words.first else { return }
            entries[first, default: []].append(
                Entry(words: words, isWhole: pattern.hasPrefix("="), verdict: verdict))
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
        for row in marks.rows {
            let trait = Self.traits[marks.field("kind", of: row)] ?? []
            add(marks.field("word", of: row), ClassVerdict(traits: trait))
        }
        self.entries = entries
    }

    private static let traits: [String: NodeTraits] = ["author": .author, "date": .date, "comment": .comment]

    /// The joint verdict on all classes of an attribute value.
    func verdict(on value: ArraySlice<UInt8>) -> ClassVerdict {
        var result = ClassVerdict()
        ClassName.forEachName(in: value) { name in
            let words = ClassName.words(of: name)
            for (index, word) in words.enumerated() {
                guard let candidates = entries[word] else { continue }
                for entry in candidates where entry.words.count <= words.count - index {
                    if entry.isWhole, entry.words.count != words.count { continue }
                    if words[index..<(index + entry.words.count)].elementsEqual(entry.words) {
                        result.join(entry.verdict)
                    }
                }
            }
        }
        return result
    }
}

/// Verdicts of one page, each attribute value looked up once; an open hash table.
struct ClassVerdictCache {
    private let words = ClassWords.shared
    private var keys = [UInt64](repeating: 0, count: 512)
    private var verdicts = [ClassVerdict](repeating: ClassVerdict(), count: 512)
    private var count = 0
    private let hidden: Set<UInt64>

    /// `hidden`: hashes of the names of classes that are not shown.
    init(hidden: Set<UInt64> = []) { self.hidden = hidden }

    mutating func verdict(on value: ArraySlice<UInt8>) -> ClassVerdict {
        // 0 marks a free slot.
        let key = ClassName.hash(value) | 1
        let slot = slot(of: key)
        if keys[slot] == key { return verdicts[slot] }
        var verdict = words.verdict(on: value)
        if !hidden.isEmpty {
            ClassName.forEachName(in: value) { name in
                if hidden.contains(ClassName.hash(name)) { verdict.isHidden = true }
            }
        }
        keys[slot] = key
        verdicts[slot] = verdict
        count += 1
        if count * 2 > keys.count { grow() }
        return verdict
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldVerdicts) = (keys, verdicts)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        verdicts = [ClassVerdict](repeating: ClassVerdict(), count: oldKeys.count * 2)
        for (key, verdict) in zip(oldKeys, oldVerdicts) where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            verdicts[slot] = verdict
        }
    }
}

/// Parts of class attributes.
enum ClassName {
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3
    /// A word of so many letters loses the number at its end (`sidebar2`); shorter ones keep it (`h2`).
    private static let minimumStem = 3

    /// FNV-1a.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = basis
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
        return hash
    }

    static func forEachName(in value: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
        var at = value.startIndex
        while at < value.endIndex {
            let end = value[at...].firstIndex { $0.isSpace } ?? value.endIndex
            if end > at { body(value[at..<end]) }
            at = end + 1
        }
    }

    /// Hashes of a class name's words in lower case: `articleBody_main2` gives article, body, main.
    static func words(of name: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        var (hash, stem, letters, digits) = (basis, basis, 0, 0)
        func close() {
            guard letters > 0 else { return }
            words.append(digits > 0 && letters >= minimumStem ? stem : hash)
            (hash, stem, letters, digits) = (basis, basis, 0, 0)
        }
        var previous: UInt8 = 0
        for byte in name {
            if byte.isLetter {
                if byte.isUpper && previous.isLower || digits > 0 && letters >= minimumStem { close() }
                hash = (hash ^ UInt64(byte.lowered)) &* prime
                if digits == 0 { stem = hash }
                letters += 1
            } else if byte.isDigit, letters > 0 {
                hash = (hash ^ UInt64(byte)) &* prime
                digits += 1
            } else {
                close()
            }
            previous = byte
        }
        close()
        return words
    }
}
