// Binary search in what is sorted.

extension RandomAccessCollection {
    /// The first place from which on a condition holds, where it holds for no element before one for which it does not.
    func partitionPoint(_ holds: (Element) -> Bool) -> Index {
        var (low, size) = (startIndex, count)
        while size > 0 {
            let middle = index(low, offsetBy: size / 2)
            if holds(self[middle]) {
                size /= 2
            } else {
                low = index(after: middle)
                size -= size / 2 + 1
            }
        }
        return low
    }
}
