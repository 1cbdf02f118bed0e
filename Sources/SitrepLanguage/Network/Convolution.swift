// One layer of the encoder: each word sees itself and two neighbours at a distance.

/// x + relu(W [x(t-d), x(t), x(t+d)]) over normalised rows; nothing is seen over the end of a sentence.
struct Convolution: Sendable {
    let dilation: Int
    private let product: Product

    init(_ file: SafeTensors, _ name: String, dilation: Int, units: Int) throws(WeightsError) {
        self.dilation = dilation
        product = try Product(file, name)
        guard product.inputs == 3 * units, product.outputs == units else {
            throw WeightsError(.wrongShape, location: name, hint: "train the model again")
        }
    }

    /// Changes the rows of `x` in place; `normal` and `windows` are room for them, and for three times as many.
    func apply(
        _ x: UnsafeMutablePointer<Float>, sentences: [Range<Int>], rows: Int, normal: RoundedRows, windows: RoundedRows
    ) {
        normal.normalize(x, rows: rows)
        normal.copyWindows(of: sentences, distance: dilation, into: windows.bytes, stride: windows.width)
        product.apply(windows, count: rows, into: x, [.add, .positive])
    }
}

extension RoundedRows {
    /// Writes each row of a sentence between its neighbours at a distance; beyond the sentence all is zero.
    func copyWindows(
        of sentences: [Range<Int>], distance: Int, into target: UnsafeMutablePointer<UInt8>, stride: Int
    ) {
        for sentence in sentences {
            for row in sentence {
                let window = target + row * stride
                copy(row - distance, of: sentence, to: window)
                copy(row, of: sentence, to: window + width)
                copy(row + distance, of: sentence, to: window + 2 * width)
            }
        }
    }

    /// Writes one row, or zeros where it lies outside the sentence.
    func copy(_ row: Int, of sentence: Range<Int>, to target: UnsafeMutablePointer<UInt8>) {
        if sentence.contains(row) {
            target.update(from: bytes + row * width, count: width)
        } else {
            target.update(repeating: Self.zero, count: width)
        }
    }
}
