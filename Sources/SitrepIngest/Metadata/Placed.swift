// Finds on a page, ordered by where they stand to the article.

/// Finds inside the article's element, before it and after it.
struct Placed<Value> {
    private let container: Range<Int>
    private(set) var inside: [Value] = []
    private var before: [Value] = []
    private var after: [Value] = []

    init(container: Range<Int>) { self.container = container }

    mutating func add(_ value: Value, at index: Int) {
        if container.contains(index) {
            inside.append(value)
        } else if index < container.lowerBound {
            before.append(value)
        } else {
            after.append(value)
        }
    }

    var count: Int { inside.count + before.count + after.count }

    /// Inside in order, then before, the nearest first, then after.
    var nearestFirst: [Value] { inside + before.reversed() + after }
}
