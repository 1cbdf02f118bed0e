// Quotation marks to quotations: curly, straight, doubled and pointed marks, nested, unbalanced, over paragraphs.

import SitrepModel

/// Finds quotations paragraph by paragraph.
struct QuotationFinder: Sendable {
    let marks: Marks
    /// A single mark without a partner within this many tokens is taken for an apostrophe.
    private static let singleReach = 80

    /// Double and single quotations in text order.
    func quotations(tokens: [Token], sentences: [Sentence]) -> [Quotation] {
        var found: [Quotation] = []
        var first = 0
        var wasOpen = false
        while first < sentences.count {
            var last = first
            while last + 1 < sentences.count, sentences[last + 1].paragraph == sentences[first].paragraph { last += 1 }
            let range = sentences[first].tokens.lowerBound..<sentences[last].tokens.upperBound
            wasOpen = readDouble(range, tokens, continuing: wasOpen, sentences[first...last], &found)
            readSingle(range, tokens, &found)
            first = last + 1
        }
        return found.sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
    }

    private enum Role { case opens, closes, none }

    /// Reads one paragraph; returns whether a quotation is open at its end.
    private func readDouble(
        _ range: Range<Int>, _ tokens: [Token], continuing: Bool, _ sentences: ArraySlice<Sentence>,
        _ found: inout [Quotation]
    ) -> Bool {
        var opening: Int?
        var continues = false
        for index in range {
            switch role(of: index, in: range, tokens, isOpen: opening != nil) {
            case .none: continue
            case .opens:
                if let lost = opening {
                    append(
                        lost, upTo: sentenceEnd(after: lost, before: index, sentences), tokens, false, continues, &found
                    )
                }
                continues = continuing && index == range.lowerBound
                opening = index
            case .closes:
                guard let start = opening else { continue }
                let span = TextSpan(Int(tokens[start].start), Int(tokens[index].end))
                if index > start + 1 {
                    found.append(
                        Quotation(tokens: (start + 1)..<index, span: span, isClosed: true, continues: continues))
                }
                opening = nil
                continues = false
            }
        }
        guard let lost = opening else { return false }
        append(lost, upTo: range.upperBound, tokens, false, continues, &found)
        return true
    }

    private func append(
        _ opening: Int, upTo end: Int, _ tokens: [Token], _ isClosed: Bool, _ continues: Bool,
        _ found: inout [Quotation]
    ) {
        guard end > opening + 1 else { return }
        let span = TextSpan(Int(tokens[opening].start), Int(tokens[end - 1].end))
        found.append(
            Quotation(tokens: (opening + 1)..<end, span: span, isClosed: isClosed, continues: continues))
    }

    /// Where a quotation that lost its closing mark is cut: at the end of its first sentence.
    private func sentenceEnd(after opening: Int, before next: Int, _ sentences: ArraySlice<Sentence>) -> Int {
        let owner = sentences.first { $0.tokens.contains(opening) }
        return min(owner?.tokens.upperBound ?? next, next)
    }

    private func role(of index: Int, in range: Range<Int>, _ tokens: [Token], isOpen: Bool) -> Role {
        let token = tokens[index]
        guard token.shape.contains(.punctuation) else { return .none }
        let isSpaced = index == range.lowerBound || token.shape.contains(.spaceBefore)
        let nextSpaced = index + 1 >= range.upperBound || tokens[index + 1].shape.contains(.spaceBefore)
        if marks.isOpeningQuote(token.key) {
            // German and careless text closes with an opening mark.
            return isOpen && !isSpaced && nextSpaced ? .closes : .opens
        }
        if marks.isClosingQuote(token.key) {
            return !isOpen && isSpaced && !nextSpaced ? .opens : .closes
        }
        guard token.key == marks.straight else { return .none }
        if isSpaced == nextSpaced { return straightByContext(index, range, tokens, isOpen, isSpaced) }
        return isSpaced ? .opens : .closes
    }

    /// A straight mark with spaces on both sides, or on neither.
    private func straightByContext(
        _ index: Int, _ range: Range<Int>, _ tokens: [Token], _ isOpen: Bool, _ isSpaced: Bool
    ) -> Role {
        if isOpen { return .closes }
        if isSpaced { return index + 1 < range.upperBound ? .opens : .none }
        // An inch mark or a mark inside a word opens nothing; after a bracket or dash it opens.
        guard index > range.lowerBound else { return .opens }
        let before = tokens[index - 1]
        return before.shape.contains(.punctuation) ? .opens : before.shape.contains(.hasDigit) ? .none : .opens
    }

    // MARK: Single marks

    private func readSingle(_ range: Range<Int>, _ tokens: [Token], _ found: inout [Quotation]) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard opensSingle(index, range, tokens), let close = singleClose(after: index, range, tokens) else {
                index += 1
                continue
            }
            let span = TextSpan(Int(tokens[index].start), Int(tokens[close].end))
            found.append(Quotation(tokens: (index + 1)..<close, span: span, isClosed: true))
            index = close + 1
        }
    }

    private func opensSingle(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
        let token = tokens[index]
        guard token.key == marks.singleOpen || token.key == marks.singleClose || token.key == marks.backtick,
            index + 2 < range.upperBound
        else { return false }
        let isFree =
            index == range.lowerBound || token.shape.contains(.spaceBefore)
            || tokens[index - 1].shape.contains(.punctuation)
        return isFree && !tokens[index + 1].shape.contains(.spaceBefore)
    }

    /// The mark that closes: no space before it, a space or mark after; a plural's apostrophe only if nothing better.
    private func singleClose(after opening: Int, _ range: Range<Int>, _ tokens: [Token]) -> Int? {
        let limit = min(range.upperBound, opening + Self.singleReach)
        var doubtful: Int?
        for index in (opening + 2)..<max(limit, opening + 2) {
            let token = tokens[index]
            if token.key == marks.straight || marks.isClosingQuote(token.key) { break }
            guard token.key == marks.singleClose, !token.shape.contains(.spaceBefore) else { continue }
            let next = index + 1
            let isEnd =
                next >= range.upperBound || tokens[next].shape.contains(.spaceBefore)
                || tokens[next].shape.contains(.punctuation)
            guard isEnd else { continue }
            if !mayBePossessive(index, range, tokens) { return index }
            doubtful = doubtful ?? index
        }
        return doubtful
    }

    private func mayBePossessive(_ index: Int, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
        guard !tokens[index - 1].shape.contains(.punctuation), index + 1 < range.upperBound else { return false }
        return !tokens[index + 1].shape.contains(.punctuation)
    }
}
