// Rows of small integers with a scale each: a learned table of vectors in a quarter of the room.

struct WordTable: Sendable {
    let rows: Int
    let width: Int
    private let values: [Int8]
    private let scales: [Float]

    init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        let (values, shape) = try file.tensor(name, as: Int8.self, dtype: "I8")
        rows = shape.first ?? 0
        width = shape.last ?? 0
        scales = try file.floats(name + ".scale", [rows])
        self.values = values
    }

    /// Adds a row, times a factor.
    @inline(__always)
    func add(row: Int, times factor: Float, to target: UnsafeMutablePointer<Float>) {
        let scale = scales[row] * factor
        values.withUnsafeBytes { bytes in
            let start = row * width
            for offset in stride(from: 0, to: width, by: 8) {
                let small = bytes.loadUnaligned(fromByteOffset: start + offset, as: SIMD8<Int8>.self)
                let raw = UnsafeMutableRawPointer(target + offset)
                let old = raw.loadUnaligned(as: SIMD8<Float>.self)
                raw.storeBytes(of: old + SIMD8<Float>(small) * scale, as: SIMD8<Float>.self)
            }
        }
    }
}
