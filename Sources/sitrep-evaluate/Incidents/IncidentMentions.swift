// Finds the mentions of a document that may fill a slot of an incident, and joins those of one thing.

import SitrepExtraction
import SitrepModel
import SitrepText

extension IncidentText {
    private static let mostStarts = 7
    /// The word that joins a phrase to its complement.
    private static let of = WordKey("of")

    /// Candidates in the order of their first mentions.
    func candidates() -> [IncidentCandidate] {
        var index: [String: Int] = [:]
        var result: [IncidentCandidate] = []
        let full = personNames()
        var lastWithHead: [UInt64: String] = [:]
        for mention in mentions() {
            var key = self.key(of: mention, names: full)
            if mention.kind == .phrase, mention.tokens.count == 1, mention.complement == nil {
                key = lastWithHead[lemma(mention.anchor)] ?? key
            } else if mention.kind == .phrase {
                lastWithHead[lemma(mention.anchor)] = key
            }
            if let known = index[key] {
                result[known].mentions.append(mention)
            } else {
                index[key] = result.count
                result.append(IncidentCandidate(mentions: [mention]))
            }
        }
        return result
    }

    private func key(of mention: IncidentMention, names: [[String]]) -> String {
        switch mention.kind {
        case .group: return "g\(mention.number)"
        case .place: return "p" + draft.places[mention.number].name.lowercased()
        case .time:
            let time = draft.times[mention.number]
            return "t\(time.from?.description ?? "")-\(time.until?.description ?? "")"
        case .name, .phrase: break
        }
        if let name = name(of: mention.anchor) {
            let words = string(name.tokens).lowercased().split(separator: " ").map(String.init)
            let whole = names.first { full in words.allSatisfy { full.contains($0) } }
            return "n" + (whole ?? words).joined(separator: " ")
        }
        let own = string(mention.tokens).lowercased()
        guard let complement = mention.complement else { return "w" + own }
        return "w\(own) of \(string(complement..<complement + 1).lowercased())"
    }

    /// Names of several words, longest first.
    private func personNames() -> [[String]] {
        names.map { string($0.tokens).lowercased().split(separator: " ").map(String.init) }
            .filter { $0.count > 1 }
            .sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
    }

    private func mentions() -> [IncidentMention] {
        var result: [IncidentMention] = []
        var taken = Set<Int>()
        let times = draft.times.map { analysis.tokens(in: $0.span) }
        let groupEndingAt = Dictionary(
            groups.map { ($0.tokens.upperBound - 1, $0.value) }, uniquingKeysWith: { first, _ in first })
        let inTime = Set(times.flatMap { Array($0) })
        for phrase in analysis.nounPhrases where tokens[phrase.head].tag != .pron && !inTime.contains(phrase.head) {
            result.append(mention(of: phrase, group: groupEndingAt[phrase.head]))
            taken.insert(phrase.head)
            for token in phrase.tokens where token < phrase.head && isNamedKind(token) {
                result.append(modifier(at: token, of: phrase))
            }
        }
        for match in groups where !taken.contains(match.tokens.upperBound - 1) {
            let last = match.tokens.upperBound - 1
            result.append(
                IncidentMention(
                    kind: .group, anchor: last, tokens: match.tokens, strings: [match.tokens], number: match.value))
            taken.insert(last)
        }
        for name in names where !taken.contains(name.tokens.upperBound - 1) {
            result.append(
                IncidentMention(
                    kind: .name, anchor: name.tokens.upperBound - 1, tokens: name.tokens,
                    strings: name.tokens.suffix(Self.mostStarts).map { $0..<name.tokens.upperBound }))
        }
        for (number, place) in draft.places.enumerated() {
            let range = analysis.tokens(in: place.span)
            guard let last = range.last else { continue }
            result.append(
                IncidentMention(kind: .place, anchor: last, tokens: range, strings: [range], number: number))
        }
        for (number, range) in times.enumerated()
        where draft.times[number].from != nil || draft.times[number].until != nil {
            guard let last = range.last else { continue }
            result.append(
                IncidentMention(kind: .time, anchor: last, tokens: range, strings: [range], number: number))
        }
        return result.sorted { ($0.anchor, $0.kind.rawValue) < ($1.anchor, $1.kind.rawValue) }
    }

    private func mention(of phrase: NounPhrase, group: Int?) -> IncidentMention {
        var start = phrase.tokens.lowerBound
        while start < phrase.head, isOpener(start) { start += 1 }
        var end = max(phrase.tokens.upperBound, phrase.head + 1)
        while end > phrase.head + 1, tokens[end - 1].tag == .part || tokens[end - 1].tag == .punct { end -= 1 }
        var result = IncidentMention(
            kind: group == nil ? .phrase : .group, anchor: phrase.head, tokens: start..<end, number: group ?? 0)
        var ends = [end]
        if end > phrase.head + 1 { ends.append(phrase.head + 1) }
        var at = end
        for _ in 0..<2 {
            guard let inner = complement(at: at) else { break }
            if result.complement == nil { result.complement = inner.head }
            at = max(inner.tokens.upperBound, inner.head + 1)
            ends.append(at)
        }
        for end in ends {
            if let first = opening(before: phrase) { result.strings.append(first..<end) }
            for first in phrase.tokens.lowerBound...phrase.head where phrase.head - first < Self.mostStarts {
                guard tokens[first].tag != .punct, tokens[first].tag != .det else { continue }
                result.strings.append(first..<end)
            }
        }
        return result
    }

    /// Where a longer string begins: at an owner ("Maza's car"), or at an adverb ("heavily armed men").
    private func opening(before phrase: NounPhrase) -> Int? {
        let at = phrase.tokens.lowerBound - 1
        guard at >= 0, sentence(of: at) == sentence(of: phrase.head) else { return nil }
        if tokens[at].tag == .adv { return at }
        guard tokens[at].tag == .part || self.phrase(of: at)?.isPossessive == true else { return nil }
        var start = self.phrase(of: at)?.tokens.lowerBound ?? self.phrase(of: max(at - 1, 0))?.tokens.lowerBound
        while let first = start, first < at, isOpener(first) { start = first + 1 }
        return start
    }

    /// Whether a noun before a head is of a kind that tables list: "bomb" in "bomb attack".
    private func isNamedKind(_ token: Int) -> Bool {
        tokens[token].tag == .noun && !classes(token).isEmpty && name(of: token) == nil
    }

    private func modifier(at token: Int, of phrase: NounPhrase) -> IncidentMention {
        var start = token
        while start > phrase.tokens.lowerBound, tokens[start - 1].tag == .noun || tokens[start - 1].tag == .adj {
            start -= 1
        }
        let strings = (start...token).suffix(Self.mostStarts).map { $0..<token + 1 }
        return IncidentMention(kind: .phrase, anchor: token, tokens: token..<token + 1, strings: strings)
    }

    private func isOpener(_ token: Int) -> Bool {
        switch tokens[token].tag {
        case .det, .num, .pron, .punct, .part: true
        default: false
        }
    }

    /// The phrase after "of" at a token.
    private func complement(at token: Int) -> NounPhrase? {
        guard token + 1 < tokens.count, tokens[token].is(Self.of),
            sentence(of: token) == sentence(of: token + 1)
        else { return nil }
        return phrase(of: token + 1)
    }
}
