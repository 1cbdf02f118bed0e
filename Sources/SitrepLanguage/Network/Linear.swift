// y = x W + b over many rows at once.

import COpenBLAS

/// An affine map; weights lie input by output, row by row.
struct Linear: Sendable {
    let inputs: Int
    let outputs: Int
    private let weights: [Float]
    private let bias: [Float]

    init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        let shape = file.shape(of: name + ".weight")
        inputs = shape.first ?? 0
        outputs = shape.last ?? 0
        weights = try file.floats(name + ".weight", [inputs, outputs])
        bias = try file.floats(name + ".bias", [outputs])
    }

    /// Writes `rows` rows of outputs; `x` holds `rows` rows of inputs.
    func apply(_ x: UnsafePointer<Float>, rows: Int, into y: UnsafeMutablePointer<Float>) {
        guard rows > 0 else { return }
        bias.withUnsafeBufferPointer { bias in
            guard let base = bias.baseAddress else { return }
            for row in 0..<rows { (y + row * outputs).update(from: base, count: outputs) }
        }
        weights.withUnsafeBufferPointer { weights in
            multiply(
                x, rows: rows, columns: inputs, by: weights.baseAddress, columns: outputs, transposed: false,
                addingTo: y, stride: outputs)
        }
    }
}

/// c += a b, or a bᵀ when `transposed`; `a` is rows × inner.
func multiply(
    _ a: UnsafePointer<Float>, rows: Int, columns inner: Int, by b: UnsafePointer<Float>?, columns: Int,
    transposed: Bool, addingTo c: UnsafeMutablePointer<Float>, stride: Int
) {
    cblas_sgemm(
        CblasRowMajor, CblasNoTrans, transposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), Int32(inner),
        1, a, Int32(inner), b, Int32(transposed ? inner : columns), 1, c, Int32(stride))
}
