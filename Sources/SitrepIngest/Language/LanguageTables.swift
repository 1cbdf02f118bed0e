// Letters by script and frequent words by language, from the tables `scripts` and `languages`.

/// What tells languages apart; read once.
struct LanguageTables: Sendable {
    struct Language: Sendable {
        let code: String
        let script: Int
    }

    /// A word counts for each language that has it, for less where several do.
    struct Share: Sendable {
        let language: Int
        let weight: Double
    }

    private struct Letters: Sendable {
        let range: ClosedRange<UInt32>
        let script: Int
    }

    let languages: [Language]
    /// By the hash of the word in lower case.
    let words: [UInt64: [Share]]
    /// By script: its language where words do not tell; absent where there is no usual one.
    let usualLanguage: [String?]
    /// By script: another that is written with its letters too, as Japanese is with those of Chinese.
    let users: [Int: Int]
    private let letters: [Letters]
    private let latin: Int

    static let shared = LanguageTables(
        scripts: IngestTable(named: "scripts"), languages: IngestTable(named: "languages"))

    init(scripts: IngestTable, languages: IngestTable) {
        var numbers: [String: Int] = [:]
        var usual: [String?] = []
        letters = scripts.rows.compactMap { row in
            guard let from = UInt32(scripts.field("from", of: row), radix: 16),
                let to = UInt32(scripts.field("to", of: row), radix: 16), from <= to
            else { return nil }
            let name = scripts.field("script", of: row)
            let number = numbers[name] ?? usual.count
            if number == usual.count {
                numbers[name] = number
                let language = scripts.field("language", of: row)
                usual.append(language.isEmpty ? nil : language)
            }
            return Letters(range: from...to, script: number)
        }
        usualLanguage = usual
        users = Dictionary(
            scripts.rows.compactMap { row in
                guard let own = numbers[scripts.field("script", of: row)],
                    let beside = numbers[scripts.field("beside", of: row)]
                else { return nil }
                return (beside, own)
            }
        ) { first, _ in first }
        latin = numbers["latin"] ?? 0
        self.languages = languages.rows.compactMap { row in
            numbers[languages.field("script", of: row)].map {
                Language(code: languages.field("language", of: row), script: $0)
            }
        }
        words = Self.shares(languages.rows.map { languages.field("words", of: $0) })
    }

    private static func shares(_ lists: [String]) -> [UInt64: [Share]] {
        var owners: [UInt64: [Int]] = [:]
        for (language, list) in lists.enumerated() {
            for word in list.split(separator: "|") {
                let hash = word.unicodeScalars.reduce(emptyWord) { extended($0, by: $1.value) }
                owners[hash, default: []].append(language)
            }
        }
        return owners.mapValues { own in own.map { Share(language: $0, weight: 1 / Double(own.count)) } }
    }

    /// The script of a letter; absent for anything else.
    func script(of scalar: UInt32) -> Int? {
        if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar).isLetter ? latin : nil }
        var (low, high) = (0, letters.count)
        while low < high {
            let middle = (low + high) / 2
            if letters[middle].range.upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < letters.count && letters[low].range.contains(scalar) ? letters[low].script : nil
    }

    // MARK: Words as hashes

    static let emptyWord: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a word with one more letter, in lower case.
    static func extended(_ word: UInt64, by scalar: UInt32) -> UInt64 {
        (word ^ UInt64(lowered(scalar))) &* 0x0000_0100_0000_01B3
    }

    /// Lower case where the letter has one: Latin, Greek, Cyrillic, Armenian.
    static func lowered(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
        case 0x100...0x137, 0x14A...0x177, 0x218...0x21B, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F, 0x1E00...0x1EFF:
            scalar | 1
        case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
        case 0x400...0x40F: scalar + 0x50
        case 0x531...0x556: scalar + 0x30
        default: scalar
        }
    }

    /// The scalar at an offset of well-formed UTF-8, and its length in bytes.
    static func scalar(in text: ArraySlice<UInt8>, at start: Int) -> (value: UInt32, length: Int) {
        let first = UInt32(text[start])
        let left = text.endIndex - start
        func next(_ offset: Int) -> UInt32 { UInt32(text[start + offset] & 0x3F) }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return left < 2 ? (0, 1) : ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return left < 3 ? (0, 1) : ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return left < 4 ? (0, 1) : ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }
}
