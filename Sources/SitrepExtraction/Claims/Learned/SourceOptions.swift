// Phrases that may be the source of a cue: subjects near and far, agents, owners, the noun that a clause goes with.

import SitrepText

/// How a source was found.
enum SourceOrigin {
    static let rule: UInt32 = 1
    static let subject: UInt32 = 2
    static let shared: UInt32 = 4
    static let agent: UInt32 = 8
    static let oblique: UInt32 = 16
    static let owner: UInt32 = 32
    static let antecedent: UInt32 = 64
    static let object: UInt32 = 128
    /// Cut at a comma.
    static let short: UInt32 = 256
    /// Cut before a clause or a phrase that hangs on it.
    static let bare: UInt32 = 512
    static let phrase: UInt32 = 1024
    static let passive: UInt32 = 2048
    static let last: UInt32 = 4096
}

/// A source with its head.
struct SourceOption: Sendable {
    var span: SpanOption
    var head: Int
    var antecedent: Range<Int>?

    static let nothing = SourceOption(span: .nothing, head: -1)
}

/// Lists the sources that a cue may have; the first option is nothing.
struct SourceOptions {
    let text: ClaimText
    let trees: Trees
    let cue: ClaimCue
    let reading: ClaimReading?
    /// The source of the claim before.
    let last: SourcePhrase?

    private static let most = 14
    private static let steps = 3

    func options() -> [SourceOption] {
        var found: [SourceOption] = [.nothing]
        if let source = reading?.sources.first {
            add(source.range, head: source.head, SourceOrigin.rule, &found, antecedent: source.antecedent)
        }
        guard cue.kind != .none, cue.kind != .mark else { return found }
        addSubjects(&found)
        for dependent in trees.dependents(of: cue.node) {
            switch trees.relation(of: dependent) {
            case .agent: addCased(dependent, SourceOrigin.agent, &found)
            case .oblique: addCased(dependent, SourceOrigin.oblique, &found)
            case .possessor: addAll(dependent, SourceOrigin.owner, &found)
            case .nominalModifier where cue.kind == .noun: addCased(dependent, SourceOrigin.oblique, &found)
            case .object: addAll(dependent, SourceOrigin.object, &found)
            default: continue
            }
        }
        if let last { add(last.range, head: last.head, SourceOrigin.last, &found, antecedent: last.antecedent) }
        return found
    }

    private func addSubjects(_ found: inout [SourceOption]) {
        var at = cue.node
        var origin = SourceOrigin.subject
        for _ in 0..<Self.steps {
            if let subject = trees.dependent(of: at, .subject, .outerSubject, .clausalSubject) {
                addAll(subject, origin, &found)
                return
            }
            if let subject = trees.dependent(of: at, .passiveSubject) {
                addAll(subject, origin | SourceOrigin.passive, &found)
            }
            if let owner = trees.dependent(of: at, .possessor), at != cue.node {
                addAll(owner, origin | SourceOrigin.owner, &found)
            }
            guard let head = trees.head(of: at) else { return }
            let relation = trees.relation(of: at)
            if relation == .clausalModifier || relation == .relativeClause {
                let low = trees.subtree(of: head).lowerBound
                let high = trees.subtree(of: at).lowerBound
                if low < high { add(low..<high, head: head, SourceOrigin.antecedent, &found) }
            }
            at = head
            origin = SourceOrigin.shared
        }
    }

    /// The phrase behind a preposition.
    private func addCased(_ head: Int, _ origin: UInt32, _ found: inout [SourceOption]) {
        let whole = trees.subtree(of: head)
        var start = whole.lowerBound
        while start < head,
            trees.head(of: start) == head && trees.relation(of: start) == .caseMarker
                || trees.relation(of: start) == .fixed
        { start += 1 }
        addAll(head, within: start..<whole.upperBound, origin, &found)
    }

    private func addAll(_ head: Int, _ origin: UInt32, _ found: inout [SourceOption]) {
        addAll(head, within: trees.subtree(of: head), origin, &found)
    }

    /// The whole phrase, and the same cut at its first comma, clause or prepositional phrase.
    private func addAll(_ head: Int, within whole: Range<Int>, _ origin: UInt32, _ found: inout [SourceOption]) {
        let antecedent = text.words.relatives.contains(text.key(head)) ? antecedentOfClause() : nil
        var whole = whole
        if whole.contains(cue.anchor) {
            let isBefore = head < cue.anchor
            let (low, high) = isBefore ? (whole.lowerBound, cue.range.lowerBound) : (cue.past, whole.upperBound)
            whole = low..<max(low, high)
        }
        guard whole.contains(head) else { return }
        add(whole, head: head, origin, &found, antecedent: antecedent)
        if let comma = (head + 1..<whole.upperBound).first(where: {
            text.key($0) == text.words.comma || text.key($0) == text.words.openParenthesis
        }) {
            add(whole.lowerBound..<comma, head: head, origin | SourceOrigin.short, &found)
        }
        let hanging = trees.dependents(of: head).first {
            $0 > head && trees.relation(of: $0) != .flat && trees.relation(of: $0) != .compound
        }
        if let hanging {
            let low = trees.subtree(of: hanging).lowerBound
            if low > head, low < whole.upperBound {
                add(whole.lowerBound..<low, head: head, origin | SourceOrigin.bare, &found)
            }
        }
        for part in trees.dependents(of: head)
        where trees.relation(of: part) == .relativeClause || trees.relation(of: part) == .clausalModifier {
            let low = trees.subtree(of: part).lowerBound
            if low > head, low < whole.upperBound {
                add(whole.lowerBound..<low, head: head, origin | SourceOrigin.bare, &found)
            }
        }
        if let phrase = text.phrase(startingAt: whole.lowerBound), phrase.tokens.upperBound < whole.upperBound {
            add(phrase.tokens, head: phrase.head, origin | SourceOrigin.phrase, &found)
        }
    }

    private func antecedentOfClause() -> Range<Int>? {
        guard trees.relation(of: cue.node) == .relativeClause, let head = trees.head(of: cue.node) else { return nil }
        let low = trees.subtree(of: head).lowerBound
        let high = trees.subtree(of: cue.node).lowerBound
        return low < high ? text.trimmed(low..<high) : nil
    }

    private func add(
        _ range: Range<Int>, head: Int, _ origin: UInt32, _ found: inout [SourceOption], antecedent: Range<Int>? = nil
    ) {
        let trimmed = text.trimmed(range)
        guard !trimmed.isEmpty else { return }
        if let index = found.firstIndex(where: { $0.span.ranges == [trimmed] }) {
            found[index].span.origins |= origin
            if found[index].antecedent == nil { found[index].antecedent = antecedent }
        } else if found.count <= Self.most {
            let inside = trimmed.contains(head) ? head : trimmed.upperBound - 1
            found.append(
                SourceOption(span: SpanOption(ranges: [trimmed], origins: origin), head: inside, antecedent: antecedent)
            )
        }
    }
}
