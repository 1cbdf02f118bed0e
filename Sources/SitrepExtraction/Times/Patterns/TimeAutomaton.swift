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
    struct Edge: Sendable {
        let symbol: TimeSymbol
        let target: Int32
    }

    /// Its edges' range among all edges, and the rule that a match ending here has.
    struct Node: Sendable {
        let firstEdge: Int32
        let endEdge: Int32
        let accepts: Int32
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []
    /// Where the edges out of the start begin, by symbol; one more than there are symbols.
    private(set) var starts: [Int32] = []
    private(set) var startTargets: [Int32] = []
    /// Symbols that are a match alone, and pairs of symbols that a match may begin with, by both their ids.
    private var isMatchAlone: [Bool] = []
    private var isPair: [Bool] = []
    private var symbolCount = 0

    /// `patterns` in order of preference: of equally long matches the first wins.
    init(_ patterns: [TimePattern]) {
        var compiler = TimePatternCompiler()
        var first: [Edge] = []
        for (rule, pattern) in patterns.enumerated() {
            first.append(contentsOf: compiler.compile(pattern, before: .init(accepts: Int32(rule))).edges)
        }
        for node in compiler.nodes {
            let start = Int32(edges.count)
            edges.append(contentsOf: node.edges)
            nodes.append(Node(firstEdge: start, endEdge: Int32(edges.count), accepts: node.accepts))
        }
        let count = Int(first.map(\.symbol.id).max() ?? 0) + 1
        var targets = [[Int32]](repeating: [], count: count)
        for edge in first { targets[Int(edge.symbol.id)].append(edge.target) }
        for list in targets {
            starts.append(Int32(startTargets.count))
            startTargets.append(contentsOf: list)
        }
        starts.append(Int32(startTargets.count))
        notePairs()
    }

    /// Notes which first two symbols can lead to a match, so that a walk begins only there.
    private mutating func notePairs() {
        symbolCount = max(starts.count - 1, Int(edges.map(\.symbol.id).max() ?? 0) + 1)
        isMatchAlone = [Bool](repeating: false, count: symbolCount)
        isPair = [Bool](repeating: false, count: symbolCount * symbolCount)
        for first in 0..<(starts.count - 1) {
            for target in startTargets[Int(starts[first])..<Int(starts[first + 1])] {
                let node = nodes[Int(target)]
                if node.accepts >= 0 { isMatchAlone[first] = true }
                for edge in edges[Int(node.firstEdge)..<Int(node.endEdge)] {
                    isPair[first * symbolCount + Int(edge.symbol.id)] = true
                }
            }
        }
    }

    /// For each lexeme, whether a match may begin with it and the one after.
    func beginnings(of stream: LexemeStream) -> [Bool] {
        let lexemes = stream.lexemes
        let readings = stream.readings
        return lexemes.indices.map { index in
            let lexeme = lexemes[index]
            let next = index + 1 < lexemes.count ? lexemes[index + 1] : nil
            for place in Int(lexeme.firstReading)..<Int(lexeme.endReading) {
                let first = Int(readings[place].symbol.id)
                if first >= symbolCount { continue }
                if isMatchAlone[first] { return true }
                guard let next else { continue }
                for other in Int(next.firstReading)..<Int(next.endReading) {
                    let second = Int(readings[other].symbol.id)
                    if second < symbolCount, isPair[first * symbolCount + second] { return true }
                }
            }
            return false
        }
    }

    /// All matches that begin at a lexeme and end before `limit`, in no order; of one rule and end the first found.
    func matches(at start: Int, limit: Int, in stream: LexemeStream) -> [TimeMatch] {
        nodes.withUnsafeBufferPointer { nodes in
            edges.withUnsafeBufferPointer { edges in
                stream.lexemes.withUnsafeBufferPointer { lexemes in
                    stream.readings.withUnsafeBufferPointer { readings in
                        var walk = TimeWalk(
                            nodes: nodes, edges: edges, lexemes: lexemes, readings: readings, limit: limit)
                        for index in Int(lexemes[start].firstReading)..<Int(lexemes[start].endReading) {
                            let id = Int(readings[index].symbol.id)
                            guard id + 1 < starts.count else { continue }
                            for place in Int(starts[id])..<Int(starts[id + 1]) {
                                walk.step(to: startTargets[place], reading: readings[index], after: start)
                            }
                        }
                        return walk.found
                    }
                }
            }
        }
    }
}

/// One walk through the automaton from one lexeme.
private struct TimeWalk {
    let nodes: UnsafeBufferPointer<TimeAutomaton.Node>
    let edges: UnsafeBufferPointer<TimeAutomaton.Edge>
    let lexemes: UnsafeBufferPointer<Lexeme>
    let readings: UnsafeBufferPointer<TimeReading>
    let limit: Int
    var captures = TimeCaptures()
    var found: [TimeMatch] = []

    mutating func step(to target: Int32, reading: TimeReading, after lexeme: Int) {
        let timeClass = reading.symbol.timeClass
        if let timeClass { captures.append(timeClass, reading.value) }
        let node = nodes[Int(target)]
        let next = lexeme + 1
        if node.accepts >= 0 { accept(Int(node.accepts), end: next) }
        if next < limit, node.firstEdge < node.endEdge {
            for index in Int(lexemes[next].firstReading)..<Int(lexemes[next].endReading) {
                let candidate = readings[index]
                for place in Int(node.firstEdge)..<Int(node.endEdge) where edges[place].symbol == candidate.symbol {
                    step(to: edges[place].target, reading: candidate, after: next)
                }
            }
        }
        if timeClass != nil { captures.removeLast() }
    }

    private mutating func accept(_ rule: Int, end: Int) {
        if found.contains(where: { $0.end == end && $0.rule == rule }) { return }
        found.append(TimeMatch(end: end, rule: rule, captures: captures))
    }
}

/// Compiles patterns from their ends to their beginnings.
private struct TimePatternCompiler {
    struct Node {
        var edges: [TimeAutomaton.Edge] = []
        var accepts: Int32 = -1
    }

    private(set) var nodes: [Node] = []

    /// The node that stands before a pattern when `next` stands after it.
    mutating func compile(_ pattern: TimePattern, before next: Node) -> Node {
        switch pattern {
        case .symbol(let symbol):
            nodes.append(next)
            return Node(edges: [TimeAutomaton.Edge(symbol: symbol, target: Int32(nodes.count - 1))])
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
        case .symbol(let symbol): return Node(edges: [TimeAutomaton.Edge(symbol: symbol, target: shared)])
        case .sequence(let members) where members.count == 1:
            return compile(members[0], beforeShared: shared, next)
        default: return compile(pattern, before: next)
        }
    }
}
