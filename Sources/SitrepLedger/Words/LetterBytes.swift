// Letters and digits of ASCII as the keys of copies tell them.

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isUpper: Bool { (0x41...0x5A).contains(self) }
    var lowered: UInt8 { isUpper ? self | 0x20 : self }
}
