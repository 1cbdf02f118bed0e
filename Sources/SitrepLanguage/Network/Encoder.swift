// From words to a row of numbers for each, aware of its sentence. All heads read these rows.

/// What heads read of a block of words; lent for one call.
struct EncodedWords {
    /// A row a word that knows of the words around it.
    let rows: RoundedRows
    /// A row a word of the word alone.
    let words: RoundedRows
    /// Ranges of rows, in order and without gaps.
    let sentences: [Range<Int>]

    var count: Int { sentences.last?.upperBound ?? 0 }
}

/// Word vectors, then convolutions whose reach doubles.
struct Encoder: Sendable {
    /// Numbers of one row.
    let units: Int
    /// Numbers of a word's row before it knows its neighbours.
    var wordWidth: Int { words.width }
    private let words: WordVectors
    private let input: Product
    private let layers: [Convolution]
    /// What one step of a normalised row stands for.
    private let scale: Float

    init(_ file: SafeTensors) throws(WeightsError) {
        words = try WordVectors(file)
        input = try Product(file, "input")
        let units = input.outputs
        guard words.width == input.inputs, units == Product.padded(units), let scale = file.number("rowscale") else {
            throw WeightsError(.wrongShape, location: "input", hint: "train the model again")
        }
        var layers: [Convolution] = []
        for (index, dilation) in try file.labels("dilations").enumerated() {
            layers.append(try Convolution(file, "layer\(index)", dilation: Int(dilation) ?? 1, units: units))
        }
        self.units = units
        self.layers = layers
        self.scale = scale
    }

    /// Lends a row a word. Sentences are ranges of `words`, in order and without gaps, counted from its start.
    func encode(
        _ words: ArraySlice<Range<Int>>, sentences: [Range<Int>], of text: UnsafeBufferPointer<UInt8>,
        _ body: (EncodedWords) -> Void
    ) {
        let count = words.count
        let width = wordWidth
        RoundedRows.with(rows: count, width: width) { known in
            RoundedRows.with(rows: count, width: units, sharedScale: scale) { normal in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * max(units, width))) { buffer in
                    guard let hidden = buffer.baseAddress else { return }
                    hidden.update(repeating: 0, count: count * width)
                    self.words.fill(hidden, words: words, of: text)
                    known.round(hidden, rows: count)
                    input.apply(known, count: count, into: hidden)
                    RoundedRows.with(rows: count, width: 3 * units, sharedScale: scale) { windows in
                        for layer in layers {
                            layer.apply(hidden, sentences: sentences, rows: count, normal: normal, windows: windows)
                        }
                    }
                    normal.normalize(hidden, rows: count)
                }
                body(EncodedWords(rows: normal, words: known, sentences: sentences))
            }
        }
    }
}
