// Features of the strings of a candidate: which of its words a reader would write down.

import SitrepLanguage
import SitrepModel
import SitrepText

/// One string of a candidate, with where it stands first.
struct IncidentString: Sendable {
    let text: String
    let features: FeatureSet
}

extension IncidentText {
    private static let mostStrings = 24

    /// The distinct strings of all mentions in text order.
    func strings(of candidate: IncidentCandidate) -> [IncidentString] {
        var order: [String] = []
        var first: [String: (range: Range<Int>, mention: IncidentMention, count: Int, number: Int)] = [:]
        var longest = 0
        for (number, mention) in candidate.mentions.enumerated() {
            for range in mention.strings {
                let text = string(range)
                longest = max(longest, range.count)
                if let known = first[text] {
                    first[text] = (known.range, known.mention, known.count + 1, known.number)
                } else if order.count < Self.mostStrings {
                    order.append(text)
                    first[text] = (range, mention, 1, number)
                }
            }
        }
        return order.compactMap { text in
            guard let at = first[text] else { return nil }
            var features = features(of: at.range, in: at.mention)
            features.add(.occurrences, UInt64(min(at.count, 3)), UInt64(min(at.number, 2)))
            features.add(.isLongest, at.range.count == longest ? 1 : 0, candidate.kind.rawValue)
            return IncidentString(text: text, features: features)
        }
    }

    private func features(of range: Range<Int>, in mention: IncidentMention) -> FeatureSet {
        var result = FeatureSet()
        let (low, last) = (range.lowerBound, range.upperBound - 1)
        let kind = mention.kind.rawValue
        let name = name(of: mention.anchor)
        let type = name.map { UInt64($0.type + 1) } ?? 0
        result.add(.firstWord, key(low))
        result.add(.firstWordAlone, key(low), range.count == 1 ? 1 : 0)
        result.add(.firstTag, UInt64(tokens[low].tag.rawValue), kind, type)
        if range.count > 1 {
            result.add(.secondTag, UInt64(tokens[low].tag.rawValue), UInt64(tokens[low + 1].tag.rawValue), type)
        }
        for number in classes(low) { result.add(.firstWord, number) }
        let isInside = low > mention.tokens.lowerBound
        if low > 0 {
            let before = isInside ? key(low - 1) : 0
            result.add(.wordBefore, before)
            result.add(.wordBefore, UInt64(tokens[low - 1].tag.rawValue), isInside ? 1 : 0, type)
            result.add(.wordBeforeAndHead, before, lemma(mention.anchor))
            if isInside { for number in classes(low - 1) { result.add(.wordBefore, number) } }
        }
        result.add(.stringLength, UInt64(min(range.count, 6)), kind, type)
        result.add(.isWhole, low <= mention.tokens.lowerBound ? 1 : 0, low == mention.tokens.lowerBound ? 1 : 0, type)
        result.add(.isHeadAlone, range.count == 1 ? 1 : 0, lemma(mention.anchor))
        let reach: UInt64 = last < mention.tokens.upperBound ? 0 : 1
        let more: UInt64 = mention.complement == nil ? 0 : 1
        result.add(.hasComplement, reach, more)
        result.add(.hasComplement, reach, more, lemma(mention.anchor))
        for number in classes(mention.anchor) { result.add(.hasComplement, reach, more, number) }
        if let complement = mention.complement {
            result.add(.hasComplement, reach, lemma(complement), 1)
            for number in classes(complement) { result.add(.hasComplement, reach, number, 2) }
        }
        result.add(.beginsName, self.name(of: low)?.tokens.lowerBound == low ? 1 : 0, type)
        result.add(.endsName, self.name(of: last)?.tokens.upperBound == last + 1 ? 1 : 0, type)
        return result
    }
}
