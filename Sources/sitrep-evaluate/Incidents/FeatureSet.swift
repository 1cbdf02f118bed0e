// Hashed features of a place in a text: a set of 32-bit numbers, each from the number of a template and its parts.

import SitrepText

/// Distinct features; `Training/sitrep_training/incidents.py` knows them by their numbers alone.
struct FeatureSet: Sendable {
    private(set) var numbers: Set<UInt32> = []

    mutating func add(_ template: FeatureTemplate, _ parts: UInt64...) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (template.rawValue &* 0x9E37_79B9_7F4A_7C15)
        for part in parts {
            hash = (hash ^ part) &* 0x100_0000_01b3
            hash ^= hash >> 29
        }
        numbers.insert(UInt32(truncatingIfNeeded: hash >> 32 ^ hash))
    }

    mutating func formUnion(_ other: FeatureSet) { numbers.formUnion(other.numbers) }

    var sorted: [UInt32] { numbers.sorted() }
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
