// Which lines are shown where a board has more than a page can hold: those last spoken of.

import SitrepModel

/// A line of the board that reports speak of.
public protocol BoardLine {
    /// Minutes since the epoch at which the newest report spoke of it; nil where none is dated.
    var lastReported: Int? { get }
}

extension StatusLine: BoardLine {
    public var lastReported: Int? { citations.first?.published?.minutesSinceEpoch }
}

extension FigureSeries: BoardLine {
    public var lastReported: Int? { points.last?.citation.published?.minutesSinceEpoch }
}

extension DeploymentLine: BoardLine {
    public var lastReported: Int? { citations.first?.published?.minutesSinceEpoch }
}

extension Array where Element: BoardLine {
    /// The lines that were last spoken of, in the order in which they stand.
    public func newest(_ limit: Int) -> [Element] {
        guard count > limit else { return self }
        let order = indices.sorted { (self[$1].lastReported ?? .min, $0) < (self[$0].lastReported ?? .min, $1) }
        return order.prefix(Swift.max(0, limit)).sorted().map { self[$0] }
    }
}
