// Names that cannot be: a title twice over one name, and an adjective where a country should stand.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds “President Orlov President” and “the capital of Kazakh”.
struct NameDamageFinder: Sendable {
    /// The last words of offices: president, minister, chief.
    private let titles: Set<WordKey>
    /// Adjectives of countries that are not also a country's name.
    private let adjectives: Set<WordKey>
    /// What a country has: capital, government, border.
    private let heads: Set<WordKey>
    private let of = WordKey("of")

    private enum OfficeColumn: String, CaseIterable { case office }
    private enum CountryColumn: String, CaseIterable { case name, alternates, adjectives }
    private enum HeadColumn: String, CaseIterable { case word }

    init(tables: TableSet) throws(LexiconError) {
        let offices = try tables.rows(of: "en/actor-offices", by: OfficeColumn.self)
        titles = Set(offices.compactMap { $0[.office].split(separator: " ").last }.map { WordKey($0) })
        let countries = try tables.rows(of: "en/countries", by: CountryColumn.self)
        func keys(_ texts: [String]) -> Set<WordKey> {
            Set(texts.flatMap { $0.split(separator: "|") }.map { WordKey($0) })
        }
        let names = keys(countries.map { $0[.name] }).union(keys(countries.map { $0[.alternates] }))
        adjectives = keys(countries.map { $0[.adjectives] }).subtracting(names)
        heads = Set(try tables.rows(of: "en/damage-heads", by: HeadColumn.self).map { WordKey($0[.word]) })
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        analysis.sentences.flatMap { doubledTitles(in: $0, analysis) + bareAdjectives(in: $0, analysis) }
    }

    /// A title that stands twice in one run of words with capitals, other words between.
    private func doubledTitles(in sentence: Sentence, _ analysis: Analysis) -> [DamageMark] {
        let tokens = analysis.tokens
        var found: [DamageMark] = []
        var start = sentence.tokens.lowerBound
        for index in sentence.tokens {
            let token = tokens[index]
            guard token.shape.contains(.capitalized), !token.shape.contains(.punctuation) else {
                start = index + 1
                continue
            }
            guard titles.contains(token.key), index > start + 1 else { continue }
            if let first = (start..<(index - 1)).last(where: { tokens[$0].key == token.key }) {
                found.append(DamageMark(kind: "impossible-name", span: analysis.span(of: first..<(index + 1))))
                start = index + 1
            }
        }
        return found
    }

    /// “the capital of Kazakh.”: the phrase ends with the adjective.
    private func bareAdjectives(in sentence: Sentence, _ analysis: Analysis) -> [DamageMark] {
        let tokens = analysis.tokens
        return sentence.tokens.dropLast(2).compactMap { index in
            guard heads.contains(tokens[index].key), tokens[index + 1].key == of,
                tokens[index + 2].shape.contains(.capitalized), adjectives.contains(tokens[index + 2].key)
            else { return nil }
            let next = index + 3
            let ends = next >= sentence.tokens.upperBound || tokens[next].shape.contains(.punctuation)
            let isJoined =
                next < sentence.tokens.upperBound && !tokens[next].shape.contains(.spaceBefore)
                && analysis.text.bytes[Int(tokens[next].start)] == UInt8(ascii: "-")
            return ends && !isJoined
                ? DamageMark(kind: "adjective-for-place", span: analysis.span(of: index..<next)) : nil
        }
    }
}
