// Reads a file or the standard input in chunks; gzip is expanded on the way.

import Foundation

/// A file's bytes, chunk after chunk.
struct ByteSource: ~Copyable {
    private static let chunkLength = 256 << 10

    private let name: String
    private let limit: Int
    private var file: UnsafeMutablePointer<FILE>?
    private var inflater: Inflater?
    private var started = false
    private var total = 0

    init(path: String, limit: Int) throws(IngestError) {
        name = path
        self.limit = limit
        if path == "-" {
            file = fdopen(dup(STDIN_FILENO), "rb")
            return
        }
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path) : .unreadable(path, reason: Self.reason())
        }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .folder(path) }
        guard let opened = fopen(path, "rb") else { throw .unreadable(path, reason: Self.reason()) }
        file = opened
    }

    /// The next bytes, expanded; absent at the end.
    mutating func next() throws(IngestError) -> [UInt8]? {
        while true {
            guard let raw = try readChunk() else {
                guard inflater?.isBetweenMembers ?? true else { throw .badArchive(name) }
                return nil
            }
            if !started {
                started = true
                if raw.starts(with: Inflater.magic) { inflater = Inflater() }
            }
            let bytes = try expanded(raw)
            total += bytes.count
            guard total <= limit else { throw .tooLarge(name, limit: limit) }
            if !bytes.isEmpty { return bytes }
        }
    }

    mutating func close() {
        if let file { fclose(file) }
        file = nil
    }

    private mutating func expanded(_ raw: [UInt8]) throws(IngestError) -> [UInt8] {
        guard inflater != nil else { return raw }
        guard let (bytes, overflow) = inflater?.expand(raw, limit: limit) else { throw .badArchive(name) }
        guard !overflow else { throw .tooLarge(name, limit: limit) }
        return bytes
    }

    private mutating func readChunk() throws(IngestError) -> [UInt8]? {
        guard let file else { return nil }
        var failed = false
        let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkLength) { buffer, count in
            count = fread(buffer.baseAddress, 1, Self.chunkLength, file)
            failed = count == 0 && ferror(file) != 0
        }
        if failed { throw .unreadable(name, reason: Self.reason()) }
        return chunk.isEmpty ? nil : chunk
    }

    private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
