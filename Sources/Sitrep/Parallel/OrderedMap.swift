// Parallel work over items whose results come back in input order.

/// Applies a transform to items with a fixed number of workers and hands the results on in input order.
///
/// The same calls are made with any number of workers, so the output is the same byte for byte. At most
/// `workers * chunk` items are held at a time: memory stays flat however long the input.
public func orderedMap<Input: Sendable, Output: Sendable>(
    _ items: some IteratorProtocol<Input>, workers: Int, chunk: Int = 8,
    transform: @escaping @Sendable (Input) -> Output, deliver: (Output) throws -> Void
) async throws {
    var iterator = items
    let width = max(1, workers)
    func nextChunk() -> [Input] {
        var taken: [Input] = []
        while taken.count < max(1, chunk), let item = iterator.next() { taken.append(item) }
        return taken
    }
    try await withThrowingTaskGroup(of: (Int, [Output]).self) { group in
        var started = 0
        var delivered = 0
        var waiting: [Int: [Output]] = [:]
        func start() {
            let taken = nextChunk()
            guard !taken.isEmpty else { return }
            let number = started
            started += 1
            group.addTask { (number, taken.map(transform)) }
        }
        for _ in 0..<width { start() }
        while let (number, results) = try await group.next() {
            waiting[number] = results
            while let ready = waiting.removeValue(forKey: delivered) {
                for result in ready { try deliver(result) }
                delivered += 1
            }
            if started - delivered < width * 2 { start() }
            if started == delivered { start() }
        }
    }
}
