// Letters outside ASCII, brought to lower case without their marks.

/// One scalar for another, from the model file.
struct FoldTable: Sendable {
    struct Letter: Sendable {
        let replacement: UInt32
        let isUppercase: Bool
    }

    private let scalars: [UInt32]
    private let letters: [Letter]

    /// Rows of scalar, replacement and 1 for upper case, by scalar.
    init(rows: [Int32]) {
        let starts = stride(from: 0, to: rows.count - rows.count % 3, by: 3)
        scalars = starts.map { UInt32(bitPattern: rows[$0]) }
        letters = starts.map { Letter(replacement: UInt32(bitPattern: rows[$0 + 1]), isUppercase: rows[$0 + 2] == 1) }
    }

    func letter(_ scalar: UInt32) -> Letter? {
        var low = 0
        var high = scalars.count
        while low < high {
            let middle = (low + high) / 2
            if scalars[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        return low < scalars.count && scalars[low] == scalar ? letters[low] : nil
    }
}
