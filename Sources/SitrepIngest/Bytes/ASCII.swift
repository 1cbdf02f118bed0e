// Questions about single bytes and searches in byte slices.

extension UInt8 {
    /// Space, tab, line feed, form feed or carriage return.
    @inlinable var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    @inlinable var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    @inlinable var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    @inlinable var isLower: Bool { self >= 0x61 && self <= 0x7A }
    @inlinable var isLetter: Bool { isUpper || isLower }
    /// ASCII lower case; other bytes as they are.
    @inlinable var lowered: UInt8 { isUpper ? self | 0x20 : self }
    /// A letter, a digit or part of a character outside ASCII.
    @inlinable var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
    /// The first byte of a character.
    @inlinable var beginsScalar: Bool { self & 0xC0 != 0x80 }
}

extension ArraySlice<UInt8> {
    /// First place of an ASCII needle.
    func firstRange(of needle: StaticString, ignoringCase: Bool = false) -> Range<Int>? {
        needle.withUTF8Buffer { range(of: $0, ignoringCase) }
    }

    func firstRange(of needle: String, ignoringCase: Bool = false) -> Range<Int>? {
        firstRange(of: Array(needle.utf8), ignoringCase: ignoringCase)
    }

    func firstRange(of needle: [UInt8], ignoringCase: Bool = false) -> Range<Int>? {
        needle.withUnsafeBufferPointer { range(of: $0, ignoringCase) }
    }

    private func range(of needle: UnsafeBufferPointer<UInt8>, _ ignoringCase: Bool) -> Range<Int>? {
        guard !needle.isEmpty, count >= needle.count else { return nil }
        let offset = withUnsafeBufferPointer { bytes in
            ignoringCase ? bytes.offset(ofFolded: needle) : bytes.offset(of: needle)
        }
        return offset.map { (startIndex + $0)..<(startIndex + $0 + needle.count) }
    }

    /// Without white space at both ends.
    var trimmed: ArraySlice<UInt8> {
        var (low, high) = (startIndex, endIndex)
        while low < high, self[low].isSpace { low += 1 }
        while high > low, self[high - 1].isSpace { high -= 1 }
        return self[low..<high]
    }

    var string: String { String(decoding: self, as: UTF8.self) }
}

extension Array<UInt8> {
    var string: String { String(decoding: self, as: UTF8.self) }

    /// Words, parted by white space.
    var wordCount: Int { self[...].wordCount }

    /// Letters and digits in ASCII lower case, and letters outside ASCII: for loose comparison.
    var squashed: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(count)
        var at = 0
        while at < count {
            let byte = self[at]
            // Dashes, quotation marks and the like are E2 80 xx.
            if byte == 0xE2, at + 2 < count, self[at + 1] == 0x80 {
                at += 3
                continue
            }
            if byte.isWordByte { out.append(byte.lowered) }
            at += 1
        }
        return out
    }
}

extension ArraySlice<UInt8> {
    var wordCount: Int {
        var (count, inside) = (0, false)
        for byte in self {
            if byte.isSpace {
                inside = false
            } else if !inside {
                inside = true
                count += 1
            }
        }
        return count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the needle, which is not empty nor longer, stands first.
    fileprivate func offset(of needle: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = needle[0]
        var at = 0
        while at <= count - needle.count {
            if self[at] == first {
                var length = 1
                while length < needle.count, self[at + length] == needle[length] { length += 1 }
                if length == needle.count { return at }
            }
            at += 1
        }
        return nil
    }

    /// The same without regard to ASCII case.
    fileprivate func offset(ofFolded needle: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = needle[0].lowered
        var at = 0
        while at <= count - needle.count {
            if self[at].lowered == first {
                var length = 1
                while length < needle.count, self[at + length].lowered == needle[length].lowered { length += 1 }
                if length == needle.count { return at }
            }
            at += 1
        }
        return nil
    }
}
