// How lists stand in a column: names as a JSON array, keys of copies as little-endian bytes.

import Foundation

enum NameList {
    static func json(_ names: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
    }

    static func names(_ json: String) throws -> [String] {
        try plainNames(json) ?? JSONDecoder().decode([String].self, from: Data(json.utf8))
    }

    /// Names of which none is written with an escape, as nearly all are; a ledger holds millions.
    private static func plainNames(_ json: String) -> [String]? {
        let bytes = json.utf8
        guard !bytes.contains(UInt8(ascii: "\\")), bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]")
        else { return nil }
        let inside = bytes.dropFirst().dropLast()
        if inside.isEmpty { return [] }
        // Without escapes each odd piece stands between two quotation marks.
        let pieces = inside.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        guard pieces.count % 2 == 1 else { return nil }
        return stride(from: 1, to: pieces.count, by: 2).map { String(Substring(pieces[$0])) }
    }
}

enum KeyCoding {
    static func data(of keys: [some FixedWidthInteger]) -> Data {
        var data = Data(capacity: keys.count * 8)
        for key in keys {
            withUnsafeBytes(of: key.littleEndian) { data.append(contentsOf: $0) }
        }
        return data
    }

    static func keys<Key: FixedWidthInteger>(in data: Data) -> [Key] {
        let bytes = [UInt8](data)
        let size = Key.bitWidth / 8
        return stride(from: 0, to: bytes.count - bytes.count % size, by: size).map { start in
            (0..<size).reversed().reduce(0) { $0 << 8 | Key(truncatingIfNeeded: bytes[start + $1]) }
        }
    }
}
