// Which word governs which: a score for each pair of a sentence, and the best tree.

/// A biaffine scorer of heads with a preference for distances. https://arxiv.org/abs/1611.01734
struct ArcHead: Sendable {
    private let dependents: Linear
    private let heads: Linear
    private let arc: Linear
    private let root: [Float]
    /// How much a word wants to govern, whatever it governs.
    private let prior: [Float]
    /// The root first, then heads to the left by distance class, then heads to the right.
    private let distance: [Float]
    private let bounds: [Int]

    /// A longer sentence is read in parts of this many words, so that memory stays linear in the text.
    static let longestSentence = 512

    init(_ file: SafeTensors) throws(WeightsError) {
        dependents = try Linear(file, "arc.dependent")
        heads = try Linear(file, "arc.head")
        arc = try Linear(file, "arc.product")
        root = try file.floats("arc.root", [heads.outputs])
        prior = try file.floats("arc.prior", [heads.outputs])
        bounds = try file.labels("distances").compactMap { Int($0) }
        distance = try file.floats("arc.distance", [2 * bounds.count + 1])
    }

    /// Sets the head of each word: its distance to it, or 0 for a root.
    func read(_ rows: UnsafePointer<Float>, sentences: [Range<Int>], into words: inout ArraySlice<WordReading>) {
        let count = words.count
        let size = heads.outputs
        let longest = min(Self.longestSentence, sentences.map(\.count).max() ?? 0)
        let capacity = count * size * 3 + longest * (longest + 1)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, capacity)) { buffer in
            guard let asDependent = buffer.baseAddress else { return }
            let asHead = asDependent + count * size
            let wanted = asHead + count * size
            let scores = wanted + count * size
            dependents.apply(rows, rows: count, into: asDependent)
            rectify(asDependent, count * size)
            heads.apply(rows, rows: count, into: asHead)
            rectify(asHead, count * size)
            arc.apply(asDependent, rows: count, into: wanted)
            var tree = SpanningTree()
            for sentence in sentences {
                var start = sentence.lowerBound
                while start < sentence.upperBound {
                    let part = start..<min(sentence.upperBound, start + Self.longestSentence)
                    score(part, wanted: wanted, asHead: asHead, into: scores)
                    tree.solve(scores, words: part.count)
                    for (offset, row) in part.enumerated() {
                        let head = tree.heads[offset]
                        words[words.startIndex + row].head = head == 0 ? 0 : Int32(head - 1 - offset)
                    }
                    start = part.upperBound
                }
            }
        }
    }

    /// A row for each word: the root's score, then each word's.
    private func score(
        _ part: Range<Int>, wanted: UnsafePointer<Float>, asHead: UnsafePointer<Float>,
        into scores: UnsafeMutablePointer<Float>
    ) {
        let size = heads.outputs
        let count = part.count
        let columns = count + 1
        let rootPrior = dot(root, prior)
        for word in 0..<count {
            let row = scores + word * columns
            row[0] =
                root.withUnsafeBufferPointer {
                    dot($0, UnsafeBufferPointer(start: wanted + (part.lowerBound + word) * size, count: size))
                } + rootPrior + distance[0]
            for head in 0..<count { row[1 + head] = distance[distanceClass(head - word)] }
        }
        prior.withUnsafeBufferPointer { prior in
            for head in 0..<count {
                let want = dot(prior, UnsafeBufferPointer(start: asHead + (part.lowerBound + head) * size, count: size))
                for word in 0..<count { scores[word * columns + 1 + head] += want }
            }
        }
        multiply(
            wanted + part.lowerBound * size, rows: count, columns: size, by: asHead + part.lowerBound * size,
            columns: count, transposed: true, addingTo: scores + 1, stride: columns)
    }

    @inline(__always)
    private func distanceClass(_ delta: Int) -> Int {
        let size = abs(delta)
        var bound = 0
        while bound < bounds.count, bounds[bound] <= size { bound += 1 }
        return delta > 0 ? bound + bounds.count : bound
    }
}

@inline(__always)
func rectify(_ numbers: UnsafeMutablePointer<Float>, _ count: Int) {
    for index in 0..<count { numbers[index] = max(0, numbers[index]) }
}

@inline(__always)
func dot(_ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>) -> Float {
    var sum: Float = 0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
}

func dot(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
