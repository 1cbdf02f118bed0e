// A tag from elsewhere that speaks for some readings of a token and against others.

/// What the language model takes a token for.
struct TagEvidence: Sendable, Hashable {
    let tag: Tag
    let form: VerbForm

    /// Costs of a reading that disagrees, in hundredths of a negative natural logarithm.
    private static let otherClass: Int32 = 500
    private static let otherForm: Int32 = 450

    func cost(of candidate: Candidate) -> Int32 {
        let read = candidate.state.tag
        guard Self.kind(read) == Self.kind(tag) else { return Self.otherClass }
        let isVerb = read == .verb && tag == .verb
        return isVerb && !Self.agree(candidate.form, form) ? Self.otherForm : 0
    }

    /// Classes that differ in meaning; tags within one are a matter of convention.
    private static func kind(_ tag: Tag) -> Tag {
        switch tag {
        case .noun, .propn, .sym, .x: .noun
        case .verb, .aux: .verb
        case .adj, .adv, .num, .punct: tag
        default: .part
        }
    }

    private static func agree(_ a: VerbForm, _ b: VerbForm) -> Bool {
        a == b || (a == .base && b == .present) || (a == .present && b == .base)
    }
}
