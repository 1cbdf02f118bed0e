// Spans of words with a type each: names, and whatever else is taught as spans.

/// Scores of begin, inside and outside labels, and the best chain of them.
struct LabelHead: Sendable {
    private let hidden: Product
    /// Reads the words themselves, where the head was taught with them; `hidden` then reads windows of three rows.
    private let word: Product?
    private let emit: Product
    private let chain: LabelChain

    /// The types of spans, in the order of their numbers.
    var types: [String] { chain.types }

    init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        chain = try LabelChain(file, name, labels: try file.labels(name))
        hidden = try Product(file, name + ".hidden")
        word = file.shape(of: name + ".word.weight").isEmpty ? nil : try Product(file, name + ".word")
        emit = try Product(file, name + ".emit")
        guard emit.outputs == chain.count, emit.inputs == hidden.outputs,
            word.map({ $0.outputs == hidden.outputs }) ?? true
        else {
            throw WeightsError(.wrongShape, location: name, hint: "train the model again")
        }
    }

    /// Appends the spans of each sentence; `base` is the number of the first row's word.
    func read(_ encoded: EncodedWords, base: Int, into spans: inout [LabelledSpan]) {
        let count = encoded.count
        let size = chain.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * (hidden.outputs + size))) { buffer in
            guard let inner = buffer.baseAddress else { return }
            let scores = inner + count * hidden.outputs
            fill(inner, encoded)
            RoundedRows.with(rows: count, width: hidden.outputs) { rounded in
                rounded.round(inner, rows: count)
                emit.apply(rounded, count: count, into: scores)
            }
            for sentence in encoded.sentences {
                chain.append(
                    scores + sentence.lowerBound * size, words: sentence.count, from: base + sentence.lowerBound,
                    to: &spans)
            }
        }
    }

    private func fill(_ inner: UnsafeMutablePointer<Float>, _ encoded: EncodedWords) {
        let count = encoded.count
        guard let word else { return hidden.apply(encoded.rows, count: count, into: inner, .positive) }
        RoundedRows.with(rows: count, width: hidden.inputs, sharedScale: encoded.rows.scales[0]) { windows in
            encoded.rows.copyWindows(
                of: encoded.sentences, distance: 1, into: windows.bytes, stride: windows.width)
            hidden.apply(windows, count: count, into: inner)
        }
        word.apply(encoded.words, count: count, into: inner, .add)
        for index in 0..<count * hidden.outputs { inner[index] = max(0, inner[index]) }
    }
}

/// Words that belong together, and the number of their type.
public struct LabelledSpan: Sendable, Hashable {
    public let words: Range<Int>
    public let type: Int

    public init(words: Range<Int>, type: Int) {
        self.words = words
        self.type = type
    }
}
