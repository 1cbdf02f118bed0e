// Spans of words with a type each: names, and whatever else is taught as spans.

/// A linear-chain conditional random field over begin, inside and outside labels.
struct LabelHead: Sendable {
    /// The types of spans, in the order of their numbers.
    let types: [String]
    private let hidden: Product
    /// Reads the words themselves, where the head was taught with them; `hidden` then reads windows of three rows.
    private let word: Product?
    private let emit: Product
    /// From label to label, illegal steps far below all others.
    private let step: [Float]
    private let start: [Float]
    private let labels: [Label]

    private enum Label: Hashable {
        case outside
        case begin(Int)
        case inside(Int)
    }

    private static let never: Float = -1e4

    init(_ file: SafeTensors, _ name: String) throws(WeightsError) {
        let texts = try file.labels(name)
        var types: [String] = []
        var labels: [Label] = []
        for text in texts {
            let type = String(text.dropFirst(2))
            if text == "O" {
                labels.append(.outside)
                continue
            }
            if !types.contains(type) { types.append(type) }
            let number = types.firstIndex(of: type) ?? 0
            labels.append(text.hasPrefix("B-") ? .begin(number) : .inside(number))
        }
        var step = try file.floats(name + ".step", [labels.count, labels.count])
        var start = try file.floats(name + ".start", [labels.count])
        for (to, label) in labels.enumerated() {
            guard case .inside(let type) = label else { continue }
            start[to] = Self.never
            for (from, before) in labels.enumerated() where before != .begin(type) && before != .inside(type) {
                step[from * labels.count + to] = Self.never
            }
        }
        self.types = types
        self.labels = labels
        self.step = step
        self.start = start
        hidden = try Product(file, name + ".hidden")
        word = file.shape(of: name + ".word.weight").isEmpty ? nil : try Product(file, name + ".word")
        emit = try Product(file, name + ".emit")
        guard emit.outputs == labels.count, emit.inputs == hidden.outputs,
            word.map({ $0.outputs == hidden.outputs }) ?? true
        else {
            throw WeightsError(.wrongShape, location: name, hint: "train the model again")
        }
    }

    /// Appends the spans of each sentence; `base` is the number of the first row's word.
    func read(_ encoded: EncodedWords, base: Int, into spans: inout [LabelledSpan]) {
        let count = encoded.count
        let size = labels.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count * (hidden.outputs + size))) { buffer in
            guard let inner = buffer.baseAddress else { return }
            let scores = inner + count * hidden.outputs
            fill(inner, encoded)
            RoundedRows.with(rows: count, width: hidden.outputs) { rounded in
                rounded.round(inner, rows: count)
                emit.apply(rounded, count: count, into: scores)
            }
            var path: [Int] = []
            for sentence in encoded.sentences where !sentence.isEmpty {
                decode(scores + sentence.lowerBound * size, words: sentence.count, into: &path)
                append(path, from: base + sentence.lowerBound, to: &spans)
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

    /// The best sequence of labels (Viterbi).
    private func decode(_ scores: UnsafePointer<Float>, words: Int, into path: inout [Int]) {
        let size = labels.count
        path = [Int](repeating: 0, count: words)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: words * size) { back in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * size) { totals in
                for label in 0..<size { totals[label] = start[label] + scores[label] }
                for word in 1..<max(1, words) {
                    let old = word % 2 == 1 ? 0 : size
                    let new = size - old
                    for to in 0..<size {
                        var best = 0
                        var most = totals[old] + step[to]
                        for from in 1..<size {
                            let total = totals[old + from] + step[from * size + to]
                            if total > most {
                                most = total
                                best = from
                            }
                        }
                        totals[new + to] = most + scores[word * size + to]
                        back[word * size + to] = UInt8(clamping: best)
                    }
                }
                let last = words % 2 == 1 ? 0 : size
                var label = totals.baseAddress.map { indexOfMaximum($0 + last, size) } ?? 0
                for word in stride(from: words - 1, through: 0, by: -1) {
                    path[word] = label
                    if word > 0 { label = Int(back[word * size + label]) }
                }
            }
        }
    }

    private func append(_ path: [Int], from base: Int, to spans: inout [LabelledSpan]) {
        var open: (start: Int, type: Int)?
        for (word, label) in path.enumerated() {
            if case .inside = labels[label] { continue }
            if let open { spans.append(LabelledSpan(words: base + open.start..<base + word, type: open.type)) }
            if case .begin(let type) = labels[label] { open = (word, type) } else { open = nil }
        }
        if let open { spans.append(LabelledSpan(words: base + open.start..<base + path.count, type: open.type)) }
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
