// A small network over the tokens of a text: hashed features and the encoder's rows make a few units a token, from which
// one decision a part of the text, or a chain of labels, is read. Trained by `Training/sitrep_training/coding.py`.

/// Immutable, shared by all workers.
package struct TokenNetwork: Sendable {
    /// What a part of a text may be; for a chain the types of spans.
    package let labels: [String]
    private let templates: TokenTemplates
    private let features: SparseTable
    private let context: SmallProduct
    private let words: SmallProduct
    private let output: [Float]
    private let bias: [Float]
    private let chain: LabelChain?
    private let width: Int

    /// Sums over the tokens of a part are divided by this, as in training.
    private static let many: Float = 8

    /// - Parameters:
    ///   - name: the network's name in the file.
    ///   - part: the begin of the tensors' names: empty, or one of several models in a file.
    ///   - columns: numbers in the row of a token.
    package init(_ file: SafeTensors, _ name: String, part: String = "", columns: Int) throws(WeightsError) {
        let tensors = part + name
        let texts = try file.labels(name)
        templates = try TokenTemplates(file, tensors + ".templates", columns: columns)
        features = try SparseTable(file, tensors + ".features")
        context = try SmallProduct(file, tensors + ".context", outputs: features.width)
        words = try SmallProduct(file, tensors + ".words", outputs: features.width)
        if file.shape(of: tensors + ".step").isEmpty {
            chain = nil
            labels = texts
            width = 2 * features.width
        } else {
            let chain = try LabelChain(file, tensors, labels: texts)
            self.chain = chain
            labels = chain.types
            width = features.width
        }
        output = try file.floats(tensors + ".output", [texts.count, width])
        bias = try file.floats(tensors + ".output.bias", [texts.count])
    }

    /// Scores of the labels for each part of a text; positive where one of several is told, the largest where one of all is.
    package func scores(_ columns: [UInt32], _ rows: WordRows, parts: [Range<Int>]) -> [[Float]] {
        let units = units(columns, rows)
        return parts.map { part in
            let inner = part.clamped(to: 0..<units.count)
            var pooled = [Float](repeating: 0, count: width)
            for token in inner {
                for (unit, value) in units[token].enumerated() {
                    pooled[unit] = max(pooled[unit], value)
                    pooled[features.width + unit] += value / Self.many
                }
            }
            return emitted(pooled)
        }
    }

    /// The spans of the best chain of labels; types are numbers among ``labels``.
    package func spans(_ columns: [UInt32], _ rows: WordRows) -> [LabelledSpan] {
        guard let chain else { return [] }
        let units = units(columns, rows)
        var result: [LabelledSpan] = []
        units.flatMap(emitted).withUnsafeBufferPointer { scores in
            guard let first = scores.baseAddress else { return }
            chain.append(first, words: units.count, from: 0, to: &result)
        }
        return result
    }

    /// The units of each token, positive ones.
    private func units(_ columns: [UInt32], _ rows: WordRows) -> [[Float]] {
        let count = rows.count
        let reach = context.inputs / rows.contextWidth / 2
        return (0..<count).map { token in
            var sums = features.sum(of: templates.features(of: token, in: columns, count: count))
            context.add(rows.context, from: (token - reach) * rows.contextWidth, to: &sums)
            words.add(rows.words, from: token * rows.wordWidth, to: &sums)
            return sums.map { max(0, $0) }
        }
    }

    private func emitted(_ units: [Float]) -> [Float] {
        bias.indices.map { label in
            var score = bias[label]
            for (unit, value) in units.enumerated() { score += output[label * width + unit] * value }
            return score
        }
    }
}
