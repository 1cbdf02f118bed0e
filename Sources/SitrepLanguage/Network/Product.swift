// y = x W + b over many rows at once, in 8-bit integers.

import CIntegerProducts

/// An affine map. Weights are integers with a scale for each output; sums are exact, so that every machine gives the same results.
struct Product: Sendable {
    /// What becomes of results.
    struct Effect: OptionSet, Sendable {
        let rawValue: Int32
        static let add = Effect(rawValue: Int32(SITREP_ADD))
        static let positive = Effect(rawValue: Int32(SITREP_POSITIVE))
    }

    let inputs: Int
    let outputs: Int
    private let packed: [Int8]
    private let corrections: [Int32]
    private let scales: [Float]
    private let bias: [Float]

    private static let panel = Int(SITREP_PANEL)

    init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        let (weights, shape) = try file.tensor(name + ".weight", as: Int8.self, dtype: "I8")
        guard shape.count == 2, shape[0] % Int(SITREP_STEP) == 0, shape[0] > 0, shape[1] > 0 else {
            throw WeightsError(.wrongShape, location: name, hint: "train the model again")
        }
        self.init(
            weights: weights, inputs: shape[0], scales: try file.floats(name + ".scale", [shape[1]]),
            bias: try file.floats(name + ".bias", [shape[1]]))
    }

    /// - Parameters:
    ///   - weights: inputs by outputs, row by row.
    ///   - inputs: a multiple of 4.
    init(weights: [Int8], inputs: Int, scales: [Float], bias: [Float]) {
        let outputs = scales.count
        let width = Self.padded(outputs)
        var packed = [Int8](repeating: 0, count: sitrep_packed_size(inputs, outputs))
        var corrections = [Int32](repeating: 0, count: width)
        sitrep_pack(weights, inputs, outputs, 0, &packed, &corrections)
        let padding = [Float](repeating: 0, count: width - outputs)
        self.inputs = inputs
        self.outputs = outputs
        self.packed = packed
        self.corrections = corrections
        self.scales = scales + padding
        self.bias = bias + padding
    }

    /// Outputs are computed in groups; a row of them has room for whole groups.
    static func padded(_ outputs: Int) -> Int { (outputs + panel - 1) / panel * panel }

    /// Writes `count` rows of outputs to `y`, `stride` floats apart (`outputs` where nothing is said).
    func apply(
        _ rows: RoundedRows, count: Int, into y: UnsafeMutablePointer<Float>, stride: Int? = nil, _ effect: Effect = [],
        by instructions: Instructions = .best
    ) {
        sitrep_multiply(
            instructions.kind, rows.bytes, count, inputs, rows.scales, rows.sharesScale ? 1 : 0, packed, corrections,
            scales, bias, outputs, y, stride ?? outputs, effect.rawValue)
    }
}

/// y = x hᵀ for rows on both sides that are known only now.
struct RowProduct: ~Copyable {
    private var packed: [Int8] = []
    private var corrections: [Int32] = []
    private var scales: [Float] = []
    private var bias: [Float] = []
    private var signed: [Int8] = []

    /// Writes, for each of `count` rows of `x`, its products with `others` rows of `h`.
    mutating func apply(
        _ x: RoundedRows, count: Int, _ h: RoundedRows, others: Int, into y: UnsafeMutablePointer<Float>
    ) {
        let width = Product.padded(others)
        grow(inputs: x.width, outputs: others)
        for index in 0..<others * h.width { signed[index] = Int8(bitPattern: h.bytes[index] &- RoundedRows.zero) }
        for index in 0..<others { scales[index] = h.scales[h.sharesScale ? 0 : index] }
        for index in others..<width { scales[index] = 0 }
        sitrep_pack(signed, x.width, others, 1, &packed, &corrections)
        sitrep_multiply(
            Instructions.best.kind, x.bytes, count, x.width, x.scales, x.sharesScale ? 1 : 0, packed, corrections,
            scales, bias, others, y, others, 0)
    }

    private mutating func grow(inputs: Int, outputs: Int) {
        let size = sitrep_packed_size(inputs, outputs)
        guard packed.count < size else { return }
        let width = Product.padded(outputs)
        packed = [Int8](repeating: 0, count: size)
        signed = packed
        corrections = [Int32](repeating: 0, count: width)
        scales = [Float](repeating: 0, count: width)
        bias = scales
    }
}
