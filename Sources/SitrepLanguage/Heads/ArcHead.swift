// Which word governs which: a score for each pair of a sentence, and the best tree.

/// A biaffine scorer of heads with a preference for distances. https://arxiv.org/abs/1611.01734
struct ArcHead: Sendable {
    private let dependents: Product
    private let heads: Product
    private let arc: Product
    private let root: [Float]
    /// The root first, then heads to the left by distance class, then heads to the right.
    private let distance: [Float]
    private let bounds: [Int]

    /// A longer sentence is read in parts of this many words, so that memory stays linear in the text.
    static let longestSentence = 512

    init(_ file: SafeTensors) throws(WeightsError) {
        dependents = try Product(file, "arc.dependent")
        heads = try Product(file, "arc.head")
        arc = try Product(file, "arc.product")
        root = try file.floats("arc.root", [heads.outputs])
        bounds = try file.labels("distances").compactMap { Int($0) }
        distance = try file.floats("arc.distance", [2 * bounds.count + 1])
        guard arc.inputs == dependents.outputs, arc.outputs == heads.outputs else {
            throw WeightsError(.wrongShape, location: "arc.product", hint: "train the model again")
        }
    }

    /// Sets the head of each word: its distance to it, or 0 for a root.
    func read(_ encoded: EncodedWords, into words: inout ArraySlice<WordReading>) {
        let count = encoded.count
        let size = heads.outputs
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, 3 * count * size)) { buffer in
            guard let asDependent = buffer.baseAddress else { return }
            let asHead = asDependent + count * size
            let wanted = asHead + count * size
            dependents.apply(encoded.rows, count: count, into: asDependent, .positive)
            heads.apply(encoded.rows, count: count, into: asHead, .positive)
            RoundedRows.with(rows: count, width: size) { rounded in
                rounded.round(asDependent, rows: count)
                arc.apply(rounded, count: count, into: wanted)
            }
            read(wanted, asHead, encoded.sentences, into: &words)
        }
    }

    private func read(
        _ wanted: UnsafePointer<Float>, _ asHead: UnsafePointer<Float>, _ sentences: [Range<Int>],
        into words: inout ArraySlice<WordReading>
    ) {
        let longest = min(Self.longestSentence, sentences.map(\.count).max() ?? 0)
        let size = heads.outputs
        var tree = SpanningTree()
        var pairs = RowProduct()
        RoundedRows.with(rows: longest, width: size) { dependents in
            RoundedRows.with(rows: longest + 1, width: size) { heads in
                root.withUnsafeBufferPointer { if let root = $0.baseAddress { heads.round(root, rows: 1) } }
                withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, longest * (longest + 1))) { scores in
                    guard let scores = scores.baseAddress else { return }
                    for part in sentences.lazy.flatMap({ Self.parts(of: $0) }) {
                        dependents.round(wanted + part.lowerBound * size, rows: part.count)
                        heads.from(1).round(asHead + part.lowerBound * size, rows: part.count)
                        pairs.apply(dependents, count: part.count, heads, others: part.count + 1, into: scores)
                        addDistances(to: scores, words: part.count)
                        tree.solve(scores, words: part.count)
                        for (offset, row) in part.enumerated() {
                            let head = tree.heads[offset]
                            words[words.startIndex + row].head = head == 0 ? 0 : Int32(head - 1 - offset)
                        }
                    }
                }
            }
        }
    }

    private static func parts(of sentence: Range<Int>) -> [Range<Int>] {
        stride(from: sentence.lowerBound, to: sentence.upperBound, by: longestSentence).map {
            $0..<min(sentence.upperBound, $0 + longestSentence)
        }
    }

    /// `scores` has a row for each word: the root's score, then each word's.
    private func addDistances(to scores: UnsafeMutablePointer<Float>, words: Int) {
        for word in 0..<words {
            let row = scores + word * (words + 1)
            row[0] += distance[0]
            for head in 0..<words { row[1 + head] += distance[distanceClass(head - word)] }
        }
    }

    @inline(__always)
    private func distanceClass(_ delta: Int) -> Int {
        let size = abs(delta)
        var bound = 0
        while bound < bounds.count, bounds[bound] <= size { bound += 1 }
        return delta > 0 ? bound + bounds.count : bound
    }
}
