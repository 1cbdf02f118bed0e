// Grades how far a report's text can be trusted.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds repeats and damage, and grades the report.
package struct IntegrityGrader: Sendable {
    private let damage: DamageFinder
    private let origins: OriginFinder
    private let weights: [String: Int]

    /// From this sum of weights on a report is damaged, in hundredths.
    private static let damagedFrom = 100
    /// A report is unreliable from this sum on …
    private static let unreliableFrom = 300
    /// … where it comes to at least this much a sentence.
    private static let unreliablePerSentence = 30
    /// Weight of a kind of damage that the table does not name, such as one found by intake.
    private static let otherWeight = 100

    package init(resources: Resources) throws(LexiconError) {
        damage = try DamageFinder(tables: resources.tables)
        origins = try OriginFinder(tables: resources.tables)
        let rows = try resources.tables.rows(of: "en/damage-kinds", by: Column.self)
        weights = Dictionary(rows.map { ($0[.kind], Int($0[.weight]) ?? Self.otherWeight) }) { first, _ in first }
    }

    private enum Column: String, CaseIterable { case kind, weight }

    package func integrity(of draft: Draft) -> Integrity {
        let analysis = draft.analysis
        let repeats = RepeatFinder().repeats(in: analysis)
        let marks = draft.article.damage + damage.marks(in: analysis, title: draft.article.info.title)
        return Integrity(
            grade: grade(marks, repeats: repeats.count, sentences: analysis.sentences.count),
            removed: draft.article.removed, repeats: repeats, damage: marks,
            origin: origins.origin(of: analysis, removed: draft.article.removed))
    }

    private func grade(_ marks: [DamageMark], repeats: Int, sentences: Int) -> Integrity.Grade {
        var sum = repeats * (weights["repeat"] ?? Self.otherWeight)
        for mark in marks { sum += weights[mark.kind] ?? Self.otherWeight }
        if sum < Self.damagedFrom { return .clean }
        let isHeavy = sum >= Self.unreliableFrom && sum >= sentences * Self.unreliablePerSentence
        return isHeavy ? .unreliable : .damaged
    }
}
