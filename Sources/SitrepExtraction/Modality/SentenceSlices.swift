// Entries and verb groups of one sentence out of a whole article's lists, by bisection.

import SitrepModel
import SitrepText

/// The entries that begin within a span; `list` is in text order by `start`.
func entries<Entry>(of list: [Entry], beginningIn span: TextSpan, start: (Entry) -> Int) -> ArraySlice<Entry> {
    let low = firstIndex(in: list) { start($0) >= span.start }
    let high = firstIndex(in: list) { start($0) >= span.end }
    return list[low..<max(low, high)]
}

private func firstIndex<Entry>(in list: [Entry], where isPast: (Entry) -> Bool) -> Int {
    var low = 0
    var high = list.count
    while low < high {
        let middle = (low + high) / 2
        if isPast(list[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
}

extension Analysis {
    /// The verb groups that begin in a range of tokens.
    func verbGroups(in range: Range<Int>) -> ArraySlice<VerbGroup> {
        let low = firstIndex(in: verbGroups) { $0.tokens.lowerBound >= range.lowerBound }
        let high = firstIndex(in: verbGroups) { $0.tokens.lowerBound >= range.upperBound }
        return verbGroups[low..<max(low, high)]
    }
}
