// Rows of small whole numbers for the features that were learned; a place's rows are added.

/// A table of learned features, found by their numbers.
package struct SparseTable: Sendable {
    /// In rising order.
    private let keys: [UInt32]
    private let rows: [Int8]
    /// What a step of each column is worth.
    private let scales: [Float]
    private let bias: [Float]

    package var width: Int { scales.count }

    package init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        let (keys, count) = try file.tensor(name + ".keys", as: UInt32.self, dtype: "U32")
        let (rows, shape) = try file.tensor(name + ".table", as: Int8.self, dtype: "I8")
        guard shape.count == 2, count.count == 1, shape[0] == count[0] else {
            throw WeightsError(.wrongShape, location: name, hint: "train it again")
        }
        self.keys = keys
        self.rows = rows
        scales = try file.floats(name + ".scale", [shape[1]])
        bias = try file.floats(name + ".bias", [shape[1]])
    }

    /// The sum of the rows of those features that are known, with the bias.
    package func sum(of features: some Sequence<UInt32>) -> [Float] {
        var sums = [Int32](repeating: 0, count: width)
        for number in features {
            guard let row = row(of: number) else { continue }
            for column in 0..<width { sums[column] += Int32(rows[row * width + column]) }
        }
        return (0..<width).map { Float(sums[$0]) * scales[$0] + bias[$0] }
    }

    private func row(of number: UInt32) -> Int? {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == number ? low : nil
    }
}
