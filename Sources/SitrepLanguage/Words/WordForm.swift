// A word as the encoder is told of it: its folded bytes and its shape. `Training/README.md` defines both.

/// Bytes of the word being read; one value is filled again for each word.
struct WordForm {
    /// In lower case, without marks on letters.
    private(set) var folded: [UInt8] = []
    /// `X`, `x` and `d` for letters and digits, runs cut short; marks as they are.
    private(set) var shape: [UInt8] = []
    private var run = 0
    private let table: FoldTable

    private static let longestLetterRun = 2
    private static let longestDigitRun = 4

    init(table: FoldTable) {
        self.table = table
        folded.reserveCapacity(64)
        shape.reserveCapacity(64)
    }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        folded.removeAll(keepingCapacity: true)
        shape.removeAll(keepingCapacity: true)
        run = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                readASCII(byte)
                index += 1
            } else {
                index += readScalar(bytes, at: index)
            }
        }
    }

    private mutating func readASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            folded.append(byte | 0x20)
            extend(UInt8(ascii: "X"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            folded.append(byte)
            extend(UInt8(ascii: "x"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            folded.append(byte)
            extend(UInt8(ascii: "d"))
        default:
            folded.append(byte)
            extend(byte)
        }
    }

    /// Reads one scalar outside ASCII; gives the bytes it took.
    private mutating func readScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let size = min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1, bytes.count - index)
        var scalar = UInt32(lead) & (size == 4 ? 0x07 : size == 3 ? 0x0F : 0x1F)
        for offset in 1..<max(1, size) { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        if let letter = table.letter(scalar) {
            append(letter.replacement)
            extend(UInt8(ascii: letter.isUppercase ? "X" : "x"))
        } else {
            folded.append(contentsOf: bytes[index..<index + size])
            extend(UInt8(ascii: "x"))
        }
        return size
    }

    private mutating func append(_ scalar: UInt32) {
        if let scalar = Unicode.Scalar(scalar) { folded.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    }

    private mutating func extend(_ kind: UInt8) {
        run = shape.last == kind ? run + 1 : 1
        if run <= (kind == UInt8(ascii: "d") ? Self.longestDigitRun : Self.longestLetterRun) { shape.append(kind) }
    }
}
