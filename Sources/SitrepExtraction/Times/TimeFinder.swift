// Finds dates, times of day, durations and sets.

package import SitrepLexicon
package import SitrepModel

/// Finds dates, times of day, durations and sets.
package struct TimeFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func times(in draft: Draft) -> [TimeMention] { [] }
}
