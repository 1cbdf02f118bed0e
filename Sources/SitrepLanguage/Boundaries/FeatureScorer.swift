// A small network over hashed features: rows of small integers are added, one hidden layer reads the sum.

/// Scores a place in a text by templates, which name the columns of rows of numbers around it.
package struct FeatureScorer: Sendable {
    /// The most scores that a network gives.
    package typealias Scores = SIMD4<Float>
    private typealias Units = SIMD8<Float>

    /// Rows on each side of the one asked about that templates may read.
    package static let reach = 5

    /// Columns of all templates, one template after the other: steps from the row that is asked about.
    private let parts: [Int32]
    /// Number of parts of each template.
    private let lengths: [Int]
    /// A row for each slot …
    private let table: [Int8]
    /// … and the mark of the feature that owns it; others have no row.
    private let marks: [UInt8]
    /// Numbers in a row of the table: 4 or 8.
    private let width: Int
    private let scale: Float
    private let bias: Units
    private let output: [Units]
    private let outputBias: Scores

    init(_ file: SafeTensors, _ name: String, columns: Int) throws(WeightsError) {
        let (cells, shape) = try file.tensor(name + ".templates", as: Int8.self, dtype: "I8")
        let (table, size) = try file.tensor(name + ".table", as: Int8.self, dtype: "I8")
        let (marks, slots) = try file.tensor(name + ".marks", as: UInt8.self, dtype: "U8")
        let outputs = file.shape(of: name + ".output")
        guard shape.count == 3, shape[2] == 2, slots.count == 1, slots[0].nonzeroBitCount == 1,
            size.count == 2, size[0] == slots[0], size[1] == 4 || size[1] == 8,
            outputs.count == 2, (1...Scores.scalarCount).contains(outputs[0])
        else { throw WeightsError(.wrongShape, location: name, hint: "train it again") }
        var parts: [Int32] = []
        var lengths: [Int] = []
        for template in 0..<shape[0] {
            let first = parts.count
            for cell in template * shape[1]..<(template + 1) * shape[1] where cells[cell * 2] >= 0 {
                let column = Int(cells[cell * 2])
                let offset = Int(cells[cell * 2 + 1])
                guard column < columns, abs(offset) <= Self.reach else {
                    throw WeightsError(.wrongShape, location: name + ".templates", hint: "train it again")
                }
                parts.append(Int32(offset * columns + column))
            }
            lengths.append(parts.count - first)
        }
        self.parts = parts
        self.lengths = lengths
        self.table = table
        self.marks = marks
        scale = try file.floats(name + ".scale", [1])[0]
        let width = size[1]
        self.width = width
        bias = Self.units(try file.floats(name + ".bias", [width])[...])
        let weights = try file.floats(name + ".output", [outputs[0], width])
        output = (0..<outputs[0]).map { Self.units(weights[$0 * width..<($0 + 1) * width]) }
        var scores = Scores(repeating: -.infinity)
        for (index, value) in try file.floats(name + ".output.bias", [outputs[0]]).enumerated() {
            scores[index] = value
        }
        outputBias = scores
    }

    /// The numbers of a row, with zeros behind a short one.
    private static func units(_ numbers: ArraySlice<Float>) -> Units {
        var units = Units(repeating: 0)
        for (index, number) in numbers.enumerated() { units[index] = number }
        return units
    }

    /// Scores of a place; those beyond the network's own are minus infinity.
    ///
    /// - Parameter row: the row after the place; `reach` rows lie on either side of it.
    package func scores(_ row: UnsafePointer<UInt32>) -> Scores {
        var sum = SIMD8<Int16>(repeating: 0)
        marks.withUnsafeBufferPointer { marks in
            table.withUnsafeBytes { table in
                parts.withUnsafeBufferPointer { parts in
                    let mask = UInt32(truncatingIfNeeded: marks.count - 1)
                    var part = 0
                    var seed: UInt32 = 0
                    for length in lengths {
                        seed &+= 0x9E37_79B1
                        var hash = seed
                        for _ in 0..<length {
                            hash = (hash ^ row[Int(parts[part])]) &* 0x85EB_CA6B
                            hash ^= hash >> 15
                            part += 1
                        }
                        let slot = Int((hash ^ hash >> 16) & mask)
                        guard marks[slot] == UInt8(truncatingIfNeeded: hash >> 24) else { continue }
                        if width == 4 {
                            let small = table.loadUnaligned(fromByteOffset: slot * 4, as: SIMD4<Int8>.self)
                            sum.lowHalf &+= SIMD4(truncatingIfNeeded: small)
                        } else {
                            let small = table.loadUnaligned(fromByteOffset: slot * 8, as: SIMD8<Int8>.self)
                            sum &+= SIMD8(truncatingIfNeeded: small)
                        }
                    }
                }
            }
        }
        let input = Units(sum) * scale + bias
        // The last units go to the scores as they are, the others where positive.
        var units = input
        units.replace(with: 0, where: input .< 0)
        for index in width - output.count..<width { units[index] = input[index] }
        var scores = outputBias
        for (index, weights) in output.enumerated() { scores[index] += (units * weights).sum() }
        return scores
    }
}
