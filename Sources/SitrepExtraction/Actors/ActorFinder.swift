// Finds actors and joins their mentions.

package import SitrepLexicon
package import SitrepModel

/// Finds actors and joins their mentions.
package struct ActorFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func actors(in draft: Draft) -> [Actor] { [] }
}
