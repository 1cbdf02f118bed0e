// Finds every stretch of tokens that is the name of some place in the gazetteer.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Longest matches of names over the tokens of one document.
struct PlaceScanner {
    static let longestName = 8
    /// Above this share of capitals among its letters (or below the other), letter case says nothing.
    private static let allCapitals = 0.6
    private static let noCapitals = 0.004
    private static let articles = WordSet(
        ["al", "el", "ar", "as", "ash", "ad", "an", "at", "az"].map { WordKey($0) })

    let gazetteer: Gazetteer
    let words: PlaceWords
    let analysis: Analysis
    let classes: [PlaceWordClasses]
    /// Whether letter case tells names from other words in this text.
    let hasCase: Bool

    init(gazetteer: Gazetteer, words: PlaceWords, analysis: Analysis) {
        self.gazetteer = gazetteer
        self.words = words
        self.analysis = analysis
        classes = analysis.tokens.map { words.classes(of: $0.key) }
        hasCase = Self.hasCase(analysis.text.bytes)
    }

    private static func hasCase(_ bytes: [UInt8]) -> Bool {
        var capitals = 0
        var letters = 0
        for byte in bytes where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
            letters += 1
            if byte & 0x20 == 0 { capitals += 1 }
        }
        let share = Double(capitals) / Double(max(1, letters))
        return share < allCapitals && share > noCapitals
    }

    /// All names from left to right, none overlapping.
    func mentions() -> [PlaceMention] {
        var result: [PlaceMention] = []
        var at = 0
        while at < analysis.tokens.count {
            guard let mention = mention(at: at) else {
                at += 1
                continue
            }
            result.append(mention)
            at = mention.tokens.upperBound
        }
        return result
    }

    private func mention(at start: Int) -> PlaceMention? {
        let token = analysis.tokens[start]
        guard mayBegin(at: start, token) else { return nil }
        let named = name(at: start)
        if let adjective = words.adjectives.longestMatch(at: start, in: analysis.tokens),
            adjective.tokens.upperBound >= named?.tokens.upperBound ?? 0
        {
            let isCut = analysis.text.bytes[Int(analysis.tokens[adjective.tokens.upperBound - 1].start)] == 0x2D
            let tokens = adjective.tokens.lowerBound..<adjective.tokens.upperBound - (isCut ? 1 : 0)
            return fixed(tokens, adjective.value, .adjective, isDotted: false)
        }
        if let form = words.form(at: Int(token.start), in: analysis.text.bytes), hasCase {
            let span = TextSpan(Int(token.start), Int(token.start) + form.bytes.count)
            let tokens = analysis.tokens(in: span)
            if tokens.count >= named?.tokens.count ?? 0, form.isDotted || followsComma(start) {
                return fixed(tokens, form.place, .name, isDotted: form.isDotted, span: span)
            }
        }
        return named
    }

    private func followsComma(_ index: Int) -> Bool {
        index > 0 && analysis.text.bytes[Int(analysis.tokens[index - 1].start)] == 0x2C
    }

    private func fixed(
        _ tokens: Range<Int>, _ place: Int, _ kind: PlaceMention.Kind, isDotted: Bool, span: TextSpan? = nil
    ) -> PlaceMention {
        PlaceMention(
            tokens: tokens, span: span ?? analysis.span(of: tokens), kind: kind, key: UInt64(place),
            candidates: gazetteer.candidates(for: NameHash()), fixed: place, isDotted: isDotted)
    }

    private func mayBegin(at index: Int, _ token: Token) -> Bool {
        if isCapitalized(token) { return true }
        if !hasCase { return isWordByte(analysis.text.bytes[Int(token.start)]) }
        guard Self.articles.contains(token.key), index + 2 < analysis.tokens.count else { return false }
        let next = analysis.tokens[index + 1]
        let after = analysis.tokens[index + 2]
        return analysis.text.bytes[Int(next.start)] == 0x2D && isCapitalized(after)
            && !after.shape.contains(.spaceBefore)
    }

    /// "al", "el", "ash" before a hyphen: it goes with the word behind.
    func isParticle(_ index: Int) -> Bool {
        index >= 0 && Self.articles.contains(analysis.tokens[index].key)
    }

    /// Begins with a capital, ASCII or not.
    func isCapitalized(_ token: Token) -> Bool {
        if token.shape.contains(.capitalized) { return true }
        let bytes = analysis.text.bytes
        let start = Int(token.start)
        guard start + 1 < bytes.count, bytes[start] >= 0xC3, bytes[start] <= 0xC5 else { return false }
        let second = bytes[start + 1]
        return bytes[start] == 0xC3 ? second >= 0x80 && second <= 0x9E : second & 1 == 0
    }

    /// Whether a capitalised word stands right behind a given name or a title, a particle ("al-") between them or not.
    func isAfterPersonWord(_ index: Int) -> Bool {
        guard index > 0, hasCase, isCapitalized(analysis.tokens[index]) else { return false }
        var before = index - 1
        if before >= 2, analysis.text.bytes[Int(analysis.tokens[before].start)] == 0x2D, isParticle(before - 1) {
            before -= 2
        }
        let kind = classes[before]
        if kind.contains(.title) { return true }
        return kind.contains(.given) && !kind.contains(.calendar) && isCapitalized(analysis.tokens[before])
    }

    /// The longest name that begins at a token.
    private func name(at start: Int) -> PlaceMention? {
        var hash = NameHash()
        var found: (end: Int, candidates: Gazetteer.Candidates, key: UInt64)?
        var at = start
        let end = min(analysis.tokens.count, start + Self.longestName)
        while at < end {
            let token = analysis.tokens[at]
            if at > start {
                guard mayContinue(hash, to: at) else { break }
                if token.shape.contains(.spaceBefore) { hash.addSpace() }
            }
            gazetteer.extend(&hash, with: analysis.text.bytes[Int(token.start)..<Int(token.end)])
            at += 1
            if isWord(token), isComplete(before: at), mayEnd(at - 1, start) {
                let candidates = gazetteer.candidates(for: hash)
                if !candidates.isEmpty { found = (at, candidates, hash.key) }
            }
        }
        guard let found, isAllowed(start..<found.end), isWholeName(start..<found.end) else { return nil }
        let past = pastAbbreviation(start..<found.end)
        let tokens = start..<past
        return PlaceMention(
            tokens: tokens, span: analysis.span(of: tokens), kind: .name, key: found.key, candidates: found.candidates,
            fixed: nil, isDotted: false)
    }

    /// "Asia-Plus", "Interfax-Ukraine": a part of a name with a hyphen is no place, unless the other part is one too
    /// ("Iran-Iraq") or an abbreviation ("NATO-Russia", "D-Charleston").
    private func isWholeName(_ tokens: Range<Int>) -> Bool {
        guard hasCase else { return true }
        let before = tokens.lowerBound - 2
        let behind = tokens.upperBound + 1
        if isHyphen(behind - 1), behind < analysis.tokens.count,
            !analysis.tokens[behind].shape.contains(.spaceBefore), isForeignPart(behind)
        {
            return false
        }
        let isSecond = before >= 0 && isHyphen(before + 1) && !analysis.tokens[before + 2].shape.contains(.spaceBefore)
        // "East Zorra-Tavistock": a direction tells that the whole is a place, and its second part says roughly where.
        let isDirected = before > 0 && classes[before - 1].contains(.direction)
        return !isSecond || isDirected || isParticle(before) || !isForeignPart(before)
    }

    private func isHyphen(_ index: Int) -> Bool {
        guard index < analysis.tokens.count else { return false }
        let token = analysis.tokens[index]
        return analysis.text.bytes[Int(token.start)] == 0x2D && !token.shape.contains(.spaceBefore)
    }

    /// A capitalised part of a name with a hyphen that is neither a place nor an abbreviation.
    private func isForeignPart(_ index: Int) -> Bool {
        let token = analysis.tokens[index]
        let isAbbreviation = token.shape.contains(.allCaps) || token.end - token.start == 1
        if !isCapitalized(token) || isAbbreviation { return false }
        if classes[index].contains(.ordinary) { return true }
        var hash = NameHash()
        gazetteer.extend(&hash, with: analysis.text.bytes[Int(token.start)..<Int(token.end)])
        return gazetteer.candidates(for: hash).isEmpty
            && words.adjectives.longestMatch(at: index, in: analysis.tokens) == nil
    }

    /// A name of several words ends in a capitalised word, or in a word for its kind ("Rafah crossing").
    private func mayEnd(_ index: Int, _ start: Int) -> Bool {
        guard index > start, hasCase else { return true }
        let token = analysis.tokens[index]
        let hasCapital = analysis.text.bytes[Int(token.start)..<Int(token.end)].contains { $0 >= 0x41 && $0 <= 0x5A }
        return hasCapital || isCapitalized(token) || !token.shape.contains(.spaceBefore)
            || !classes[index].isDisjoint(with: [.type, .site, .organization])
    }

    /// Whether a word ends here, so that no name is cut in the middle of one.
    private func isComplete(before next: Int) -> Bool {
        guard next < analysis.tokens.count else { return true }
        return analysis.tokens[next].shape.contains(.spaceBefore) || !isWord(analysis.tokens[next])
    }

    /// Begins with a letter or a digit; U+2000–203F are marks.
    func isWord(_ token: Token) -> Bool {
        let bytes = analysis.text.bytes
        let start = Int(token.start)
        guard isWordByte(bytes[start]) else { return false }
        return bytes[start] != 0xE2 || start + 1 >= bytes.count || bytes[start + 1] != 0x80
    }

    private func mayContinue(_ hash: NameHash, to index: Int) -> Bool {
        let token = analysis.tokens[index]
        let bytes = analysis.text.bytes
        let before = analysis.tokens[index - 1]
        let first = bytes[Int(token.start)]
        if token.shape.contains(.spaceBefore) {
            if bytes[Int(before.end)..<Int(token.start)].contains(0x0A) { return false }
            if bytes[Int(before.start)] == 0x2E, index >= 2 {
                let abbreviated = analysis.tokens[index - 2]
                if abbreviated.end - abbreviated.start > 2 { return false }
            }
            guard isWord(token), gazetteer.mayContinue(hash) else { return false }
            return true
        }
        switch first {
        case 0x2D, 0x2F: return gazetteer.mayContinue(hash)
        case 0x2E, 0x27, 0x60: return true
        default: return isWord(token)
        }
    }

    /// "U.S." keeps its last full stop.
    private func pastAbbreviation(_ tokens: Range<Int>) -> Int {
        let end = tokens.upperBound
        guard end < analysis.tokens.count, tokens.count > 1 else { return end }
        let last = analysis.tokens[end]
        let bytes = analysis.text.bytes
        guard bytes[Int(last.start)] == 0x2E, !last.shape.contains(.spaceBefore),
            bytes[Int(analysis.tokens[end - 2].start)] == 0x2E
        else { return end }
        return end + 1
    }

    /// Where case says nothing, only names that are no common words and no names of people.
    private func isAllowed(_ tokens: Range<Int>) -> Bool {
        guard tokens.count == 1 else { return true }
        let own = classes[tokens.lowerBound]
        if !hasCase {
            return own.isDisjoint(with: [
                .ordinary, .doubtful, .notplace, .given, .surname, .calendar, .title, .type, .direction,
            ])
        }
        let token = analysis.tokens[tokens.lowerBound]
        return token.end - token.start > 1
    }
}
