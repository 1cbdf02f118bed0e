// Parts of speech: the best of each kind of tag for each word.

struct TagHead: Sendable {
    private let product: Linear
    private let universal: Int

    /// Columns of universal tags come first, then those of Penn tags.
    init(_ file: SafeTensors, universal: Int, penn: Int) throws(WeightsError) {
        product = try Linear(file, "tags")
        self.universal = universal
        guard product.outputs == universal + penn else {
            throw WeightsError(.wrongShape, location: "tags", hint: "train the model again")
        }
    }

    func read(_ rows: UnsafePointer<Float>, into words: inout ArraySlice<WordReading>) {
        let count = words.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * product.outputs)) { buffer in
            guard let scores = buffer.baseAddress else { return }
            product.apply(rows, rows: count, into: scores)
            for (offset, index) in words.indices.enumerated() {
                let row = UnsafeBufferPointer(start: scores + offset * product.outputs, count: product.outputs)
                words[index].universalTag = UInt8(clamping: indexOfMaximum(row[..<universal]))
                words[index].pennTag = UInt8(clamping: indexOfMaximum(row[universal...]) - universal)
            }
        }
    }
}

/// Index of the first largest number.
@inline(__always)
func indexOfMaximum(_ numbers: Slice<UnsafeBufferPointer<Float>>) -> Int {
    var best = numbers.startIndex
    for index in numbers.indices where numbers[index] > numbers[best] { best = index }
    return best
}
