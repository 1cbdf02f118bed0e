// Finds claims, their sources and their stance.

package import SitrepLexicon
package import SitrepModel

/// Finds claims, their sources and their stance.
package struct ClaimFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func claims(in draft: Draft) -> [Claim] { [] }
}
