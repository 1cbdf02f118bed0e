// Rows of 8-bit integers with a scale: what products read.

import CIntegerProducts

/// Rows of `width` numbers, each a byte that stands for a multiple of a scale; lent for one call.
struct RoundedRows {
    /// The byte of the number 0.
    static let zero = UInt8(SITREP_ZERO)

    let bytes: UnsafeMutablePointer<UInt8>
    let width: Int
    /// One for each row, or one for all.
    let scales: UnsafeMutablePointer<Float>
    let sharesScale: Bool

    /// The rows from one on.
    func from(_ row: Int) -> RoundedRows {
        RoundedRows(
            bytes: bytes + row * width, width: width, scales: sharesScale ? scales : scales + row,
            sharesScale: sharesScale)
    }

    /// Rounds rows of floats to 127ths of the largest in each.
    func round(_ x: UnsafePointer<Float>, rows: Int, by instructions: Instructions = .best) {
        sitrep_round(instructions.kind, x, rows, width, bytes, scales)
    }

    /// Brings rows to mean 0 and variance 1, without a learned scale: the next product has it.
    /// https://arxiv.org/abs/1607.06450
    func normalize(_ x: UnsafePointer<Float>, rows: Int, by instructions: Instructions = .best) {
        sitrep_normalize(instructions.kind, x, rows, width, scales[0], bytes)
    }

    /// Lends room for rows that begin as they are.
    static func with<Result>(
        rows: Int, width: Int, sharedScale: Float? = nil, _ body: (RoundedRows) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, rows * width)) { bytes in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, sharedScale == nil ? rows : 1)) { scales in
                guard let base = bytes.baseAddress, let first = scales.baseAddress else {
                    preconditionFailure("a temporary allocation has an address")
                }
                if let sharedScale { first.initialize(to: sharedScale) }
                return body(RoundedRows(bytes: base, width: width, scales: first, sharesScale: sharedScale != nil))
            }
        }
    }
}

/// The machine instructions that products are computed by. All give the same results.
struct Instructions: Sendable {
    let kind: sitrep_instructions

    static let best = Instructions(kind: sitrep_best_instructions())
    /// All that this machine has, from the plainest.
    static var available: [Instructions] {
        [SITREP_PORTABLE, SITREP_AVX2, SITREP_VNNI].filter { $0.rawValue <= best.kind.rawValue }.map(Instructions.init)
    }
}
