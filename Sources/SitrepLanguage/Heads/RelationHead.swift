// What a word is to its head.

/// relu(dependent + head) to the relations, for the heads already chosen.
struct RelationHead: Sendable {
    private let dependents: Linear
    private let heads: Linear
    private let root: [Float]
    private let product: Linear

    init(_ file: SafeTensors, relations: Int) throws(WeightsError) {
        dependents = try Linear(file, "relation.dependent")
        heads = try Linear(file, "relation.head")
        product = try Linear(file, "relation.product")
        root = try file.floats("relation.root", [heads.outputs])
        guard product.outputs == relations else {
            throw WeightsError(.wrongShape, location: "relation.product", hint: "train the model again")
        }
    }

    func read(_ rows: UnsafePointer<Float>, into words: inout ArraySlice<WordReading>) {
        let count = words.count
        let size = heads.outputs
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * (2 * size + product.outputs))) {
            buffer in
            guard let pairs = buffer.baseAddress else { return }
            let asHead = pairs + count * size
            let scores = asHead + count * size
            dependents.apply(rows, rows: count, into: pairs)
            heads.apply(rows, rows: count, into: asHead)
            root.withUnsafeBufferPointer { root in
                for offset in 0..<count {
                    let step = Int(words[words.startIndex + offset].head)
                    let head =
                        step == 0
                        ? root : UnsafeBufferPointer(start: asHead + (offset + step) * size, count: size)
                    let pair = pairs + offset * size
                    for index in 0..<size { pair[index] = max(0, pair[index] + head[index]) }
                }
            }
            product.apply(pairs, rows: count, into: scores)
            for (offset, index) in words.indices.enumerated() {
                let row = UnsafeBufferPointer(start: scores + offset * product.outputs, count: product.outputs)
                words[index].relation = UInt8(clamping: indexOfMaximum(row[...]))
            }
        }
    }
}
