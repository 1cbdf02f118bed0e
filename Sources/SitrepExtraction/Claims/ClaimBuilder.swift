// Readings to claims: mode, stance, and the chain of sources with their actors.

import SitrepModel
import SitrepText

/// Turns the readings of one article into entries.
struct ClaimBuilder {
    let text: ClaimText
    let actors: ActorIndex
    let readings: [ClaimReading]

    /// Quotations of fewer words do not make an indirect claim mixed.
    private static let fewestQuotedWords = 3
    /// Paragraphs that may lie between a speaker's words and "he said".
    private static let mostParagraphs = 1
    /// Sources that a chain can have.
    private static let longestChain = 4

    func claims() -> [Claim] {
        let enclosing = enclosingReadings()
        let sources = sourcesInTextOrder()
        return readings.indices.compactMap { index in
            let reading = readings[index]
            return Claim(
                content: reading.content.map { text.analysis.span(of: $0) },
                cue: reading.cue.map { text.analysis.span(of: $0) },
                mode: mode(of: reading), source: chain(of: index, enclosing, sources),
                stance: StanceReader(text: text).stance(of: reading),
                rule: RuleID(reading.rule))
        }
    }

    /// For each reading the smallest other one whose content holds its cue.
    private func enclosingReadings() -> [Int?] {
        var result = [Int?](repeating: nil, count: readings.count)
        var owner = [Int32](repeating: -1, count: text.count)
        let bySize = readings.indices.sorted { (readings[$0].size, $0) > (readings[$1].size, $1) }
        var placed = Set<Int>()
        for index in bySize {
            let reading = readings[index]
            if let head = reading.cue.first?.lowerBound ?? reading.content.first?.lowerBound,
                owner.indices.contains(head),
                owner[head] >= 0
            {
                result[index] = Int(owner[head])
            }
            placed.insert(index)
            for range in reading.content {
                for token in range where token < owner.count { owner[token] = Int32(clamping: index) }
            }
        }
        return result
    }

    // MARK: Source chain

    /// The sources of each reading; "he" and "she" whom nobody could resolve are who spoke last.
    private func sourcesInTextOrder() -> [[Claim.Source]] {
        var result = [[Claim.Source]](repeating: [], count: readings.count)
        var last: (actor: LocalID<Actor>, paragraph: Int)?
        let places = readings.map { $0.cue.first?.lowerBound ?? $0.content.first?.lowerBound ?? 0 }
        for index in readings.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }) {
            let paragraph = text.paragraph(of: places[index])
            let isNear = last.map { paragraph - $0.paragraph <= Self.mostParagraphs } ?? false
            result[index] = readings[index].sources.map { source($0, speaker: isNear ? last?.actor : nil) }
            guard readings[index].isSpeech, let actor = result[index].first?.actor, actors[actor]?.type == .person
            else { continue }
            last = (actor, paragraph)
        }
        return result
    }

    private func chain(of index: Int, _ enclosing: [Int?], _ sources: [[Claim.Source]]) -> [Claim.Source] {
        var parts: [[Claim.Source]] = []
        var at: Int? = index
        while let current = at, parts.count < Self.longestChain {
            parts.append(sources[current])
            at = enclosing[current]
        }
        var result: [Claim.Source] = []
        for source in parts.reversed().joined() where !isRepeated(source, in: result) { result.append(source) }
        return result
    }

    private func isRepeated(_ source: Claim.Source, in chain: [Claim.Source]) -> Bool {
        chain.contains { $0.span == source.span || ($0.actor != nil && $0.actor == source.actor) }
    }

    private func source(_ phrase: SourcePhrase, speaker: LocalID<Actor>?) -> Claim.Source {
        let isPerson = text.words.persons.contains(text.key(phrase.head))
        let actor =
            actors.actor(covering: phrase.head..<phrase.head + 1)
            ?? phrase.antecedent.flatMap { actors.actor(covering: $0) } ?? actors.actor(covering: phrase.range)
            ?? (isPerson ? speaker : nil)
        let range = text.trimmed(phrase.range)
        return Claim.Source(
            actor: actor, span: text.analysis.span(of: range.isEmpty ? phrase.range : range),
            kind: kind(of: phrase, actor: actor.flatMap { actors[$0] }))
    }

    private func kind(of phrase: SourcePhrase, actor: Actor?) -> Claim.Source.Kind {
        let head = phrase.head
        if text.isA(.document, head), actor == nil || text.tokens[head].tag == .noun { return .document }
        if text.isA(.agency, head) { return .agency }
        if let actor {
            if actor.sector == "MED" { return actor.type == .person ? .person : .agency }
            return actor.type == .person ? .person : .organization
        }
        if text.tokens[head].tag == .propn {
            return text.isA(.collective, head) ? .organization : .person
        }
        if text.isA(.collective, head) { return .organization }
        return text.tokens[head].tag == .pron ? .person : .unnamed
    }

    // MARK: Mode

    private func mode(of reading: ClaimReading) -> Claim.Mode {
        var quoted = 0
        var plain = 0
        for range in reading.content {
            for token in range where !text.isMark(token) {
                if text.isQuoted(token) { quoted += 1 } else if text.key(token) != text.words.that { plain += 1 }
            }
        }
        if plain == 0, quoted > 0 { return .direct }
        return quoted >= Self.fewestQuotedWords ? .mixed : .indirect
    }
}
