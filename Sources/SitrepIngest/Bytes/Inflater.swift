// Expands gzip, member after member, with a cap on what comes out.

import CZlib

/// A gzip stream that is fed compressed chunks and gives expanded ones.
struct Inflater: ~Copyable {
    static let magic: [UInt8] = [0x1F, 0x8B]
    /// zlib's largest window, with automatic recognition of the gzip header.
    private static let windowBits: Int32 = 15 + 32
    private static let chunkLength = 64 << 10

    /// zlib keeps the stream's address, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isBetweenMembers = true

    init?() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(
            stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Expands one chunk; absent when the data are damaged or the output passes `limit` bytes.
    mutating func expand(_ input: [UInt8], limit: Int) -> (bytes: [UInt8], overflow: Bool)? {
        var input = input
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.chunkLength)
        let length = input.count
        var failed = false
        var overflow = false
        input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(length)
            while stream.pointee.avail_in > 0 {
                let status = buffer.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(target.count)
                    return inflate(stream, Z_NO_FLUSH)
                }
                let made = Self.chunkLength - Int(stream.pointee.avail_out)
                output += buffer[..<made]
                isBetweenMembers = status == Z_STREAM_END
                if output.count > limit {
                    overflow = true
                    return
                }
                if status == Z_STREAM_END {
                    if stream.pointee.avail_in == 0 { return }
                    // Zero padding or other bytes after the last member are not data.
                    guard let next = stream.pointee.next_in, next.pointee == Self.magic[0] else { return }
                    inflateReset(stream)
                } else if status != Z_OK {
                    failed = true
                    return
                }
            }
        }
        return failed ? nil : (output, overflow)
    }

    /// Expands a whole file held in memory.
    static func expand(_ bytes: [UInt8], limit: Int, name: String) throws(IngestError) -> [UInt8] {
        guard var inflater = Inflater() else { throw .badArchive(name) }
        guard let (expanded, overflow) = inflater.expand(bytes, limit: limit) else { throw .badArchive(name) }
        guard !overflow else { throw .tooLarge(name, limit: limit) }
        guard inflater.isBetweenMembers else { throw .badArchive(name) }
        return expanded
    }
}
