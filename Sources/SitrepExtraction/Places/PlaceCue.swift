// The cues by which a name is taken for a place, and their trained weights.

import SitrepLexicon

/// What is seen at a name and around it. The weights table calls cues by these names.
enum PlaceCue: UInt8, CaseIterable, Sendable {
    case bias, words1, words2, words3
    case country, admin1, admin2, capital, city, continent, region, water, site, airport
    case pop0, pop1k, pop10k, pop100k, pop1m, popMany, foreignName, namesakes0, namesakes5, namesakesMany
    case ordinary, doubtful, notplace, surname, given, calendar, kindWord, direction, title
    case sentenceStart, capsShort, capsLong, lowerStart
    case prevIn, prevOf, prevThe, prevAnd, prevPrep, prevTitle, prevGiven, prevCapital, prevDirection, prevCommaPlace
    case prevHyphen, prevStart, prevTypeOf, prevOrgOf, prevLower, prevMark, prevNumber, prevAdjective, prevInThe
    case nextPossessive, nextCommaPlace, nextOrg, nextStreet, nextSite, nextType, nextCapital, nextSurname, nextSpeech
    case nextHyphen, nextComma, nextEnd, nextParenthesis, nextAnd, nextPerson, nextLower, nextPrep
    case contained, contains, docPerson, docIn, docRepeated, docCountry, docDivision, dateline
    case adjective, people, formDotted, formCode, formAfterComma
    case wholeRun, runStart, runEnd, runInner
    case ordinaryStart, surnameBare, smallBare, givenBare, surnameSmall, doubtfulIn, smallIn, smallContained, runOrg
    case adjectiveNoun, noCase, fameLow, fameHigh, publisherName, nextInitial, capsSmall, prevParticle, givenNext
    case namedPlace, namedPlacePart, namedPerson, namedOrganization, namedOrganizationPart, namedOther, unnamed
    case docNamedPlace, docNamedPerson, docNamedOrganization

    static let names: [String: PlaceCue] = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// A set of at most 128 cues, no heap.
struct CueSet<Cue: RawRepresentable & CaseIterable & Sendable>: Sendable where Cue.RawValue == UInt8 {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ cue: Cue, if condition: Bool = true) {
        guard condition else { return }
        let index = cue.rawValue
        if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index & 63) }
    }

    mutating func remove(_ cue: Cue) {
        let index = cue.rawValue
        if index < 64 { low &= ~(1 << UInt64(index)) } else { high &= ~(1 << UInt64(index & 63)) }
    }

    func contains(_ cue: Cue) -> Bool {
        let index = cue.rawValue
        return index < 64 ? low >> UInt64(index) & 1 == 1 : high >> UInt64(index & 63) & 1 == 1
    }

    /// The sum of the weights of the cues that are set.
    func sum(_ weights: [Float]) -> Float {
        var total: Float = 0
        var rest = low
        while rest != 0 {
            total += weights[rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
        rest = high
        while rest != 0 {
            total += weights[64 + rest.trailingZeroBitCount]
            rest &= rest &- 1
        }
        return total
    }

    /// Names of the cues that are set, in order.
    var names: [String] { Cue.allCases.filter { contains($0) }.map { "\($0)" } }
}

/// Trained weights, by cue.
struct CueWeights: Sendable {
    static let count = 128

    let recognition: [Float]
    /// Resolution before, and with, what is known of the neighbours.
    let first: [Float]
    let second: [Float]

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/place-weights")
        let model = try table.column("model")
        let cue = try table.column("cue")
        let weight = try table.column("weight")
        var result = ["recognition", "first", "second"].map { _ in [Float](repeating: 0, count: Self.count) }
        for row in table.rows {
            let index =
                row[model] == "recognition" ? PlaceCue.names[row[cue]]?.rawValue : RankCue.names[row[cue]]?.rawValue
            let list = ["recognition", "first", "second"].firstIndex(of: row[model])
            guard let index, let list, let value = Float(row[weight]) else {
                throw LexiconError(
                    .badValue, location: "en/place-weights: \(row[model]) \(row[cue])",
                    hint:
                        "no such model or cue, or not a number: “\(row[weight])”; train again with Gazetteer/train_weights.py"
                )
            }
            result[list][Int(index)] = value
        }
        (recognition, first, second) = (result[0], result[1], result[2])
    }
}
