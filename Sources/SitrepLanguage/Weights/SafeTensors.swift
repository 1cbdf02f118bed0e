// A reader of the safetensors format: a JSON header, then the tensors' bytes.
// https://huggingface.co/docs/safetensors/index#format

import Foundation

/// The tensors and labels of one model file, read once.
package struct SafeTensors {
    private struct Entry: Decodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    /// A header row: a tensor's place, or the free texts under `__metadata__`.
    private enum Row: Decodable {
        case tensor(Entry)
        case texts([String: String])

        init(from decoder: any Decoder) throws {
            if let entry = try? Entry(from: decoder) {
                self = .tensor(entry)
            } else {
                self = .texts(try [String: String](from: decoder))
            }
        }
    }

    private let path: String
    private let data: Data
    private let entries: [String: Entry]
    /// What the header says in words: the labels of the heads, the format's version.
    package let metadata: [String: String]

    package init(path: String) throws(WeightsError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw WeightsError(
                .missingFile, location: path, hint: "it cannot be read; run `make deps`, or install Sitrep again")
        }
        guard let header = Self.header(of: data) else {
            throw WeightsError(.damagedFile, location: path, hint: "its header cannot be read; install it again")
        }
        var entries: [String: Entry] = [:]
        var metadata: [String: String] = [:]
        for (name, row) in header.rows {
            switch row {
            case .tensor(let entry): entries[name] = entry
            case .texts(let texts): metadata = texts
            }
        }
        self.path = path
        self.data = data.dropFirst(header.size)
        self.entries = entries
        self.metadata = metadata
    }

    private static func header(of data: Data) -> (rows: [String: Row], size: Int)? {
        guard data.count > 8 else { return nil }
        let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard length < UInt64(data.count - 8) else { return nil }
        let size = 8 + Int(length)
        let rows = try? JSONDecoder().decode(
            [String: Row].self, from: data[data.startIndex + 8..<data.startIndex + size])
        return rows.map { ($0, size) }
    }

    /// Numbers of a tensor and its shape; throws when it is absent, cut off or of another kind.
    package func tensor<Number>(_ name: String, as kind: Number.Type, dtype: String) throws(WeightsError) -> (
        [Number], [Int]
    ) {
        guard let entry = entries[name] else {
            throw WeightsError(.missingTensor, location: path, hint: "\(name); train the model again")
        }
        let count = entry.shape.reduce(1, *)
        guard entry.dtype == dtype, entry.data_offsets.count == 2, count >= 0,
            entry.data_offsets[0] >= 0, entry.data_offsets[1] <= data.count,
            entry.data_offsets[1] - entry.data_offsets[0] == count * MemoryLayout<Number>.size
        else { throw WeightsError(.damagedFile, location: path, hint: "\(name) is cut off; install the model again") }
        let bytes = data.startIndex + entry.data_offsets[0]..<data.startIndex + entry.data_offsets[1]
        let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            data.copyBytes(to: UnsafeMutableRawBufferPointer(buffer), from: bytes)
            initialized = count
        }
        return (numbers, entry.shape)
    }

    /// A tensor of floats that must have this shape.
    package func floats(_ name: String, _ shape: [Int]) throws(WeightsError) -> [Float] {
        let (numbers, found) = try tensor(name, as: Float.self, dtype: "F32")
        guard found == shape else {
            throw WeightsError(.wrongShape, location: path, hint: "\(name) is \(found), not \(shape); train it again")
        }
        return numbers
    }

    /// The shape of a tensor; empty when it is absent.
    func shape(of name: String) -> [Int] { entries[name]?.shape ?? [] }

    /// A number that the header gives under a key.
    package func number(_ key: String) -> Float? { metadata[key].flatMap { Float($0) } }

    /// Labels that the header lists under a key, one a line.
    func labels(_ key: String) throws(WeightsError) -> [String] {
        guard let text = metadata[key] else {
            throw WeightsError(.missingTensor, location: path, hint: "labels of \(key); train the model again")
        }
        return text.split(separator: "\n").map(String.init)
    }
}
