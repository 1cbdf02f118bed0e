// For whom a claim's source stands: the mentions that lead from its words back to a name.

import SitrepModel

enum CoreferenceChain {
    /// Mentions that are shown.
    private static let longest = 4

    /// `“she” ← “Stanovaya” ← “Tatiana Stanovaya” = Tatiana Stanovaya`, one for each source that names an actor otherwise.
    static func texts(of claim: Claim, in findings: Findings) -> [String] {
        claim.source.compactMap { link in
            guard let id = link.actor, let actor = Findings.entry(id, in: findings.actors) else { return nil }
            let own = findings.text.string(in: link.span)
            guard own != actor.name else { return nil }
            let earlier = actor.spans.filter { $0.start < link.span.start }.suffix(longest - 1).reversed()
            let chain = ([link.span] + earlier).map { "“\(findings.text.string(in: $0))”" }
            return chain.joined(separator: " ← ") + " = \(actor.name)"
        }
    }
}
