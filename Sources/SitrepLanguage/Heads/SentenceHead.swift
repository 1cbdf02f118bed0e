// A second opinion on whether a sentence begins at a word, from the rows of the words around it.

struct SentenceHead: Sendable {
    /// Words that are read, counted from the one that would begin the sentence.
    static let reach = -3...2

    private let hidden: Product
    private let emit: Product

    init(_ file: SafeTensors, units: Int) throws(WeightsError) {
        hidden = try Product(file, "sentence.hidden")
        emit = try Product(file, "sentence.emit")
        guard hidden.inputs == Self.reach.count * units, emit.inputs == hidden.outputs, emit.outputs == 1 else {
            throw WeightsError(.wrongShape, location: "sentence", hint: "train the model again")
        }
    }

    /// Positive where a sentence seems to begin; the words are one stretch of a paragraph.
    func score(_ encoded: EncodedWords, at word: Int) -> Float {
        let rows = encoded.rows
        var result: Float = 0
        RoundedRows.with(rows: 1, width: hidden.inputs, sharedScale: rows.scales[0]) { window in
            var target = window.bytes
            for row in word + Self.reach.lowerBound...word + Self.reach.upperBound {
                rows.copy(row, of: 0..<encoded.count, to: target)
                target += rows.width
            }
            withUnsafeTemporaryAllocation(of: Float.self, capacity: hidden.outputs) { buffer in
                guard let inner = buffer.baseAddress else { return }
                hidden.apply(window, count: 1, into: inner, .positive)
                RoundedRows.with(rows: 1, width: hidden.outputs) { rounded in
                    rounded.round(inner, rows: 1)
                    emit.apply(rounded, count: 1, into: &result)
                }
            }
        }
        return result
    }
}
