// What a word is to its head.

/// relu(dependent + head) to the relations, for the heads already chosen.
struct RelationHead: Sendable {
    private let dependents: Product
    private let heads: Product
    private let root: [Float]
    private let product: Product

    init(_ file: SafeTensors, relations: Int) throws(WeightsError) {
        dependents = try Product(file, "relation.dependent")
        heads = try Product(file, "relation.head")
        product = try Product(file, "relation.product")
        root = try file.floats("relation.root", [heads.outputs])
        guard product.outputs == relations, product.inputs == heads.outputs, heads.outputs == dependents.outputs else {
            throw WeightsError(.wrongShape, location: "relation.product", hint: "train the model again")
        }
    }

    func read(_ encoded: EncodedWords, into words: inout ArraySlice<WordReading>) {
        let count = encoded.count
        let size = heads.outputs
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * (2 * size + product.outputs))) {
            buffer in
            guard let pairs = buffer.baseAddress else { return }
            let asHead = pairs + count * size
            let scores = asHead + count * size
            dependents.apply(encoded.rows, count: count, into: pairs)
            heads.apply(encoded.rows, count: count, into: asHead)
            join(pairs, with: asHead, of: words)
            RoundedRows.with(rows: count, width: size) { rounded in
                rounded.round(pairs, rows: count)
                product.apply(rounded, count: count, into: scores)
            }
            for (offset, index) in words.indices.enumerated() {
                let best = indexOfMaximum(scores + offset * product.outputs, product.outputs)
                words[index].relation = UInt8(clamping: best)
            }
        }
    }

    /// Adds each word's head to it, and cuts what is below 0.
    private func join(
        _ pairs: UnsafeMutablePointer<Float>, with asHead: UnsafePointer<Float>, of words: ArraySlice<WordReading>
    ) {
        let size = heads.outputs
        root.withUnsafeBufferPointer { root in
            guard let root = root.baseAddress else { return }
            for (offset, word) in words.enumerated() {
                let step = Int(word.head)
                let head = step == 0 ? root : asHead + (offset + step) * size
                let pair = pairs + offset * size
                for index in 0..<size { pair[index] = max(0, pair[index] + head[index]) }
            }
        }
    }
}
