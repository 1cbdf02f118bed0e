// How a circumstance hangs in the tree with its event, in words that traits are made of.

import SitrepText

/// Steps in the tree that are looked at, and from where on their number makes no difference.
private enum Depth {
    static let deepest = 8
    static let deep = 4
    static let longestPath = 4
}

extension Trees {
    /// The relations from a place or time up to what is over the event too, then those from there down to the event.
    func path(from circumstance: Int, to anchor: Int) -> String {
        var up: [String] = []
        var at: Int? = circumstance
        while let here = at, !isBelow(anchor, here) {
            up.append(relation(of: here).rawValue)
            at = head(of: here)
        }
        guard let joint = at else { return "none" }
        var down: [String] = []
        var below: Int? = anchor
        while let here = below, here != joint {
            down.append(relation(of: here).rawValue)
            below = head(of: here)
        }
        guard up.count + down.count <= Depth.longestPath else { return "long" }
        return up.joined(separator: "<") + "|" + down.reversed().joined(separator: ">")
    }

    /// `under 1`: it hangs on the event; `beside 2`: both hang on what is so many steps over it.
    func steps(from circumstance: Int, to anchor: Int) -> String {
        var at: Int? = circumstance
        var count = 0
        while let here = at, count < Depth.deepest {
            if here == anchor { return "under \(min(count, Depth.deep))" }
            if isBelow(anchor, here) { return "beside \(min(count, Depth.deep))" }
            at = head(of: here)
            count += 1
        }
        return "apart"
    }
}
