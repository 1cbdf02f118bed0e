// Parallel work on a stream of items that are pushed in; results go out in the order of the items.

import Dispatch
import Synchronization

/// Collects items, works on a batch at a time with a fixed number of workers, and hands results on in input order.
///
/// The results and their order do not depend on the number of workers, and memory does not grow with the input.
public struct OrderedBatches<Input: Sendable, Output: Sendable> {
    /// Items worked on at a time by one worker.
    public static var itemsPerWorker: Int { 16 }

    private let workers: Int
    private let transform: @Sendable (Input) -> Output
    private let deliver: (Output) throws -> Void
    private var waiting: [Input] = []

    public init(
        workers: Int, transform: @escaping @Sendable (Input) -> Output, deliver: @escaping (Output) throws -> Void
    ) {
        self.workers = max(1, workers)
        self.transform = transform
        self.deliver = deliver
    }

    public mutating func add(_ item: Input) throws {
        waiting.append(item)
        if waiting.count >= workers * Self.itemsPerWorker { try flush() }
    }

    /// Works on what is left; call it once after the last item.
    public mutating func flush() throws {
        let items = waiting
        waiting.removeAll(keepingCapacity: true)
        for result in Self.map(items, workers: workers, transform) { try deliver(result) }
    }

    private static func map(_ items: [Input], workers: Int, _ transform: @Sendable (Input) -> Output) -> [Output] {
        guard workers > 1, items.count > 1 else { return items.map(transform) }
        let next = Mutex(0)
        let done = Mutex<[(index: Int, output: Output)]>([])
        DispatchQueue.concurrentPerform(iterations: min(workers, items.count)) { _ in
            while true {
                let index = next.withLock { value in
                    defer { value += 1 }
                    return value
                }
                guard index < items.count else { return }
                let output = transform(items[index])
                done.withLock { $0.append((index, output)) }
            }
        }
        return done.withLock { $0 }.sorted { $0.index < $1.index }.map(\.output)
    }
}
