// What two sorted lists of keys share.

enum SharedKeys {
    /// Calls `body` with the place in `a` of each key that both sorted lists hold, in order.
    @inline(__always)
    static func forEachPlace<Key: Comparable>(_ a: [Key], _ b: [Key], _ body: (Int) -> Void) {
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                body(i)
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
    }

    static func count<Key: Comparable>(_ a: [Key], _ b: [Key]) -> Int {
        var count = 0
        forEachPlace(a, b) { _ in count += 1 }
        return count
    }
}
