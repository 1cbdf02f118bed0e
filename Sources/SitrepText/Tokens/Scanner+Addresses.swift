// Internet addresses: one token each, without the marks that end the sentence around them.

extension Scanner {
    /// Longest stretch that is looked through for the sign of an address.
    private static let reach = 80

    /// Whether the word so far is followed by `://`.
    func isScheme(_ start: Int) -> Bool {
        byte(at) == UInt8(ascii: ":") && byte(at + 1) == UInt8(ascii: "/") && byte(at + 2) == UInt8(ascii: "/")
    }

    /// Whether the stop or sign at the current offset stands inside an address that began at `start`.
    func isAddressStop(_ start: Int) -> Bool {
        if isScheme(start) { return true }
        guard isAddressByte(byte(at + 1)), !joinsStops else { return false }
        if at - start == 3, byte(start) | 0x20 == 0x77, byte(start + 1) | 0x20 == 0x77, byte(start + 2) | 0x20 == 0x77 {
            return true
        }
        return isMail(start) || isHost()
    }

    /// Letters up to an at sign, then a name with a stop inside.
    private func isMail(_ start: Int) -> Bool {
        var index = at
        while index < bytes.count, index - at < Self.reach, isAddressByte(bytes[index]) { index += 1 }
        guard byte(index) == UInt8(ascii: "@"), ByteClass.isLetter(byte(index + 1)) else { return false }
        index += 1
        let host = index
        while index < bytes.count, index - host < Self.reach, isAddressByte(bytes[index]) {
            if bytes[index] == UInt8(ascii: "."), ByteClass.isLetter(byte(index + 1)) { return true }
            index += 1
        }
        return false
    }

    /// A stop and a known ending such as `com`, then no letter.
    private func isHost() -> Bool {
        guard byte(at) == UInt8(ascii: ".") else { return false }
        var from = at + 1
        var index = from
        while index < bytes.count, index - at < Self.reach {
            if ByteClass.isLetter(bytes[index]) || ByteClass.isDigit(bytes[index]) {
                index += 1
            } else if bytes[index] == UInt8(ascii: "."), ByteClass.isLower(byte(index + 1)) {
                index += 1
                from = index
            } else {
                break
            }
        }
        return index > from && ByteClass.isLetter(bytes[from]) && abbreviations.isDomain(key(from, index))
    }

    private func isAddressByte(_ byte: UInt8) -> Bool {
        ByteClass.isLetter(byte) || ByteClass.isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Takes everything up to a space, quotation mark or angle bracket, less closing marks.
    mutating func address(_ start: Int) {
        while at < bytes.count {
            let byte = bytes[at]
            if byte <= 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<")
                || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "|")
            {
                break
            }
            at += 1
        }
        while at > start + 1, isClosing(bytes[at - 1]) { at -= 1 }
        emit(start, at, [])
    }

    private func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
