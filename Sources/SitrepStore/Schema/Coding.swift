// How lists stand in a column: names as a JSON array, keys of copies as little-endian bytes.

import Foundation

enum NameList {
    static func json(_ names: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
    }

    static func names(_ json: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(json.utf8))
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
