// Grades how far a report's text can be trusted.

package import SitrepLexicon
package import SitrepModel

/// Finds repeats and damage, and grades the report.
package struct IntegrityGrader: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func integrity(of draft: Draft) -> Integrity {
        Integrity(removed: draft.article.removed, damage: draft.article.damage)
    }
}
