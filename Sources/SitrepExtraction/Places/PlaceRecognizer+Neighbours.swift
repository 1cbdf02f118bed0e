// What the words before and after a name say about it.

import SitrepLexicon
import SitrepText

extension PlaceRecognizer {
    // MARK: Words before

    func byte(_ token: Int) -> UInt8 { bytes[Int(tokens[token].start)] }

    func previousMark(_ mention: PlaceMention) -> UInt8 {
        mention.tokens.lowerBound > 0 ? byte(mention.tokens.lowerBound - 1) : 0
    }

    func describeBefore(_ index: Int, _ mentions: [PlaceMention], _ cues: inout CueSet<PlaceCue>) {
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

    func describeWordBefore(_ before: Int, _ start: Int, _ cues: inout CueSet<PlaceCue>) {
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

    func isParagraphStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        return bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)].contains(0x0A)
    }

    /// A full stop after a short word with a capital is part of an abbreviation or a title.
    func isSentenceEnd(_ mark: UInt8, _ index: Int) -> Bool {
        guard mark == 0x2E || mark == 0x3F || mark == 0x21 else { return false }
        guard mark == 0x2E, index > 0 else { return true }
        return !scanner.classes[index - 1].contains(.title)
    }

    func isSentenceStart(_ index: Int) -> Bool {
        isParagraphStart(index) || (index > 0 && isSentenceEnd(byte(index - 1), index - 1))
    }

    // MARK: Words after

    func describeAfter(_ index: Int, _ mentions: [PlaceMention], _ cues: inout CueSet<PlaceCue>) {
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
    func isPossessive(_ token: Token) -> Bool {
        guard !token.shape.contains(.spaceBefore) else { return false }
        let start = Int(token.start)
        if bytes[start] == 0x27 { return true }
        return start + 2 < bytes.count && bytes[start] == 0xE2 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x99
    }

    func describeWordAfter(_ end: Int, _ next: Token, _ cues: inout CueSet<PlaceCue>) {
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

    func kindHint(_ mention: PlaceMention) -> PlaceMention.KindHint {
        let end = mention.tokens.upperBound
        let start = mention.tokens.lowerBound
        if end < tokens.count, !isParagraphStart(end), let hint = KindWords.hint(tokens[end].key) { return hint }
        guard start >= 2, scanner.classes[start - 1].contains(.of) else { return .none }
        return KindWords.hint(tokens[start - 2].key) ?? .none
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
