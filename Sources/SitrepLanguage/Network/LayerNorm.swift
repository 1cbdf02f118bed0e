// Rows brought to mean 0 and variance 1, then scaled.

/// Layer normalisation. https://arxiv.org/abs/1607.06450
struct LayerNorm: Sendable {
    private static let epsilon: Float = 1e-5
    private let scale: [Float]
    private let shift: [Float]

    init(_ file: SafeTensors, _ name: String, size: Int) throws(WeightsError) {
        scale = try file.floats(name + ".weight", [size])
        shift = try file.floats(name + ".bias", [size])
    }

    /// `rows` rows of `x` into `y`. The size is a multiple of 8.
    func apply(_ x: UnsafePointer<Float>, rows: Int, into y: UnsafeMutablePointer<Float>) {
        let size = scale.count
        let lanes = size / 8
        scale.withUnsafeBytes { scale in
            shift.withUnsafeBytes { shift in
                for row in 0..<rows {
                    let from = UnsafeRawPointer(x + row * size)
                    let to = UnsafeMutableRawPointer(y + row * size)
                    var total = SIMD8<Float>.zero
                    for lane in 0..<lanes {
                        total += from.loadUnaligned(fromByteOffset: lane * 32, as: SIMD8<Float>.self)
                    }
                    let mean = SIMD8(repeating: total.sum() / Float(size))
                    var square = SIMD8<Float>.zero
                    for lane in 0..<lanes {
                        let value = from.loadUnaligned(fromByteOffset: lane * 32, as: SIMD8<Float>.self) - mean
                        square += value * value
                    }
                    let ratio = SIMD8(repeating: 1 / (square.sum() / Float(size) + Self.epsilon).squareRoot())
                    for lane in 0..<lanes {
                        let offset = lane * 32
                        let value = from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) - mean
                        let scaled = value * ratio * scale.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                        to.storeBytes(
                            of: scaled + shift.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self),
                            toByteOffset: offset, as: SIMD8<Float>.self)
                    }
                }
            }
        }
    }
}
