// One pattern for a whole line, such as `(reporting by *; editing by *)`, matched without regard to case.

/// A glob over a line: `*` stands for any run of bytes, `#` for a run of digits.
struct LinePattern: Sendable {
    private enum Piece: Sendable {
        case literal([UInt8])
        case digits
    }

    /// Runs of pieces between stars.
    private let parts: [[Piece]]
    private let isOpenAtStart: Bool
    private let isOpenAtEnd: Bool

    init(_ glob: String) {
        let bytes = Array(glob.utf8).folded
        isOpenAtStart = bytes.first == UInt8(ascii: "*")
        isOpenAtEnd = bytes.last == UInt8(ascii: "*")
        parts = bytes.split(separator: UInt8(ascii: "*")).map { part in
            var pieces: [Piece] = []
            var literal: [UInt8] = []
            for byte in part {
                if byte == UInt8(ascii: "#") {
                    if !literal.isEmpty { pieces.append(.literal(literal)) }
                    literal = []
                    pieces.append(.digits)
                } else {
                    literal.append(byte)
                }
            }
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            return pieces
        }
    }

    /// The first literal byte when the pattern is bound to the line's start: a quick test.
    var firstByte: UInt8? {
        guard !isOpenAtStart, case .literal(let bytes)? = parts.first?.first else { return nil }
        return bytes.first
    }

    /// `line` is folded.
    func matches(_ line: [UInt8]) -> Bool {
        guard !parts.isEmpty else { return isOpenAtStart }
        var at = 0
        for (index, part) in parts.enumerated() {
            let isFirst = index == 0
            let isLast = index == parts.count - 1
            if isFirst, !isOpenAtStart {
                guard let end = match(part, line, at: 0) else { return false }
                at = end
                if isLast, !isOpenAtEnd { return at == line.count }
            } else if isLast, !isOpenAtEnd {
                return matchesAtEnd(part, line, from: at)
            } else {
                guard let end = find(part, line, from: at) else { return false }
                at = end
            }
        }
        return true
    }

    private func find(_ part: [Piece], _ line: [UInt8], from start: Int) -> Int? {
        guard case .literal(let bytes)? = part.first, let first = bytes.first else {
            return (start...max(start, line.count)).lazy.compactMap { match(part, line, at: $0) }.first
        }
        var at = start
        while at < line.count {
            if line[at] == first, let end = match(part, line, at: at) { return end }
            at += 1
        }
        return nil
    }

    private func matchesAtEnd(_ part: [Piece], _ line: [UInt8], from start: Int) -> Bool {
        var at = start
        while at <= line.count {
            if match(part, line, at: at) == line.count { return true }
            at += 1
        }
        return false
    }

    private func match(_ part: [Piece], _ line: [UInt8], at start: Int) -> Int? {
        var at = start
        for piece in part {
            switch piece {
            case .literal(let bytes):
                guard at + bytes.count <= line.count else { return nil }
                for (offset, byte) in bytes.enumerated() where line[at + offset] != byte { return nil }
                at += bytes.count
            case .digits:
                let from = at
                while at < line.count, line[at].isDigit { at += 1 }
                guard at > from else { return nil }
            }
        }
        return at
    }
}

extension [UInt8] {
    /// Lower case for ASCII and for the Latin letters of Western Europe.
    var folded: [UInt8] {
        var out = self
        for index in out.indices {
            if index > 0, out[index - 1] == 0xC3, (0x80...0x9E).contains(out[index]), out[index] != 0x97 {
                out[index] += 0x20
            } else {
                out[index] = out[index].lowered
            }
        }
        return out
    }
}
