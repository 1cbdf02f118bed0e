// Who does what in a sentence with a tree: subjects, objects and prepositional phrases of a verb or a noun.

import SitrepText

/// Arguments by the tree of a sentence; all are tokens, those coordinated with one another each given.
struct TreeArguments: Sendable {
    let trees: Trees
    let map: ClauseMap
    /// Clauses between a verb and the one that hands down its subject.
    private static let deepest = 6

    /// A prepositional phrase: its preposition and what stands in it.
    typealias Preposition = (word: WordKey, tokens: [Int])

    /// The grammatical subject of a verb, or of the noun or adjective that a copula makes a predicate.
    func subjects(of verb: Int) -> [Int] { subjects(of: verb, depth: Self.deepest) }

    private func subjects(of verb: Int, depth: Int) -> [Int] {
        if let own = trees.dependent(of: verb, .subject, .passiveSubject, .outerSubject) {
            return named(own, of: verb)
        }
        guard depth > 0, let head = trees.head(of: verb) else { return [] }
        switch trees.relation(of: verb) {
        case .conjunct, .adverbialClause:
            return subjects(of: head, depth: depth - 1)
        case .openComplement:
            // "urged X to leave": X leaves.
            if let object = trees.dependent(of: head, .object, .indirectObject), object < verb {
                return trees.conjuncts(of: object)
            }
            return subjects(of: head, depth: depth - 1)
        case .clausalModifier:
            return isInfinitive(verb) ? owners(of: head, depth: depth - 1) : trees.conjuncts(of: head)
        case .relativeClause:
            return trees.conjuncts(of: head)
        default:
            return []
        }
    }

    /// Whether a verb's subject undergoes it; absent where the tree does not tell.
    func isPassive(_ verb: Int) -> Bool? {
        for dependent in trees.dependents(of: verb) {
            switch trees.relation(of: dependent) {
            case .passiveSubject, .passiveAuxiliary, .agent, .passiveClausalSubject: return true
            case .subject: return false
            default: break
            }
        }
        return nil
    }

    /// A relative pronoun stands for the noun that its clause describes.
    private func named(_ subject: Int, of verb: Int) -> [Int] {
        guard map.has(subject, in: .relative), let clause = relativeClause(over: verb),
            let noun = trees.head(of: clause)
        else { return trees.conjuncts(of: subject) }
        return [noun]
    }

    /// The verb that heads the relative clause in which a verb stands first or is coordinated.
    private func relativeClause(over verb: Int) -> Int? {
        var at = verb
        while trees.relation(of: at) == .conjunct, let head = trees.head(of: at) { at = head }
        let relation = trees.relation(of: at)
        return relation == .relativeClause || relation == .clausalModifier ? at : nil
    }

    /// "The South's move to suspend", "announced plans to send": whoever owns the noun, else acts with it.
    func owners(of noun: Int) -> [Int] { owners(of: noun, depth: Self.deepest) }

    private func owners(of noun: Int, depth: Int) -> [Int] {
        if let owner = trees.dependent(of: noun, .possessor) { return trees.conjuncts(of: owner) }
        guard let head = trees.head(of: noun) else { return [] }
        switch trees.relation(of: noun) {
        case .object, .oblique: return subjects(of: head, depth: depth)
        default: return []
        }
    }

    private func isInfinitive(_ verb: Int) -> Bool {
        map.group(at: verb).map { map.verbGroup($0).isInfinitive } ?? false
    }

    /// Direct and indirect objects.
    func objects(of verb: Int) -> [Int] {
        let own = trees.dependents(of: verb).filter {
            trees.relation(of: $0) == .object && !map.has($0, in: .relative)
        }
        let indirect = trees.dependents(of: verb).filter { trees.relation(of: $0) == .indirectObject }
        let found = (own + indirect).flatMap { trees.conjuncts(of: $0) }
        return found.isEmpty ? described(by: verb) : found
    }

    /// "The men whom they freed": a relative clause with a subject of its own acts upon what it describes.
    private func described(by verb: Int) -> [Int] {
        guard trees.relation(of: verb) == .relativeClause, let noun = trees.head(of: verb),
            let subject = trees.dependent(of: verb, .subject), !map.has(subject, in: .relative)
        else { return [] }
        return [noun]
    }

    /// Prepositional phrases of a word and of its objects, in text order of the word, then of each object.
    func prepositions(of word: Int) -> [Preposition] {
        var result: [Preposition] = []
        for at in [word] + objects(of: word) {
            for dependent in trees.dependents(of: at) { add(dependent, to: &result) }
        }
        return result
    }

    private func add(_ dependent: Int, to result: inout [Preposition]) {
        switch trees.relation(of: dependent) {
        case .oblique, .agent, .nominalModifier:
            guard let marker = trees.dependent(of: dependent, .caseMarker), marker < dependent else { return }
            result.append((map.tokens[marker].key, trees.conjuncts(of: dependent)))
        default: break
        }
    }

    /// Whether a token stands below a word by way of what completes it: not in a clause of time or reason, not beside it.
    func isComplement(_ token: Int, of word: Int) -> Bool {
        var at = token
        while at != word {
            switch trees.relation(of: at) {
            case .adverbialClause where !isInfinitive(at): return false
            case .adverbialRelativeClause, .parataxis, .relativeClause: return false
            case .conjunct where trees.head(of: at) == word: return false
            case .oblique where isAttribution(at): return false
            default: break
            }
            guard let head = trees.head(of: at) else { return false }
            at = head
        }
        return true
    }

    /// Verbs of the conditions on which something is done: "unless X withdraws".
    func conditions(of verb: Int) -> [Int] {
        var result: [Int] = []
        for at in trees.subtree(of: verb) where trees.relation(of: at) == .adverbialClause && trees.isBelow(at, verb) {
            if let marker = trees.dependent(of: at, .marker), map.has(marker, in: .conditional) { result.append(at) }
        }
        return result
    }

    /// Whether a verb is that of an adverbial clause, or joined to one.
    func isSubordinate(_ verb: Int) -> Bool {
        var at = verb
        while trees.relation(of: at) == .conjunct, let head = trees.head(of: at) { at = head }
        return trees.relation(of: at) == .adverbialClause
    }

    /// "According to the ministry": says who told it.
    private func isAttribution(_ token: Int) -> Bool {
        trees.dependent(of: token, .caseMarker).map { map.tokens[$0].is(ClauseWords.according) } ?? false
    }

    /// The verb whose object or oblique a noun is: "carried out an attack".
    func governor(of noun: Int) -> Int? {
        guard trees.relation(of: noun) == .object, let head = trees.head(of: noun), map.group(at: head) != nil
        else { return nil }
        return head
    }
}
