// One layer of the encoder: each word sees itself and two neighbours at a distance.

/// x + relu(W [x(t-d), x(t), x(t+d)]) over normalised rows; nothing is seen over the end of a sentence.
struct Convolution: Sendable {
    let dilation: Int
    private let units: Int
    private let norm: LayerNorm
    private let product: Linear

    init(_ file: SafeTensors, _ name: String, dilation: Int, units: Int) throws(WeightsError) {
        self.dilation = dilation
        self.units = units
        norm = try LayerNorm(file, name + ".norm", size: units)
        product = try Linear(file, name + ".product")
        guard product.inputs == 3 * units, product.outputs == units else {
            throw WeightsError(.wrongShape, location: name, hint: "train the model again")
        }
    }

    /// Changes the rows of `x` in place.
    func apply(_ x: UnsafeMutablePointer<Float>, sentences: [Range<Int>], rows: Int, _ scratch: Scratch) {
        norm.apply(x, rows: rows, into: scratch.normalized)
        for sentence in sentences { copyWindows(of: sentence, scratch) }
        product.apply(scratch.windows, rows: rows, into: scratch.sums)
        let zero = SIMD8<Float>.zero
        let target = UnsafeMutableRawPointer(x)
        let source = UnsafeRawPointer(scratch.sums)
        for offset in stride(from: 0, to: rows * units * 4, by: 32) {
            let sum = source.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            let old = target.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
            target.storeBytes(of: old + pointwiseMax(sum, zero), toByteOffset: offset, as: SIMD8<Float>.self)
        }
    }

    private func copyWindows(of sentence: Range<Int>, _ scratch: Scratch) {
        for row in sentence {
            let window = scratch.windows + row * 3 * units
            copy(row - dilation, of: sentence, to: window, scratch)
            copy(row, of: sentence, to: window + units, scratch)
            copy(row + dilation, of: sentence, to: window + 2 * units, scratch)
        }
    }

    private func copy(
        _ row: Int, of sentence: Range<Int>, to target: UnsafeMutablePointer<Float>, _ scratch: Scratch
    ) {
        if sentence.contains(row) {
            target.update(from: scratch.normalized + row * units, count: units)
        } else {
            target.update(repeating: 0, count: units)
        }
    }
}

/// Room for the layers' intermediate rows, made once a block.
struct Scratch {
    let normalized: UnsafeMutablePointer<Float>
    let windows: UnsafeMutablePointer<Float>
    let sums: UnsafeMutablePointer<Float>

    static func with<Result>(rows: Int, units: Int, _ body: (Scratch) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows * units * 5)) { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a temporary allocation has an address") }
            return body(Scratch(normalized: base, windows: base + rows * units, sums: base + rows * units * 4))
        }
    }
}
