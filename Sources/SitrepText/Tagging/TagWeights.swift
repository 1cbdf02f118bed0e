// How well one state follows another, as a table of costs.

/// Costs of a state after a state: hundredths of a negative natural logarithm.
struct TagWeights: Sendable {
    /// Cost of a pair that the table does not name.
    private static let unseen: Int32 = 700

    private var costs = [Int32](repeating: TagWeights.unseen, count: TagState.count * TagState.count)

    mutating func set(from: TagState, to: TagState, cost: Int32) {
        costs[Int(from.rawValue) * TagState.count + Int(to.rawValue)] = cost
    }

    /// Lends the costs, a row of `TagState.count` for each state before.
    func withCosts(_ body: (UnsafeBufferPointer<Int32>) -> Void) { costs.withUnsafeBufferPointer(body) }
}
