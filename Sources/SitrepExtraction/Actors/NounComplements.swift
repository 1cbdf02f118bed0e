// To whom people belong by what completes their noun: "inspectors of the agency", "officials in Gondor".

import SitrepText

/// Reads the country or the body that a noun's prepositional phrase names.
struct NounComplements: Sendable {
    let text: ActorText

    struct Owner: Sendable {
        /// Absent for an international body.
        let country: Int?
        /// That of an international body; absent where the noun's own stands.
        let sector: String?
        /// Whether it is where they are rather than whose.
        var isLocation = false
    }

    /// The first owner that the tree hangs on a mention's noun or on the one that the noun is coordinated with.
    func owner(of mention: ActorMention, _ noun: ActorLexicon.Noun?) -> Owner? {
        guard let trees = text.trees, let noun, mention.organization == nil else { return nil }
        for head in [mention.head] + shared(mention.head, trees) {
            for complement in trees.dependents(of: head)
            where complement > mention.head && trees.relation(of: complement) == .nominalModifier {
                guard let marker = trees.dependent(of: complement, .caseMarker), ties(marker, noun) else { continue }
                if var owner = owner(at: complement) {
                    owner.isLocation = text.isLocation(text.tokens[marker].key)
                    return owner
                }
            }
        }
        return nil
    }

    /// "Lawmakers and officials in Gondor": the last of the coordinated nouns has the phrase of all.
    private func shared(_ head: Int, _ trees: Trees) -> [Int] {
        let first = trees.relation(of: head) == .conjunct ? trees.head(of: head) ?? head : head
        return trees.conjuncts(of: first).filter { $0 != head }
    }

    /// "Of" and "from" tell whose; "in" tells it of all but soldiers and envoys, who stand abroad.
    private func ties(_ marker: Int, _ noun: ActorLexicon.Noun) -> Bool {
        let key = text.tokens[marker].key
        if key == text.keys.of || key == text.keys.from { return true }
        return text.isLocation(key) && noun.sector != "MIL" && !noun.flags.contains(.abroad)
    }

    private func owner(at token: Int) -> Owner? {
        if let lexeme = text.hit(at: token)?.lexeme {
            if lexeme.organization >= 0 {
                let organization = text.lexicon.organizations[lexeme.organization]
                if let country = organization.country { return Owner(country: country, sector: nil) }
                guard let sector = organization.sector, ActorLexicon.international.contains(sector) else { return nil }
                return Owner(country: nil, sector: sector)
            }
            if lexeme.country >= 0 { return Owner(country: lexeme.country, sector: nil) }
        }
        return text.placeCountry(at: token).map { Owner(country: $0, sector: nil) }
    }
}
