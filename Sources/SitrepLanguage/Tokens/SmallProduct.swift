// A product of few outputs over rows of small whole numbers: sums of integers, so that order does not matter.

struct SmallProduct: Sendable {
    let inputs: Int
    private let weights: [Int8]
    /// What a step of each output is worth.
    private let scales: [Float]

    init(_ file: SafeTensors, _ name: String, outputs: Int) throws(WeightsError) {
        let (weights, shape) = try file.tensor(name, as: Int8.self, dtype: "I8")
        guard shape.count == 2, shape[0] == outputs else {
            throw WeightsError(.wrongShape, location: name, hint: "train it again")
        }
        self.weights = weights
        inputs = shape[1]
        scales = try file.floats(name + ".scale", [outputs])
    }

    /// Adds the product of a window of rows; what lies before the first number and past the last counts as zeros.
    func add(_ rows: [Int8], from start: Int, to sums: inout [Float]) {
        let low = max(0, -start)
        let high = max(low, min(inputs, rows.count - start))
        for output in sums.indices {
            var sum: Int32 = 0
            for input in low..<high {
                sum &+= Int32(weights[output * inputs + input]) * Int32(rows[start + input])
            }
            sums[output] += Float(sum) * scales[output]
        }
    }
}
