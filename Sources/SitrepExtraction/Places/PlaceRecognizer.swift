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

    var gazetteer: Gazetteer { scanner.gazetteer }
    var tokens: [Token] { scanner.analysis.tokens }
    var bytes: [UInt8] { scanner.analysis.text.bytes }

    /// The mentions of the document with their cues, containers and probabilities.
    func recognize() -> [PlaceMention] {
        var mentions = scanner.mentions()
        let names = scanner.analysis.names.map { NamedTokens($0, tokenCount: tokens.count) }
        for index in mentions.indices { link(index, &mentions) }
        for index in mentions.indices {
            var cues = CueSet<PlaceCue>()
            describeName(mentions[index], &cues)
            describeBefore(index, mentions, &cues)
            describeAfter(index, mentions, &cues)
            describeRun(mentions[index], &cues)
            // The model is unsure of words in capitals: "NUR-SULTAN, January 5".
            if let names, !isAllCapitals(mentions[index]) { cues.insert(names.cue(of: mentions[index].tokens)) }
            mentions[index].cues = cues
            mentions[index].kindHint = kindHint(mentions[index])
        }
        let document = DocumentCues(mentions, scanner)
        for index in mentions.indices {
            document.describe(mentions[index], scanner, &mentions[index].cues)
            combine(&mentions[index].cues)
            let score = mentions[index].cues.sum(weights.recognition)
            mentions[index].probability = 1 / (1 + exp(-score))
            if isOnlyKind(mentions[index]) || isPerson(mentions[index]) || isAcronym(mentions[index])
                || isInstitution(mentions[index])
            {
                mentions[index].probability = 0
            }
            if mentions[index].kind == .name, isNested(mentions[index]) { mentions[index].kind = .nested }
        }
        return mentions
    }

    /// Notes "Paris, Texas", "the Example district of Paris" and "Paris's Example": which of two neighbours is the container
    /// of the other, where some place of the inner name lies in it.
    private func link(_ index: Int, _ mentions: inout [PlaceMention]) {
        let next = index + 1
        guard next < mentions.count, mentions[index].kind == .name, mentions[next].kind == .name else { return }
        let gap = mentions[index].tokens.upperBound..<mentions[next].tokens.lowerBound
        if gap.count == 1, isPossessive(tokens[gap.lowerBound]) {
            return note(next, in: index, &mentions)
        }
        if gap.count == 1, byte(gap.lowerBound) == 0x2C || byte(gap.lowerBound) == 0x28 {
            return note(index, in: next, &mentions)
        }
        let widest = 5
        guard gap.count >= 2, gap.count <= widest, let last = gap.last else { return }
        guard scanner.classes[last].contains(.of) || scanner.classes[last].contains(.locative) else { return }
        guard gap.dropLast().contains(where: { scanner.classes[$0].contains(.type) }) else { return }
        note(index, in: next, &mentions)
    }

    private func note(_ inner: Int, in outer: Int, _ mentions: inout [PlaceMention]) {
        guard mentions[inner].fixed == nil, contains(mentions[outer], mentions[inner]) else { return }
        mentions[inner].container = outer
        mentions[outer].holds = inner
    }

    private func contains(_ outer: PlaceMention, _ inner: PlaceMention) -> Bool {
        let limit = 6
        let outers = outer.fixed.map { [$0] } ?? outer.candidates.prefix(limit).map(\.place)
        for place in outers {
            let area = gazetteer[place]
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
        cues.insert(.cue(of: place.feature))
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
}
