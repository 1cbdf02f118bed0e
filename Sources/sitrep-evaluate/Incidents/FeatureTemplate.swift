// What features of reports and their candidates tell.

import SitrepLanguage

extension FeatureSet {
    mutating func add(_ template: FeatureTemplate, _ parts: UInt64...) { insert(template.rawValue, parts) }
}

/// What a feature tells; the raw values are part of the taught file.
enum FeatureTemplate: UInt64, Sendable {
    // Sentences and documents.
    case word = 1, pair, dependency, wordClass, event, eventHead, eventManner, opening, sentenceNumber, classPair
    // The words of a candidate.
    case head = 32, headWord, headClass, modifier, modifierAndHead, name, entity, kind, kindAndName, complement, around,
        group
    // Its place in the tree.
    case preposition = 64, relation, governor, governorRelation, governorClass, governorPreposition
    case grandparent, classUnderGovernor, classUnderClass, verbAbove, classAndRelation
    // Its neighbours.
    case before = 96, after, twoBefore, twoAfter, beforeClass, afterClass
    // Events near by.
    case eventRole = 128, eventRoleKind, eventRoleClass, nearestEvent, nearestEventClass, sentenceEvent, sentenceWord
    case sentenceClass
    // All mentions together.
    case firstSentence = 160, mentions, mentionsClass
    // Places and times.
    case placeFeature = 192, placeWord, timeKind, timeWord, timeTense, atDateline
    // Strings of one candidate.
    case firstWord = 224, firstTag, wordBefore, stringLength, isWhole, isHeadAlone, hasComplement, beginsName, endsName
    case occurrences, secondTag, firstWordAlone, wordBeforeAndHead, isFirst, isLongest
}
