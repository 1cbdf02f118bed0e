// The best sequence of begin, inside and outside labels, given scores of each word.

/// A linear-chain conditional random field.
struct LabelChain: Sendable {
    /// The types of spans, in the order of their numbers.
    let types: [String]
    /// Number of labels.
    var count: Int { labels.count }
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

    /// - Parameter texts: the labels, as `O`, `B-TYPE` and `I-TYPE`.
    init(_ file: SafeTensors, _ name: String, labels texts: [String]) throws(WeightsError) {
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
    }

    /// Appends the spans of the best sequence; scores are rows of `count`, `base` is the number of the first word.
    func append(_ scores: UnsafePointer<Float>, words: Int, from base: Int, to spans: inout [LabelledSpan]) {
        guard words > 0 else { return }
        append(decode(scores, words: words), from: base, to: &spans)
    }

    /// The best sequence of labels (Viterbi).
    private func decode(_ scores: UnsafePointer<Float>, words: Int) -> [Int] {
        let size = labels.count
        var path = [Int](repeating: 0, count: words)
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
        return path
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
