// Tokens to sentences: paragraphs first, then stops that end a sentence.

import SitrepModel

/// Finds sentences; headings, list items and lines without a stop are sentences too.
struct SentenceSplitter: Sendable {
    let abbreviations: Abbreviations
    let vocabulary: Vocabulary
    let marks: Marks

    /// One capital in this many words, or fewer, is a text without capitals.
    private static let capitalShare = 60
    /// An unknown word this short before a stop may be an abbreviation.
    private static let shortWord = 3

    init(abbreviations: Abbreviations, vocabulary: Vocabulary, marks: Marks) {
        self.abbreviations = abbreviations
        self.vocabulary = vocabulary
        self.marks = marks
    }

    /// Sentences of a text; marks the first token of each.
    func sentences(of text: TokenizedText, bytes: [UInt8], tokens: inout [Token]) -> [Sentence] {
        guard !tokens.isEmpty else { return [] }
        let reader = LineReader(bytes: bytes, tokens: tokens, lineBreaks: text.lineBreaks)
        let ignoresCase = lacksCapitals(tokens)
        var sentences: [Sentence] = []
        var paragraph = 0
        var first = 0
        for end in reader.paragraphStarts() + [tokens.count] where end > first {
            var start = first
            var at = first
            while at < end {
                let next = boundary(at, start: start, end: end, bytes, tokens, ignoresCase)
                if let next {
                    append(start..<next, paragraph, &sentences, &tokens)
                    start = next
                }
                at = max(at + 1, next ?? 0)
            }
            if start < end { append(start..<end, paragraph, &sentences, &tokens) }
            first = end
            paragraph += 1
        }
        return sentences
    }

    private func append(_ range: Range<Int>, _ paragraph: Int, _ sentences: inout [Sentence], _ tokens: inout [Token]) {
        tokens[range.lowerBound].shape.insert(.sentenceStart)
        let span = TextSpan(Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
        sentences.append(Sentence(tokens: range, span: span, paragraph: paragraph))
    }

    func lacksCapitals(_ tokens: [Token]) -> Bool {
        var words = 0
        var capitals = 0
        for token in tokens where !token.shape.contains(.punctuation) {
            words += 1
            if token.shape.contains(.capitalized) { capitals += 1 }
        }
        return words > 10 && capitals * Self.capitalShare < words
    }

    /// Index of the token that begins the next sentence if one ends at `at`, closing marks included.
    private func boundary(
        _ at: Int, start: Int, end: Int, _ bytes: [UInt8], _ tokens: [Token], _ ignoresCase: Bool
    ) -> Int? {
        if at + 1 < end, tokens[at + 1].shape.contains(.punctuation), marks.isBullet(tokens[at + 1].key) {
            return at + 1
        }
        guard let ending = ending(of: tokens[at], bytes) else { return nil }
        var next = at + 1
        while next < end, isCloser(next, end: end, start: start, tokens) { next += 1 }
        if isNote(next, end: end, tokens) { next += 3 }
        guard next < end else { return nil }
        let isQuoted = next > at + 1
        let follower = tokens[next]
        let initial = bytes[Int(follower.start)]
        if follower.shape.contains(.punctuation), !opensSentence(follower) { return nil }
        let isSmall = ByteClass.isLower(initial) && !ignoresCase
        switch ending {
        case .stop:
            if at == start + 1, tokens[start].shape.contains(.number) || isLetterMarker(tokens[start]) { return nil }
            if !follower.shape.contains(.spaceBefore) && !isQuoted { return isRunOn(at, tokens, bytes) ? next : nil }
            if !isSmall { return next }
            return isQuoted || isShortUnknown(at - 1, tokens) ? nil : next
        case .shout:
            let isQuestion = bytes[Int(tokens[at].end) - 1] == UInt8(ascii: "?")
            return isSmall && (isQuoted || !isQuestion) ? nil : next
        case .ellipsis: return isSmall || ByteClass.isDigit(initial) ? nil : next
        case .abbreviation(let kind):
            if isSmall || (!ByteClass.isUpper(initial) && !isQuoted && !follower.shape.contains(.punctuation)) {
                return nil
            }
            // “U.S.-led” is written in one.
            if follower.key == marks.hyphen, !follower.shape.contains(.spaceBefore) { return nil }
            // A quotation that goes on in small letters belongs to the sentence: the U.S. “strongly” condemned.
            if marks.isOpeningQuote(follower.key), next + 1 < end, ByteClass.isLower(bytes[Int(tokens[next + 1].start)])
            {
                return nil
            }
            return isQuoted || ends(kind, before: follower, tokens, next) ? next : nil
        }
    }

    private enum Ending { case stop, shout, ellipsis, abbreviation(AbbreviationKind) }

    private func ending(of token: Token, _ bytes: [UInt8]) -> Ending? {
        let last = bytes[Int(token.end) - 1]
        if token.shape.contains(.punctuation) {
            if token.key == marks.stop { return .stop }
            if last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return .shout }
            return last == UInt8(ascii: ".") || marks.isEllipsis(token.key) ? .ellipsis : nil
        }
        guard last == UInt8(ascii: ".") else { return nil }
        return .abbreviation(abbreviations.kind(of: token.key) ?? .ending)
    }

    private func ends(_ kind: AbbreviationKind, before next: Token, _ tokens: [Token], _ index: Int) -> Bool {
        if next.shape.contains(.punctuation) { return kind != .leading && !marks.isOpeningBracket(next.key) }
        switch kind {
        case .closing: return !vocabulary.has(next.key, .calendar)
        case .leading: return false
        case .numbered, .ending:
            return vocabulary.has(next.key, .grammatical) && !next.shape.contains(.allCaps)
        }
    }

    /// A mark that belongs to the sentence before it.
    private func isCloser(_ index: Int, end: Int, start: Int, _ tokens: [Token]) -> Bool {
        let token = tokens[index]
        guard token.shape.contains(.punctuation) else { return false }
        if marks.isClosingBracket(token.key) { return true }
        if marks.isClosingQuote(token.key) { return !opens(index, end: end, tokens) }
        guard token.key == marks.straight || token.key == marks.singleClose else { return false }
        if !token.shape.contains(.spaceBefore) { return true }
        // Set off by spaces on both sides it closes what is open.
        let isSetOff = index + 1 == end || tokens[index + 1].shape.contains(.spaceBefore)
        guard isSetOff else { return false }
        let before = tokens[start..<index].count { $0.key == token.key }
        return before % 2 == 1
    }

    /// Doubled apostrophes close, but open where a space stands before them and none behind.
    private func opens(_ index: Int, end: Int, _ tokens: [Token]) -> Bool {
        tokens[index].shape.contains(.spaceBefore) && index + 1 < end && !tokens[index + 1].shape.contains(.spaceBefore)
    }

    /// `[12]` right after a stop.
    private func isNote(_ index: Int, end: Int, _ tokens: [Token]) -> Bool {
        index + 2 < end && marks.isOpeningBracket(tokens[index].key) && !tokens[index].shape.contains(.spaceBefore)
            && tokens[index + 1].shape.contains(.number) && marks.isClosingBracket(tokens[index + 2].key)
    }

    private func opensSentence(_ token: Token) -> Bool {
        marks.isOpeningQuote(token.key) || marks.isClosingQuote(token.key) || marks.isOpeningBracket(token.key)
            || token.key == marks.straight
            || token.key == marks.singleOpen || token.key == marks.singleClose || marks.isBullet(token.key)
            || token.key == marks.hyphen || token.end - token.start >= 2
    }

    /// `a.`, `B.` at the head of a list item.
    private func isLetterMarker(_ token: Token) -> Bool {
        token.end - token.start == 1 && !token.shape.contains(.punctuation)
    }

    /// Two sentences without a space between: `… the end.The next …`.
    private func isRunOn(_ at: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
        guard at > 0, at + 1 < tokens.count else { return false }
        let next = tokens[at + 1]
        let isOpening = next.key == marks.straight || marks.isOpeningQuote(next.key)
        return (next.shape.contains(.capitalized) || isOpening) && tokens[at - 1].end - tokens[at - 1].start > 1
    }

    private func isShortUnknown(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index >= 0 else { return false }
        let token = tokens[index]
        return token.end - token.start <= UInt32(Self.shortWord) && !token.shape.contains(.hasDigit)
            && !vocabulary.contains(token.key)
    }
}
