// What answers for one kind of coded sentences: a network over tokens, scores of whole parts, or both added up.
// Trained by `Training/sitrep_training/coding.py`.

/// Immutable, shared by all workers.
package struct CodingNetwork: Sendable {
    /// What a part of a text may be; for a chain the types of spans.
    package let labels: [String]
    private let network: TokenNetwork?
    private let parts: PartTable?

    /// A part of a text: its tokens, and what is seen of it as a whole.
    package struct Part: Sendable {
        let tokens: Range<Int>
        let features: FeatureSet

        package init(tokens: Range<Int>, features: FeatureSet) {
            self.tokens = tokens
            self.features = features
        }
    }

    /// Arguments as in ``TokenNetwork``.
    package init(_ file: SafeTensors, _ name: String, part: String = "", columns: Int) throws(WeightsError) {
        let tensors = part + name
        let hasParts = !file.shape(of: tensors + ".parts.table").isEmpty
        let hasNetwork = !hasParts || !file.shape(of: tensors + ".output").isEmpty
        network = hasNetwork ? try TokenNetwork(file, name, part: part, columns: columns) : nil
        parts = hasParts ? try PartTable(file, tensors + ".parts", columns: columns) : nil
        labels = if let network { network.labels } else { try file.labels(name) }
        guard parts.map({ $0.table.width == labels.count }) ?? true else {
            throw WeightsError(.wrongShape, location: tensors, hint: "train it again")
        }
    }

    /// Scores of the labels for each part of a text; positive where one of several is told, the largest where one of all is.
    package func scores(_ columns: [UInt32], _ rows: WordRows, parts asked: [Part]) -> [[Float]] {
        let ofTokens = network?.scores(columns, rows, parts: asked.map(\.tokens))
        return asked.indices.map { at in
            let whole = parts?.scores(of: asked[at], columns, count: rows.count)
            guard let own = ofTokens?[at] else { return whole ?? [] }
            return whole.map { zip(own, $0).map(+) } ?? own
        }
    }

    /// The spans of the best chain of labels; types are numbers among ``labels``.
    package func spans(_ columns: [UInt32], _ rows: WordRows) -> [LabelledSpan] {
        network?.spans(columns, rows) ?? []
    }
}

/// Log-linear scores of a part from what is seen of it as a whole, and from templates over its tokens, each feature once.
private struct PartTable: Sendable {
    let table: SparseTable
    private let templates: TokenTemplates?

    init(_ file: SafeTensors, _ name: String, columns: Int) throws(WeightsError) {
        table = try SparseTable(file, name)
        let hasTemplates = !file.shape(of: name + ".templates").isEmpty
        templates = hasTemplates ? try TokenTemplates(file, name + ".templates", columns: columns) : nil
    }

    func scores(of part: CodingNetwork.Part, _ columns: [UInt32], count: Int) -> [Float] {
        var numbers = part.features.numbers
        for token in part.tokens.clamped(to: 0..<count) {
            numbers.formUnion(templates?.features(of: token, in: columns, count: count) ?? [])
        }
        return table.sum(of: numbers)
    }
}
