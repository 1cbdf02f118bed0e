// Which columns of which rows make a feature: data of a taught file, so that a new one needs no new code.

/// Templates over rows of numbers, a row a token.
package struct TokenTemplates: Sendable {
    private struct Part: Sendable {
        let column: Int
        /// Tokens from the one that is asked about.
        let step: Int
    }

    private let templates: [[Part]]
    private let columns: Int
    /// What every column holds before the first row, and after the last.
    private static let before: UInt32 = 0x1001
    private static let after: UInt32 = 0x2002

    init(_ file: SafeTensors, _ name: String, columns: Int) throws(WeightsError) {
        let (cells, shape) = try file.tensor(name, as: Int8.self, dtype: "I8")
        guard shape.count == 3, shape[2] == 2 else {
            throw WeightsError(.wrongShape, location: name, hint: "train it again")
        }
        let (count, longest) = (shape[0], shape[1])
        templates = (0..<count).map { template in
            (template * longest..<(template + 1) * longest).compactMap { cell in
                cells[cell * 2] < 0 ? nil : Part(column: Int(cells[cell * 2]), step: Int(cells[cell * 2 + 1]))
            }
        }
        guard templates.allSatisfy({ $0.allSatisfy { $0.column < columns } }) else {
            throw WeightsError(.wrongShape, location: name, hint: "it reads other columns; train it again")
        }
        self.columns = columns
    }

    /// One number for each template at a token of a text of so many.
    func features(of token: Int, in rows: [UInt32], count: Int) -> [UInt32] {
        var seed: UInt32 = 0
        return templates.map { parts in
            seed &+= 0x9E37_79B1
            return parts.reduce(seed) { hash, part in
                let row = token + part.step
                let value =
                    row < 0 ? Self.before : row >= count ? Self.after : rows[row * columns + part.column]
                let mixed = (hash ^ value) &* 0x85EB_CA6B
                return mixed ^ mixed >> 15
            }
        }
    }
}
