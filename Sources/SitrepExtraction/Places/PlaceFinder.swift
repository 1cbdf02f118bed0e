// Finds places and resolves them on the map.

package import SitrepLexicon
package import SitrepModel

/// Finds places and resolves them on the map.
package struct PlaceFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func places(in draft: Draft) -> [Place] { [] }
}
