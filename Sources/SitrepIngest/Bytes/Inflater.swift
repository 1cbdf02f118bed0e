// Expands gzip, member after member, with a cap on what comes out.

import CZlib

/// A gzip stream that is fed compressed chunks and gives expanded ones.
struct Inflater: ~Copyable {
    static let magic: [UInt8] = [0x1F, 0x8B]
    /// zlib's largest window, with automatic recognition of the gzip header.
    static let windowBits: Int32 = 15 + 32
    /// No header at all, as some servers send `deflate`.
    private static let bareWindowBits: Int32 = -15
    private static let chunkLength = 64 << 10

    /// zlib keeps the stream's address, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isBetweenMembers = true

    init?(windowBits: Int32 = Inflater.windowBits) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(
            stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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

    /// The gzip member that begins at an offset, and where it ends; absent when it is damaged or larger than `limit`.
    static func member(of bytes: [UInt8], from start: Int, limit: Int) -> (bytes: [UInt8], end: Int)? {
        guard let inflater = Inflater() else { return nil }
        var input = Array(bytes[start...])
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: chunkLength)
        let stream = inflater.stream
        let length = input.count
        let isWhole = input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(length)
            while output.count <= limit {
                let status = buffer.withUnsafeMutableBufferPointer { target in
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(target.count)
                    return inflate(stream, Z_NO_FLUSH)
                }
                output += buffer[..<(chunkLength - Int(stream.pointee.avail_out))]
                if status == Z_STREAM_END { return true }
                if status != Z_OK || stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0 { return false }
            }
            return false
        }
        return isWhole ? (output, start + length - Int(stream.pointee.avail_in)) : nil
    }

    /// Expands `deflate`, with zlib's header or without; absent when the bytes are not packed.
    static func expandDeflate(_ bytes: [UInt8], limit: Int, name: String) throws(IngestError) -> [UInt8]? {
        for bits in [windowBits, bareWindowBits] {
            guard var inflater = Inflater(windowBits: bits),
                let (expanded, overflow) = inflater.expand(bytes, limit: limit)
            else { continue }
            guard !overflow else { throw .tooLarge(name, limit: limit) }
            return expanded
        }
        return nil
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
