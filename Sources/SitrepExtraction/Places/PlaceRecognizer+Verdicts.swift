// Names in runs of capitalised words, cues that count together, and what is certainly no place.

import SitrepLexicon
import SitrepText

extension PlaceRecognizer {
    // MARK: The run of capitalised words around

    func describeRun(_ mention: PlaceMention, _ cues: inout CueSet<PlaceCue>) {
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
    func joins(_ first: Int, _ second: Int) -> Bool {
        scanner.isCapitalized(tokens[first]) && scanner.isCapitalized(tokens[second])
            && tokens[second].shape.contains(.spaceBefore) && !isParagraphStart(second)
            && byte(second) >= 0x41 && !scanner.classes[first].contains(.the)
    }

    // MARK: Several cues at once

    func combine(_ cues: inout CueSet<PlaceCue>) {
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
    func isOnlyKind(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        guard mention.kind == .name, mention.fixed == nil, !cues.contains(.contained), !cues.contains(.country) else {
            return false
        }
        return cues.contains(.kindWord) || cues.contains(.direction) || cues.contains(.title)
            || cues.contains(.calendar)
            || (cues.contains(.ordinary) && !cues.contains(.prevIn))
    }

    /// Few capitals without full stops ("TAK"): a group's short name unless a country or a well-known town has it.
    func isAcronym(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        guard mention.kind == .name, mention.fixed == nil, scanner.hasCase, cues.contains(.capsShort) else {
            return false
        }
        return !cues.contains(.country) && !cues.contains(.fameHigh) && !cues.contains(.contained)
    }

    /// "Jordan Peterson", "Moktada al-Sadr".
    func isPerson(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        guard mention.kind == .name, !cues.contains(.contained), cues.contains(.words1) else { return false }
        if cues.contains(.prevParticle) {
            return cues.contains(.prevGiven) || cues.contains(.prevCapital) || cues.contains(.prevTitle)
        }
        return cues.contains(.givenNext) && cues.contains(.nextSurname)
    }

    /// A building that stands for those who work in it: no place of the report, whatever towns share its name.
    func isInstitution(_ mention: PlaceMention) -> Bool {
        mention.leading.map { gazetteer[$0].feature == .institution } ?? false
    }

    /// Whether the name is part of a longer name of something that is no place.
    func isNested(_ mention: PlaceMention) -> Bool {
        let cues = mention.cues
        return cues.contains(.nextOrg) || cues.contains(.runOrg) || cues.contains(.prevOrgOf)
            || cues.contains(.nextStreet)
            || cues.contains(.runInner) || isLed(mention)
    }

    /// "Air Astana", "FC Kairat".
    private func isLed(_ mention: PlaceMention) -> Bool {
        let before = mention.tokens.lowerBound - 1
        return before >= 0 && scanner.classes[before].contains(.lead) && joins(before, before + 1)
    }
}
