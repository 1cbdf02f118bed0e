// All patterns in one automaton, walked from the first lexeme's class.

import SitrepText

/// What a pattern captured: the classes it passed with their values, in order.
struct TimeCaptures: Sendable {
    private(set) var list: [(timeClass: TimeClass, value: Int32)] = []

    mutating func append(_ timeClass: TimeClass, _ value: Int32) { list.append((timeClass, value)) }
    mutating func removeLast() { list.removeLast() }

    /// The value of a class, by its place among captures of that class.
    func value(_ timeClass: TimeClass, _ place: Int = 0) -> Int32? {
        var left = place
        for capture in list where capture.timeClass == timeClass {
            if left == 0 { return capture.value }
            left -= 1
        }
        return nil
    }

    func has(_ timeClass: TimeClass) -> Bool { value(timeClass) != nil }
    func int(_ timeClass: TimeClass, _ place: Int = 0) -> Int? { value(timeClass, place).map { Int($0) } }
}

/// A match: the lexemes it covers, the rule, and what was captured.
struct TimeMatch: Sendable {
    let end: Int
    let rule: Int
    let captures: TimeCaptures
}

/// Patterns compiled to nodes with edges by symbol; no loops, so a walk ends with its pattern.
struct TimeAutomaton: Sendable {
    private struct Edge: Sendable {
        let symbol: TimeSymbol
        let target: Int32
    }

    private struct Node: Sendable {
        var edges: [Edge] = []
        var accepts: Int32 = -1
    }

    private var nodes: [Node] = []
    /// Edges out of the start by symbol.
    private var starts: [[Int32]] = []

    /// `patterns` in order of preference: of equally long matches the first wins.
    init(_ patterns: [TimePattern]) {
        var first: [Edge] = []
        for (rule, pattern) in patterns.enumerated() {
            let entry = compile(pattern, before: Node(accepts: Int32(rule)))
            first.append(contentsOf: entry.edges)
        }
        let count = Int(first.map(\.symbol.id).max() ?? 0) + 1
        starts = [[Int32]](repeating: [], count: count)
        for edge in first { starts[Int(edge.symbol.id)].append(edge.target) }
    }

    /// The node that stands before a pattern when `next` stands after it.
    private mutating func compile(_ pattern: TimePattern, before next: Node) -> Node {
        switch pattern {
        case .symbol(let symbol):
            nodes.append(next)
            return Node(edges: [Edge(symbol: symbol, target: Int32(nodes.count - 1))])
        case .sequence(let members):
            var node = next
            for member in members.reversed() { node = compile(member, before: node) }
            return node
        case .choice(let branches):
            nodes.append(next)
            let shared = Int32(nodes.count - 1)
            var union = Node()
            for branch in branches {
                let node = compile(branch, beforeShared: shared, next)
                union.edges.append(contentsOf: node.edges)
                if node.accepts >= 0 { union.accepts = node.accepts }
            }
            return union
        case .optional(let inner):
            var node = compile(inner, before: next)
            node.edges.append(contentsOf: next.edges)
            if next.accepts >= 0 { node.accepts = next.accepts }
            return node
        }
    }

    /// As `compile`, reusing a node that is stored already where the branch is one symbol.
    private mutating func compile(_ pattern: TimePattern, beforeShared shared: Int32, _ next: Node) -> Node {
        switch pattern {
        case .symbol(let symbol): return Node(edges: [Edge(symbol: symbol, target: shared)])
        case .sequence(let members) where members.count == 1:
            return compile(members[0], beforeShared: shared, next)
        default: return compile(pattern, before: next)
        }
    }

    /// The longest match that begins at a lexeme, ends before `limit` and is allowed.
    func longestMatch(
        at start: Int, limit: Int, in stream: LexemeStream, allows: (_ rule: Int, _ lexemes: Range<Int>) -> Bool
    ) -> TimeMatch? {
        var walk = Walk(stream: stream, start: start, limit: limit)
        for reading in stream.readings(of: start) {
            let id = Int(reading.symbol.id)
            guard id < starts.count else { continue }
            for target in starts[id] {
                step(to: target, reading: reading, after: start, walk: &walk, allows: allows)
            }
        }
        return walk.best
    }

    private struct Walk {
        let stream: LexemeStream
        let start: Int
        let limit: Int
        var captures = TimeCaptures()
        var best: TimeMatch?
    }

    private func step(
        to node: Int32, reading: TimeReading, after lexeme: Int, walk: inout Walk,
        allows: (_ rule: Int, _ lexemes: Range<Int>) -> Bool
    ) {
        let timeClass = reading.symbol.timeClass
        if let timeClass { walk.captures.append(timeClass, reading.value) }
        let here = nodes[Int(node)]
        let next = lexeme + 1
        if here.accepts >= 0 { accept(Int(here.accepts), end: next, walk: &walk, allows: allows) }
        if next < walk.limit, !here.edges.isEmpty {
            for candidate in walk.stream.readings(of: next) {
                for edge in here.edges where edge.symbol == candidate.symbol {
                    step(to: edge.target, reading: candidate, after: next, walk: &walk, allows: allows)
                }
            }
        }
        if timeClass != nil { walk.captures.removeLast() }
    }

    private func accept(
        _ rule: Int, end: Int, walk: inout Walk, allows: (_ rule: Int, _ lexemes: Range<Int>) -> Bool
    ) {
        if let best = walk.best, best.end > end || (best.end == end && best.rule <= rule) { return }
        guard allows(rule, walk.start..<end) else { return }
        walk.best = TimeMatch(end: end, rule: rule, captures: walk.captures)
    }
}
