// Finds numbers and what they count.

package import SitrepLexicon
package import SitrepModel

/// Finds numbers and what they count.
package struct FigureFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func figures(in draft: Draft) -> [Figure] { [] }
}
