// Decides which names are meant as places, from the words themselves and those beside them.

import Foundation
import SitrepLexicon
import SitrepModel
import SitrepText

/// Sets the cues of every mention and its probability.
struct PlaceRecognizer {
    let scanner: PlaceScanner
    let weights: CueWeights
    /// Keys of the names in the publisher's address.
    let publisherNames: [UInt64]

    private var gazetteer: Gazetteer { scanner.gazetteer }
    private var tokens: [Token] { scanner.analysis.tokens }
    private var bytes: [UInt8] { scanner.analysis.text.bytes }

    /// The mentions of the document with their cues, containers and probabilities.
    func recognize() -> [PlaceMention] {
        var mentions = scanner.mentions()
        for index in mentions.indices { link(index, &mentions) }
        for index in mentions.indices {
            var cues = CueSet<PlaceCue>()
            describeName(mentions[index], &cues)
            describeBefore(index, mentions, &cues)
            describeAfter(index, mentions, &cues)
            describeRun(mentions[index], &cues)
            mentions[index].cues = cues
            mentions[index].kindHint = kindHint(mentions[index])
        }
        let document = DocumentCues(mentions, scanner)
        for index in mentions.indices {
            document.describe(mentions[index], scanner, &mentions[index].cues)
            combine(&mentions[index].cues)
            let score = mentions[index].cues.sum(weights.recognition)
            mentions[index].probability = 1 / (1 + exp(-score))
            if isOnlyKind(mentions[index]) || isPerson(mentions[index]) || isInstitution(mentions[index]) {
                mentions[index].probability = 0
            }
            if mentions[index].kind == .name, isNested(mentions[index]) { mentions[index].kind = .nested }
        }
        return mentions
    }

    /// Notes "Paris, Texas": the second mention as the container of the first, where some place of the first name lies in it.
    private func link(_ index: Int, _ mentions: inout [PlaceMention]) {
        guard index + 1 < mentions.count else { return }
        let next = index + 1
        let gap = mentions[index].tokens.upperBound..<mentions[next].tokens.lowerBound
        guard mentions[index].kind == .name, mentions[next].kind == .name, mentions[index].fixed == nil else { return }
        guard gap.count == 1, byte(gap.lowerBound) == 0x2C || byte(gap.lowerBound) == 0x28 else { return }
        guard let outer = mentions[next].leading, contains(mentions[next], mentions[index]) else { return }
        _ = outer
        mentions[index].container = next
        mentions[next].holds = index
    }

    private func contains(_ outer: PlaceMention, _ inner: PlaceMention) -> Bool {
        let limit = 6
        let outers = outer.fixed.map { [$0] } ?? outer.candidates.prefix(limit).map(\.place)
        for place in outers {
            let area = gazetteer[place]
            guard area.feature == .country || area.feature.isDivision || area.feature == .region else { continue }
            if inner.candidates.contains(where: { Containment.holds(area, gazetteer[$0.place]) }) { return true }
        }
        return false
    }

    // MARK: The name itself

    private func describeName(_ mention: PlaceMention, _ cues: inout CueSet<PlaceCue>) {
        cues.insert(.bias)
        let words = mention.tokens.filter { scanner.isWord(tokens[$0]) }.count
        cues.insert(words <= 1 ? .words1 : words == 2 ? .words2 : .words3)
        cues.insert(.noCase, if: !scanner.hasCase)
        switch mention.kind {
        case .adjective:
            let last = tokens[mention.tokens.upperBound - 1]
            cues.insert(bytes[Int(last.end) - 1] == 0x73 ? .people : .adjective)
        default:
            if mention.fixed != nil {
                cues.insert(mention.isDotted ? .formDotted : .formCode)
                cues.insert(.formAfterComma, if: previousMark(mention) == 0x2C)
            } else {
                describeCandidates(mention, &cues)
            }
        }
        if words == 1 { describeWord(mention, mention.tokens.lowerBound, &cues) }
        if words == 2, scanner.classes[mention.tokens.lowerBound].contains(.the) {
            describeWord(mention, mention.tokens.upperBound - 1, &cues)
        }
        describeShape(mention, &cues)
    }

    private func describeCandidates(_ mention: PlaceMention, _ cues: inout CueSet<PlaceCue>) {
        guard let best = mention.candidates.first else { return }
        let place = gazetteer[best.place]
        cues.insert(.foreignName, if: !best.isOwnName)
        cues.insert(.publisherName, if: publisherNames.contains(mention.key))
        let little = 2
        let much = 6
        let fame = mention.candidates.prefix(little * 2).map { gazetteer[$0.place].fame }.max() ?? 0
        cues.insert(.fameLow, if: place.feature.isPoint && fame <= little)
        cues.insert(.fameHigh, if: fame >= much)
        switch mention.candidates.count {
        case 1: cues.insert(.namesakes0)
        case 2...5: cues.insert(.namesakes5)
        default: cues.insert(.namesakesMany)
        }
        switch place.feature {
        case .country: cues.insert(.country)
        case .admin1: cues.insert(.admin1)
        case .admin2: cues.insert(.admin2)
        case .capital: cues.insert(.capital)
        case .city: cues.insert(.city)
        case .continent: cues.insert(.continent)
        case .region, .mountain, .desert, .island: cues.insert(.region)
        case .water, .strait, .river: cues.insert(.water)
        case .district, .site, .camp, .base, .crossing: cues.insert(.site)
        case .airport: cues.insert(.airport)
        case .institution: cues.insert(.site)
        }
        switch place.population {
        case ..<500: cues.insert(.pop0)
        case ..<5_000: cues.insert(.pop1k)
        case ..<50_000: cues.insert(.pop10k)
        case ..<500_000: cues.insert(.pop100k)
        case ..<5_000_000: cues.insert(.pop1m)
        default: cues.insert(.popMany)
        }
    }

    private func describeWord(_ mention: PlaceMention, _ index: Int, _ cues: inout CueSet<PlaceCue>) {
        let own = scanner.classes[index]
        cues.insert(.ordinary, if: own.contains(.ordinary) && !isAllCapitals(mention))
        cues.insert(.doubtful, if: own.contains(.doubtful))
        cues.insert(.notplace, if: own.contains(.notplace))
        cues.insert(.surname, if: own.contains(.surname))
        cues.insert(.given, if: own.contains(.given))
        cues.insert(.calendar, if: own.contains(.calendar))
        cues.insert(.kindWord, if: !own.isDisjoint(with: [.organization, .street, .site, .type]))
        cues.insert(.direction, if: own.contains(.direction))
        cues.insert(.title, if: own.contains(.title))
    }

    private func isAllCapitals(_ mention: PlaceMention) -> Bool {
        mention.span.range.allSatisfy { !(bytes[$0] >= 0x61 && bytes[$0] <= 0x7A) }
    }

    private func describeShape(_ mention: PlaceMention, _ cues: inout CueSet<PlaceCue>) {
        let length = 5
        if isAllCapitals(mention) { cues.insert(mention.span.count < length ? .capsShort : .capsLong) }
        cues.insert(.lowerStart, if: !scanner.isCapitalized(tokens[mention.tokens.lowerBound]))
    }

    // MARK: Words before

    private func byte(_ token: Int) -> UInt8 { bytes[Int(tokens[token].start)] }

    private func previousMark(_ mention: PlaceMention) -> UInt8 {
        mention.tokens.lowerBound > 0 ? byte(mention.tokens.lowerBound - 1) : 0
    }

    private func describeBefore(_ index: Int, _ mentions: [PlaceMention], _ cues: inout CueSet<PlaceCue>) {
        let start = mentions[index].tokens.lowerBound
        guard start > 0, !isParagraphStart(start) else {
            cues.insert(.prevStart)
            return
        }
        let before = start - 1
        let mark = byte(before)
        if index > 0, mentions[index - 1].tokens.upperBound == before, mark == 0x2C { cues.insert(.prevCommaPlace) }
        cues.insert(.contains, if: mentions[index].holds != nil)
        guard scanner.isWord(tokens[before]) else {
            if mark == 0x2D && !tokens[start].shape.contains(.spaceBefore) {
                cues.insert(.prevHyphen)
                if scanner.isParticle(before - 1) {
                    cues.insert(.prevParticle)
                    if before > 1 { describeWordBefore(before - 2, before - 1, &cues) }
                }
            } else if isSentenceEnd(mark, before) {
                cues.insert(.sentenceStart)
            } else {
                cues.insert(.prevMark)
            }
            return
        }
        describeWordBefore(before, start, &cues)
        if index > 0, mentions[index - 1].tokens.upperBound == start, mentions[index - 1].kind == .adjective {
            cues.insert(.prevAdjective)
        }
    }

    private func describeWordBefore(_ before: Int, _ start: Int, _ cues: inout CueSet<PlaceCue>) {
        let kind = scanner.classes[before]
        let further: PlaceWordClasses = before > 0 ? scanner.classes[before - 1] : []
        let isCapital = scanner.isCapitalized(tokens[before])
        if kind.contains(.locative) {
            cues.insert(.prevIn)
        } else if kind.contains(.of) {
            cues.insert(.prevOf)
            cues.insert(.prevTypeOf, if: !further.isDisjoint(with: [.type, .site]))
            cues.insert(
                .prevOrgOf,
                if: further.contains(.organization) && before > 0 && scanner.isCapitalized(tokens[before - 1]))
        } else if kind.contains(.the) {
            cues.insert(.prevThe)
            cues.insert(.prevInThe, if: further.contains(.locative))
        } else if kind.contains(.and) {
            cues.insert(.prevAnd)
        } else if kind.contains(.preposition) {
            cues.insert(.prevPrep)
        } else if kind.contains(.direction) {
            cues.insert(.prevDirection)
        } else if kind.contains(.title) {
            cues.insert(.prevTitle)
        } else if kind.contains(.given) && isCapital {
            cues.insert(.prevGiven)
        } else if isCapital && !isSentenceStart(before) {
            cues.insert(.prevCapital)
        } else if byte(before) >= 0x30 && byte(before) <= 0x39 {
            cues.insert(.prevNumber)
        } else {
            cues.insert(.prevLower)
        }
    }

    private func isParagraphStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        return bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)].contains(0x0A)
    }

    /// A full stop after a short word with a capital is part of an abbreviation or a title.
    private func isSentenceEnd(_ mark: UInt8, _ index: Int) -> Bool {
        guard mark == 0x2E || mark == 0x3F || mark == 0x21 else { return false }
        guard mark == 0x2E, index > 0 else { return true }
        return !scanner.classes[index - 1].contains(.title)
    }

    private func isSentenceStart(_ index: Int) -> Bool {
        isParagraphStart(index) || (index > 0 && isSentenceEnd(byte(index - 1), index - 1))
    }

    // MARK: Words after

    private func describeAfter(_ index: Int, _ mentions: [PlaceMention], _ cues: inout CueSet<PlaceCue>) {
        let mention = mentions[index]
        let end = mention.tokens.upperBound
        cues.insert(.contained, if: mention.container != nil)
        guard end < tokens.count, !isParagraphStart(end) else {
            cues.insert(.nextEnd)
            return
        }
        let mark = byte(end)
        let next = tokens[end]
        if isPossessive(next) {
            cues.insert(.nextPossessive)
            return
        }
        guard scanner.isWord(next) else {
            switch mark {
            case 0x2D: cues.insert(.nextHyphen, if: !next.shape.contains(.spaceBefore))
            case 0x2C:
                let follows = index + 1 < mentions.count && mentions[index + 1].tokens.lowerBound == end + 1
                cues.insert(follows ? .nextCommaPlace : .nextComma)
            case 0x28:
                cues.insert(.nextParenthesis)
                cues.insert(.dateline, if: isParagraphStart(mention.tokens.lowerBound))
            default: cues.insert(.nextEnd)
            }
            return
        }
        describeWordAfter(end, next, &cues)
    }

    /// "'s", or an apostrophe alone, straight or curly, right behind a word.
    private func isPossessive(_ token: Token) -> Bool {
        guard !token.shape.contains(.spaceBefore) else { return false }
        let start = Int(token.start)
        if bytes[start] == 0x27 { return true }
        return start + 2 < bytes.count && bytes[start] == 0xE2 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x99
    }

    private func describeWordAfter(_ end: Int, _ next: Token, _ cues: inout CueSet<PlaceCue>) {
        let kind = scanner.classes[end]
        if scanner.isCapitalized(next) {
            cues.insert(.nextInitial, if: next.end - next.start <= 2 && bytes[Int(next.end) - 1] <= 0x5A)
            cues.insert(.nextOrg, if: kind.contains(.organization))
            cues.insert(.nextStreet, if: kind.contains(.street))
            cues.insert(.nextSite, if: kind.contains(.site))
            cues.insert(.nextType, if: kind.contains(.type))
            cues.insert(.nextSurname, if: kind.contains(.surname))
            cues.insert(.nextCapital, if: kind.isDisjoint(with: [.organization, .street, .site, .type, .surname]))
            return
        }
        if kind.contains(.type) {
            cues.insert(.nextType)
        } else if kind.contains(.speech) {
            cues.insert(.nextSpeech)
        } else if kind.contains(.and) {
            cues.insert(.nextAnd)
        } else if kind.contains(.person) {
            cues.insert(.nextPerson)
        } else if !kind.isDisjoint(with: [.preposition, .locative, .of]) {
            cues.insert(.nextPrep)
        } else {
            cues.insert(.nextLower)
        }
    }

    private func kindHint(_ mention: PlaceMention) -> PlaceMention.KindHint {
        let end = mention.tokens.upperBound
        let start = mention.tokens.lowerBound
        if end < tokens.count, !isParagraphStart(end), let hint = KindWords.hint(tokens[end].key) { return hint }
        guard start >= 2, scanner.classes[start - 1].contains(.of) else { return .none }
        return KindWords.hint(tokens[start - 2].key) ?? .none
    }

    // MARK: The run of capitalised words around

    private func describeRun(_ mention: PlaceMention, _ cues: inout CueSet<PlaceCue>) {
        guard scanner.hasCase else { return cues.insert(.wholeRun) }
        let before = mention.tokens.lowerBound - 1
        let starts = before < 0 || !joins(before, mention.tokens.lowerBound) || isSentenceStart(before)
        let end = mention.tokens.upperBound
        let ends = end >= tokens.count || !joins(end - 1, end)
        cues.insert(starts && ends ? .wholeRun : starts ? .runStart : ends ? .runEnd : .runInner)
        guard !ends else { return }
        let reach = 6
        var at = end
        while at < min(tokens.count, end + reach), joins(at - 1, at) {
            if scanner.classes[at].contains(.organization) { cues.insert(.runOrg) }
            at += 1
        }
    }

    /// Whether two neighbouring tokens are capitalised words with nothing but a space between them.
    private func joins(_ first: Int, _ second: Int) -> Bool {
        scanner.isCapitalized(tokens[first]) && scanner.isCapitalized(tokens[second])
            && tokens[second].shape.contains(.spaceBefore) && !isParagraphStart(second)
            && byte(second) >= 0x41 && !scanner.classes[first].contains(.the)
    }

    // MARK: Several cues at once

    private func combine(_ cues: inout CueSet<PlaceCue>) {
        let isSmall = cues.contains(.pop0) || cues.contains(.pop1k) || cues.contains(.pop10k)
        let isPlaced = cues.contains(.prevIn) || cues.contains(.contained) || cues.contains(.prevTypeOf)
        if isPlaced || cues.contains(.prevOf) || cues.contains(.prevPrep) { cues.remove(.nextSpeech) }
        let hasWordAfter = cues.contains(.nextCapital) || cues.contains(.nextSurname)
        cues.insert(.givenNext, if: cues.contains(.given) && !isPlaced && hasWordAfter)
        cues.insert(
            .ordinaryStart, if: cues.contains(.ordinary) && (cues.contains(.sentenceStart) || cues.contains(.prevStart))
        )
        cues.insert(.surnameBare, if: cues.contains(.surname) && !isPlaced)
        cues.insert(.givenBare, if: cues.contains(.given) && !isPlaced)
        cues.insert(.smallBare, if: isSmall && !isPlaced)
        cues.insert(.surnameSmall, if: cues.contains(.surname) && isSmall)
        cues.insert(.doubtfulIn, if: (cues.contains(.doubtful) || cues.contains(.ordinary)) && isPlaced)
        cues.insert(.capsSmall, if: isSmall && cues.contains(.capsShort))
        cues.insert(.smallIn, if: isSmall && cues.contains(.prevIn))
        cues.insert(.smallContained, if: isSmall && cues.contains(.contained))
        cues.insert(
            .adjectiveNoun, if: cues.contains(.adjective) && (cues.contains(.nextPerson) || cues.contains(.nextLower)))
    }

    /// A word for a kind of place or thing ("Hall", "Western") that some small place has for its name.
    private func isOnlyKind(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        guard mention.kind == .name, mention.fixed == nil, !cues.contains(.contained), !cues.contains(.country) else {
            return false
        }
        return cues.contains(.kindWord) || cues.contains(.direction) || cues.contains(.title)
            || cues.contains(.calendar)
            || (cues.contains(.ordinary) && !cues.contains(.prevIn))
    }

    /// "Jordan Peterson", "Moktada al-Sadr".
    private func isPerson(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        guard mention.kind == .name, !cues.contains(.contained), cues.contains(.words1) else { return false }
        if cues.contains(.prevParticle) {
            return cues.contains(.prevGiven) || cues.contains(.prevCapital) || cues.contains(.prevTitle)
        }
        return cues.contains(.givenNext) && !cues.contains(.nextCommaPlace)
    }

    /// A building that stands for those who work in it: no place of the report, whatever towns share its name.
    private func isInstitution(_ mention: PlaceMention) -> Bool {
        mention.leading.map { gazetteer[$0].feature == .institution } ?? false
    }

    /// Whether the name is part of a longer name of something that is no place.
    private func isNested(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        return cues.contains(.nextOrg) || cues.contains(.runOrg) || cues.contains(.prevOrgOf)
            || cues.contains(.nextStreet)
            || cues.contains(.runInner)
    }
}

/// Words that say which kind of place a name beside them is.
enum KindWords {
    private static let hints: [WordKey: PlaceMention.KindHint] = {
        let lists: [(PlaceMention.KindHint, [String])] = [
            (
                .division,
                [
                    "province", "region", "state", "governorate", "prefecture", "oblast", "department", "canton",
                    "territory",
                ]
            ),
            (.county, ["county", "district", "parish"]),
            (.town, ["city", "town", "village", "capital", "suburb", "neighborhood"]),
            (.airport, ["airport", "airfield", "airbase"]), (.water, ["river", "sea", "bay", "lake", "gulf"]),
        ]
        return Dictionary(uniqueKeysWithValues: lists.flatMap { hint, words in words.map { (WordKey($0), hint) } })
    }()

    static func hint(_ key: WordKey) -> PlaceMention.KindHint? { hints[key] }
}
