// The places of the world by name, read from a memory-mapped file.

/// Names to places; immutable, shared by all workers, a lookup takes well under a microsecond.
public struct Gazetteer: Sendable {
    private let file: GazetteerFile
    /// Number of places.
    public let count: Int
    /// ISO 3166-1 alpha-3 and alpha-2 codes; countries are the first places, in this order.
    public let countryCodes: [String]
    public let countryCodes2: [String]
    private let prefixMask: UInt64

    /// Opens a gazetteer file.
    public init(path: String) throws(LexiconError) {
        file = try GazetteerFile(path: path)
        count = file.count(of: .places) / GazetteerFile.placeSize
        let codes = (0..<file.count(of: .codes) / GazetteerFile.codeSize).map { $0 * GazetteerFile.codeSize }
        countryCodes = codes.map { [file] in file.string(.codes, from: $0, count: 3) }
        countryCodes2 = codes.map { [file] in file.string(.codes, from: $0 + 3, count: 2) }
        prefixMask = UInt64(file.count(of: .prefixes)) &* 8 &- 1
    }

    /// Whom the data is owed to, in one line.
    public var credit: String { file.string(.credit, from: 0, count: file.count(of: .credit)) }

    /// The alpha-3 code of a country's index.
    public func countryCode(_ index: Int) -> String? {
        countryCodes.indices.contains(index) ? countryCodes[index] : nil
    }

    public subscript(index: Int) -> GazetteerPlace {
        let at = index &* GazetteerFile.placeSize
        return GazetteerPlace(
            index: index,
            geonames: Int(file.integer(UInt32.self, .places, atByte: at)),
            latitude: Double(file.integer(Int32.self, .places, atByte: at + 4)) / 100_000,
            longitude: Double(file.integer(Int32.self, .places, atByte: at + 8)) / 100_000,
            population: Int(file.integer(UInt32.self, .places, atByte: at + 12)),
            feature: PlaceFeature(rawValue: file.integer(UInt8.self, .places, atByte: at + 26)) ?? .site,
            fame: Int(file.integer(UInt8.self, .places, atByte: at + 27)),
            country: Int(file.integer(UInt16.self, .places, atByte: at + 20)),
            admin1: Int(file.integer(UInt16.self, .places, atByte: at + 22)),
            admin2: Int(file.integer(UInt16.self, .places, atByte: at + 24)),
            nameOffset: Int(file.integer(UInt32.self, .places, atByte: at + 16)))
    }

    /// The name of a place as the sources write it.
    public func name(of place: GazetteerPlace) -> String {
        let length = Int(file.integer(UInt8.self, .names, atByte: place.nameOffset))
        return file.string(.names, from: place.nameOffset + 1, count: length)
    }

    /// Places of one name, the best known first; empty where the name is unknown.
    public struct Candidates: Sendable, RandomAccessCollection {
        fileprivate let file: GazetteerFile?
        public let startIndex: Int
        public let endIndex: Int

        /// An index of a place, and whether the name is its own rather than another language's or an older one.
        public struct Element: Sendable, Hashable {
            public let place: Int
            public let isOwnName: Bool
        }

        public subscript(position: Int) -> Element {
            let value = file?.integer(UInt32.self, .postings, position) ?? 0
            return Element(place: Int(value & 0x7FFF_FFFF), isOwnName: value >> 31 == 1)
        }
    }

    /// Places whose name has a key.
    public func candidates(for name: NameHash) -> Candidates {
        let key = name.key
        let bucket = Int(key >> UInt64(64 - GazetteerFile.bucketBits))
        var at = Int(file.integer(UInt32.self, .buckets, bucket))
        let end = Int(file.integer(UInt32.self, .buckets, bucket + 1))
        while at < end {
            let found = file.integer(UInt64.self, .keys, at)
            if found == key {
                let start = Int(file.integer(UInt32.self, .starts, at))
                let past = Int(file.integer(UInt32.self, .starts, at + 1))
                return Candidates(file: file, startIndex: start, endIndex: Swift.max(start, past))
            }
            if found > key { break }
            at += 1
        }
        return Candidates(file: nil, startIndex: 0, endIndex: 0)
    }

    /// Whether longer names begin with these words; seldom true where none do.
    public func mayContinue(_ name: NameHash) -> Bool {
        let key = name.key
        return hasPrefixBit(key & prefixMask) && hasPrefixBit((key >> 32) & prefixMask)
    }

    private func hasPrefixBit(_ bit: UInt64) -> Bool {
        file.integer(UInt8.self, .prefixes, Int(bit >> 3)) & (1 << UInt8(bit & 7)) != 0
    }

    /// Places of a name given as a string.
    public func candidates(named name: some StringProtocol) -> Candidates {
        var hash = NameHash()
        extend(&hash, with: Array(name.utf8)[...])
        return candidates(for: hash)
    }

    /// Adds text to a name's key, folded: letters without marks and case, anything else as a space.
    public func extend(_ hash: inout NameHash, with bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte < 0x80 {
                extend(&hash, ascii: byte)
                at += 1
            } else {
                let (scalar, length) = decode(bytes, at)
                extend(&hash, scalar: scalar)
                at += length
            }
        }
    }

    private func extend(_ hash: inout NameHash, ascii byte: UInt8) {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: hash.add(byte)
        case 0x41...0x5A: hash.add(byte | 0x20)
        case 0x27, 0x2E, 0x60: break
        default: hash.addSpace()
        }
    }

    private func extend(_ hash: inout NameHash, scalar: Int) {
        if let entry = FoldingTable.entry(of: scalar) {
            let length = file.integer(UInt8.self, .folding, entry)
            if length == FoldingTable.space { return hash.addSpace() }
            if length > 0 { hash.add(file.integer(UInt8.self, .folding, entry + 1)) }
            if length > 1 { hash.add(file.integer(UInt8.self, .folding, entry + 2)) }
        } else if scalar != 0x2018 && scalar != 0x2019 && scalar != 0x201B && scalar != 0x2032 {
            hash.addSpace()
        }
    }

    /// The scalar at a position and its length; ill-formed bytes are taken one at a time.
    private func decode(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (scalar: Int, length: Int) {
        let lead = Int(bytes[at])
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, at + length <= bytes.endIndex else { return (0xFFFD, 1) }
        var scalar = lead & (0x7F >> length)
        for offset in 1..<length { scalar = scalar << 6 | Int(bytes[at + offset] & 0x3F) }
        return (scalar, length)
    }
}
