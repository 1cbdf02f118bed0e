// Finds the state of what people depend on.

package import SitrepLexicon
package import SitrepModel

/// Finds the state of what people depend on.
package struct StatusFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func status(in draft: Draft) -> [StatusReport] { [] }
}
