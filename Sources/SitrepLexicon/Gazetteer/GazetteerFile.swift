// The gazetteer's file in memory: its sections, checked once when it is opened.

import Foundation

/// A read-only memory map of a gazetteer file. Layout: `Gazetteer/README.md`.
final class GazetteerFile: Sendable {
    enum Section: Int, CaseIterable {
        case places, names, keys, starts, postings, buckets, prefixes, folding, codes, credit
    }

    static let magic: [UInt8] = Array("SITREPGZ".utf8)
    static let version: UInt32 = 1
    static let placeSize = 28
    static let codeSize = 8
    static let bucketBits = 16
    private static let headerSize = 16 + Section.allCases.count * 16 + 8

    private let size: Int
    private let sections: [Range<Int>]
    // The map is never written to and lives as long as this object.
    private nonisolated(unsafe) let base: UnsafeRawPointer

    init(path: String) throws(LexiconError) {
        let again = "build it again with Gazetteer/install.sh"
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw LexiconError(.missingGazetteer, location: path, hint: "cannot be opened; \(again)")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, Int(status.st_size) >= Self.headerSize else {
            throw LexiconError(.damagedGazetteer, location: path, hint: "it is too short; \(again)")
        }
        let length = Int(status.st_size)
        guard let map = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), map != MAP_FAILED else {
            throw LexiconError(.missingGazetteer, location: path, hint: "cannot be mapped into memory; \(again)")
        }
        guard let found = Self.sections(of: UnsafeRawBufferPointer(start: map, count: length)) else {
            munmap(map, length)
            throw LexiconError(
                .damagedGazetteer, location: path, hint: "cut off, or not of version \(Self.version); \(again)")
        }
        size = length
        sections = found
        base = UnsafeRawPointer(map)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

    /// The bytes of the sections; absent when the header does not describe this file.
    private static func sections(of bytes: UnsafeRawBufferPointer) -> [Range<Int>]? {
        guard Array(bytes[0..<8]) == magic,
            bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian == version,
            bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian == UInt32(Section.allCases.count),
            bytes.loadUnaligned(fromByteOffset: headerSize - 8, as: UInt64.self).littleEndian == UInt64(bytes.count)
        else { return nil }
        var result: [Range<Int>] = []
        for index in Section.allCases.indices {
            let start = Int(
                clamping: bytes.loadUnaligned(fromByteOffset: 16 + index * 16, as: UInt64.self).littleEndian)
            let length = Int(
                clamping: bytes.loadUnaligned(fromByteOffset: 24 + index * 16, as: UInt64.self).littleEndian)
            guard start >= headerSize, start <= bytes.count, length <= bytes.count - start else { return nil }
            result.append(start..<start + length)
        }
        let keys = result[Section.keys.rawValue].count / 8
        guard result[Section.starts.rawValue].count == (keys + 1) * 4,
            result[Section.buckets.rawValue].count == ((1 << bucketBits) + 1) * 4,
            result[Section.folding.rawValue].count == FoldingTable.size,
            result[Section.prefixes.rawValue].count.nonzeroBitCount == 1
        else { return nil }
        return result
    }

    func count(of section: Section) -> Int { sections[section.rawValue].count }

    /// The `index`-th integer of a section; 0 outside it.
    @inline(__always)
    func integer<T: FixedWidthInteger>(_ type: T.Type, _ section: Section, _ index: Int) -> T {
        let range = sections[section.rawValue]
        let offset = index &* MemoryLayout<T>.size
        guard index >= 0, offset &+ MemoryLayout<T>.size <= range.count else { return 0 }
        return T(littleEndian: base.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: T.self))
    }

    /// The integer at a byte offset of a section; 0 outside it.
    @inline(__always)
    func integer<T: FixedWidthInteger>(_ type: T.Type, _ section: Section, atByte offset: Int) -> T {
        let range = sections[section.rawValue]
        guard offset >= 0, offset &+ MemoryLayout<T>.size <= range.count else { return 0 }
        return T(littleEndian: base.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: T.self))
    }

    /// Bytes of a section as text.
    func string(_ section: Section, from offset: Int, count: Int) -> String {
        let range = sections[section.rawValue]
        guard offset >= 0, count >= 0, offset &+ count <= range.count else { return "" }
        let bytes = UnsafeRawBufferPointer(start: base + range.lowerBound + offset, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// How the file's folding section is laid out.
enum FoldingTable {
    static let first = 0x80
    static let last = 0x36F
    static let firstExtra = 0x1E00
    static let lastExtra = 0x1EFF
    static let entrySize = 3
    static let space: UInt8 = 255
    static let size = (last - first + 1 + lastExtra - firstExtra + 1) * entrySize

    /// Position of a scalar's entry, absent where the table has none.
    static func entry(of scalar: Int) -> Int? {
        if scalar >= first, scalar <= last { return (scalar - first) * entrySize }
        if scalar >= firstExtra, scalar <= lastExtra { return (last - first + 1 + scalar - firstExtra) * entrySize }
        return nil
    }
}
