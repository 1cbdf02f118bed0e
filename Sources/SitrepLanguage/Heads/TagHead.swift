// Parts of speech: the best of each kind of tag for each word.

struct TagHead: Sendable {
    private let product: Product
    private let universal: Int

    /// Columns of universal tags come first, then those of Penn tags.
    init(_ file: SafeTensors, universal: Int, penn: Int) throws(WeightsError) {
        product = try Product(file, "tags")
        self.universal = universal
        guard product.outputs == universal + penn else {
            throw WeightsError(.wrongShape, location: "tags", hint: "train the model again")
        }
    }

    func read(_ encoded: EncodedWords, into words: inout ArraySlice<WordReading>) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, encoded.count * product.outputs)) { buffer in
            guard let scores = buffer.baseAddress else { return }
            product.apply(encoded.rows, count: encoded.count, into: scores)
            for (offset, index) in words.indices.enumerated() {
                let row = scores + offset * product.outputs
                words[index].universalTag = UInt8(clamping: indexOfMaximum(row, universal))
                words[index].pennTag = UInt8(clamping: indexOfMaximum(row + universal, product.outputs - universal))
            }
        }
    }
}

/// Index of the first largest of some numbers.
@inline(__always)
func indexOfMaximum(_ numbers: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for index in 1..<max(1, count) where numbers[index] > numbers[best] { best = index }
    return best
}
