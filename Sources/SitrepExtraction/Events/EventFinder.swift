// Finds events and types them.

package import SitrepLexicon
package import SitrepModel

/// Finds events and types them.
package struct EventFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func events(in draft: Draft) -> [Event] { [] }
}
