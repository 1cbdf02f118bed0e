// From words to a row of numbers for each, aware of its sentence. All heads read these rows.

/// Word vectors, then convolutions whose reach doubles.
struct Encoder: Sendable {
    /// Floats of one row.
    let units: Int
    private let words: WordVectors
    private let input: Linear
    private let layers: [Convolution]
    private let norm: LayerNorm

    init(_ file: SafeTensors) throws(WeightsError) {
        words = try WordVectors(file)
        input = try Linear(file, "input")
        let units = input.outputs
        guard words.width == input.inputs, units % 8 == 0 else {
            throw WeightsError(.wrongShape, location: "input", hint: "train the model again")
        }
        var layers: [Convolution] = []
        for (index, dilation) in try file.labels("dilations").enumerated() {
            layers.append(try Convolution(file, "layer\(index)", dilation: Int(dilation) ?? 1, units: units))
        }
        self.units = units
        self.layers = layers
        norm = try LayerNorm(file, "norm", size: units)
    }

    /// Writes one row a word. Sentences are ranges of `words`, in order and without gaps, counted from its start.
    func encode(
        _ words: ArraySlice<Range<Int>>, sentences: [Range<Int>], of text: UnsafeBufferPointer<UInt8>,
        into rows: UnsafeMutablePointer<Float>
    ) {
        let count = words.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count * (self.words.width + units)) { buffer in
            guard let vectors = buffer.baseAddress else { return }
            vectors.update(repeating: 0, count: count * self.words.width)
            let hidden = vectors + count * self.words.width
            self.words.fill(vectors, words: words, of: text)
            input.apply(vectors, rows: count, into: hidden)
            Scratch.with(rows: count, units: units) { scratch in
                for layer in layers { layer.apply(hidden, sentences: sentences, rows: count, scratch) }
            }
            norm.apply(hidden, rows: count, into: rows)
        }
    }
}
