// Grades how far a report's text can be trusted.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds repeats and damage, and grades the report.
package struct IntegrityGrader: Sendable {
    private let damage: DamageFinder
    private let lostWords: LostWordFinder
    private let phrases: DoubledPhraseFinder
    private let terms: TermFinder
    private let names: NameDamageFinder
    private let drift: DriftFinder
    private let rewording: RewordingFinder
    private let doubts: SentenceDoubts
    private let origins: OriginFinder
    private let weights: [String: Int]

    /// From this sum of weights on a report is damaged, in hundredths …
    private static let damagedFrom = 100
    /// … where it comes to at least this much a sentence: a slip in a long report is none of the way it came.
    private static let damagedPerSentence = 6
    /// A report is unreliable from this sum on …
    private static let unreliableFrom = 300
    /// … where it comes to at least this much a sentence.
    private static let unreliablePerSentence = 30
    /// Weight of a kind of damage that the table does not name, such as one found by intake.
    private static let otherWeight = 100

    package init(resources: Resources) throws(LexiconError) {
        damage = try DamageFinder(tables: resources.tables)
        origins = try OriginFinder(tables: resources.tables)
        lostWords = try LostWordFinder(tables: resources.tables)
        phrases = try DoubledPhraseFinder(tables: resources.tables)
        terms = try TermFinder(tables: resources.tables)
        names = try NameDamageFinder(tables: resources.tables)
        drift = try DriftFinder(tables: resources.tables)
        rewording = try RewordingFinder(tables: resources.tables)
        let rows = try resources.tables.rows(of: "en/damage-kinds", by: Column.self)
        doubts = SentenceDoubts(
            losses: Dictionary(rows.map { ($0[.kind], Int($0[.loss]) ?? 0) }) { first, _ in first })
        weights = Dictionary(rows.map { ($0[.kind], Int($0[.weight]) ?? Self.otherWeight) }) { first, _ in first }
    }

    private enum Column: String, CaseIterable { case kind, weight, loss }

    package func integrity(of draft: Draft) -> Integrity {
        let analysis = draft.analysis
        let repeats = RepeatFinder().repeats(in: analysis)
        let marks =
            draft.article.damage + damage.marks(in: analysis, title: draft.article.info.title)
            + signs(in: analysis, repeats: repeats)
        return Integrity(
            grade: grade(marks, repeats: repeats.count, sentences: analysis.sentences.count),
            removed: draft.article.removed, repeats: repeats, damage: marks,
            doubts: doubts.doubts(in: analysis, damage: marks, repeats: repeats),
            origin: origins.origin(of: analysis, removed: draft.article.removed))
    }

    /// What the smaller finders see, in the order of the text.
    private func signs(in analysis: Analysis, repeats: [Repeat]) -> [DamageMark] {
        var found = lostWords.marks(in: analysis) + phrases.marks(in: analysis) + terms.marks(in: analysis)
        found += names.marks(in: analysis) + drift.marks(in: analysis)
        found += rewording.marks(in: analysis, repeats: repeats) + QuoteMarkFinder().marks(in: analysis.text)
        return found.sorted { ($0.span ?? TextSpan(0, 0), $0.kind) < ($1.span ?? TextSpan(0, 0), $1.kind) }
    }

    private func grade(_ marks: [DamageMark], repeats: Int, sentences: Int) -> Integrity.Grade {
        var sum = repeats * (weights["repeat"] ?? Self.otherWeight)
        for mark in marks { sum += weights[mark.kind] ?? Self.otherWeight }
        if sum < Self.damagedFrom || sum < sentences * Self.damagedPerSentence { return .clean }
        let isHeavy = sum >= Self.unreliableFrom && sum >= sentences * Self.unreliablePerSentence
        return isHeavy ? .unreliable : .damaged
    }
}
