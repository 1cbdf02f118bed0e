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
    static func data(of keys: [Int64]) -> Data {
        var data = Data(capacity: keys.count * 8)
        for key in keys {
            withUnsafeBytes(of: key.littleEndian) { data.append(contentsOf: $0) }
        }
        return data
    }

    static func keys(in data: Data) -> [Int64] {
        let bytes = [UInt8](data)
        return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            var value: UInt64 = 0
            for offset in (0..<8).reversed() { value = value << 8 | UInt64(bytes[start + offset]) }
            return Int64(bitPattern: value)
        }
    }
}
