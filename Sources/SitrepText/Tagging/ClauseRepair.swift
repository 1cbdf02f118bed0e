// A clause wants a finite verb: a participle that may be a past form becomes one where nothing else is.

/// Makes “police arrested” past again where the neighbours alone spoke for a participle.
struct ClauseRepair: Sendable {
    let vocabulary: Vocabulary
    let marks: Marks

    func repair(_ tokens: inout [Token], in sentences: [Sentence]) {
        for sentence in sentences {
            var first = sentence.tokens.lowerBound
            for index in sentence.tokens where endsClause(tokens[index]) {
                repair(&tokens, first..<index)
                first = index + 1
            }
            repair(&tokens, first..<max(first, sentence.tokens.upperBound))
        }
    }

    private func endsClause(_ token: Token) -> Bool {
        token.tag == .sconj || token.key == marks.semicolon
            || (token.tag == .pron && vocabulary.has(token.key, .relative))
    }

    private func repair(_ tokens: inout [Token], _ clause: Range<Int>) {
        var candidate: Int?
        for index in clause {
            let token = tokens[index]
            guard token.tag == .verb || token.tag == .aux else { continue }
            switch token.form {
            case .past, .present, .thirdPerson: return
            case .none where token.tag == .aux: return
            case .base where index == clause.lowerBound: return
            case .pastParticiple where candidate == nil && index > clause.lowerBound:
                if isSubject(tokens[index - 1]), isActive(index, clause, tokens) { candidate = index }
            default: continue
            }
        }
        guard let candidate, let past = vocabulary.entry(of: tokens[candidate].key, state: .verbPast) else { return }
        tokens[candidate].form = .past
        tokens[candidate].lemma = past.lemma
    }

    private func isSubject(_ token: Token) -> Bool {
        token.tag == .noun || token.tag == .propn || token.tag == .pron
    }

    /// Followed by what could be its object, or in a clause that must have a verb: not “21 killed in riots”.
    private func isActive(_ index: Int, _ clause: Range<Int>, _ tokens: [Token]) -> Bool {
        let next = index + 1
        guard next < clause.upperBound, tokens[next].key != Self.by else { return false }
        if clause.lowerBound > 0, tokens[clause.lowerBound - 1].tag == .sconj { return true }
        switch tokens[next].tag {
        case .noun, .propn, .pron, .det, .num, .adj, .sym: return true
        default: return false
        }
    }

    private static let by = WordKey("by")
}
