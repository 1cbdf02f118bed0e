// Words that report: verbs, nouns and set phrases from the cue tables.

import SitrepLexicon
import SitrepModel
import SitrepText

/// What may stand with a cue.
struct CueFrames: OptionSet, Sendable {
    let rawValue: UInt8

    /// A clause with or without "that".
    static let clause = CueFrames(rawValue: 1)
    static let quote = CueFrames(rawValue: 2)
    /// The cue may follow what it reports: "…, he said".
    static let after = CueFrames(rawValue: 4)
    static let object = CueFrames(rawValue: 8)
    static let infinitive = CueFrames(rawValue: 16)
    /// A hearer may stand before the content: "told reporters that".
    static let hearer = CueFrames(rawValue: 32)
    /// Its subject belongs to the content: "seems to be ill".
    static let raise = CueFrames(rawValue: 64)
    /// "of", "about" or "on" and a noun phrase.
    static let of = CueFrames(rawValue: 128)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(name: Substring) {
        switch name {
        case "clause": self = .clause
        case "quote": self = .quote
        case "after": self = .after
        case "object": self = .object
        case "infinitive": self = .infinitive
        case "hearer": self = .hearer
        case "raise": self = .raise
        case "of": self = .of
        default: return nil
        }
    }
}

/// A reporting word with what it takes and what it makes of its content.
struct Cue: Sendable {
    let frames: CueFrames
    let stance: Claim.Stance
}

/// The cue tables, read once.
struct CueLexicon: Sendable {
    let verbs: PhraseMatcher<Cue>
    let nouns: PhraseMatcher<Cue>
    /// Phrases before a source: "according to".
    let frames: PhraseMatcher<Claim.Stance>
    /// Verbs whose subject counts something, with the prepositions before the number.
    let counts: WordMap<[WordKey]>
    let words: ClaimWords

    init(tables: TableSet) throws(LexiconError) {
        verbs = try Self.cues(tables.table("en/cue-verbs"))
        nouns = try Self.cues(tables.table("en/cue-nouns"))
        let table = try tables.table("en/cue-frames")
        let (cue, stance) = (try table.column("cue"), try table.column("stance"))
        var matcher = PhraseMatcher<Claim.Stance>()
        for row in table.rows { matcher.insert(row[cue], try Self.stance(row[stance], in: table)) }
        frames = matcher
        counts = try Self.counts(tables.table("en/cue-counts"))
        words = try ClaimWords(table: tables.table("en/claim-words"))
    }

    private static func counts(_ table: Table) throws(LexiconError) -> WordMap<[WordKey]> {
        let (verb, preposition) = (try table.column("cue"), try table.column("preposition"))
        var result = WordMap<[WordKey]>(minimumCapacity: table.rows.count * 2)
        for row in table.rows { result[WordKey(row[verb]), default: []].append(WordKey(row[preposition])) }
        return result
    }

    private static func cues(_ table: Table) throws(LexiconError) -> PhraseMatcher<Cue> {
        let (cue, frames, stance) = (try table.column("cue"), try table.column("frames"), try table.column("stance"))
        var matcher = PhraseMatcher<Cue>()
        for row in table.rows {
            var taken: CueFrames = []
            for name in row[frames].split(separator: "|") {
                guard let frame = CueFrames(name: name) else {
                    throw LexiconError(.badValue, location: table.name, hint: "“\(name)” is not a frame")
                }
                taken.insert(frame)
            }
            matcher.insert(row[cue], Cue(frames: taken, stance: try Self.stance(row[stance], in: table)))
        }
        return matcher
    }

    private static func stance(_ name: String, in table: Table) throws(LexiconError) -> Claim.Stance {
        guard let stance = Claim.Stance(rawValue: name) else {
            throw LexiconError(.badValue, location: table.name, hint: "“\(name)” is not a stance")
        }
        return stance
    }
}
