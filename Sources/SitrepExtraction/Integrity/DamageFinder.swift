// Signs that a text was damaged on its way: doubled words, lost quotation marks, markers, wrong characters.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds signs of damage in a text and its title; each has its own small rule.
struct DamageFinder: Sendable {
    private let patterns: BytePatterns
    /// Words that may stand twice in good English, and names that do.
    private let doubling: Set<WordKey>
    private let hyphen = WordKey("-")
    /// The last words of offices, which are no names even with a capital.
    private let titles: Set<WordKey>

    /// A text of fewer words is too short for a report.
    private static let fewestWords = 4
    /// Capitals are expected where at least this many sentences begin with one, in percent.
    private static let capitalShare = 70

    init(tables: TableSet) throws(LexiconError) {
        patterns = try BytePatterns(table: tables.table("en/damage-patterns"))
        let offices = try tables.rows(of: "en/actor-offices", by: OfficeColumn.self)
        titles = Set(offices.compactMap { $0[.office].split(separator: " ").last }.map { WordKey($0) })
        let classes = try tables.rows(of: "en/word-classes", by: ClassColumn.self)
        doubling = Set(classes.filter { $0[.class] == "doubling" }.map { WordKey($0[.word]) })
    }

    private enum OfficeColumn: String, CaseIterable { case office }
    private enum ClassColumn: String, CaseIterable { case word, `class` }

    func marks(in analysis: Analysis, title: String?) -> [DamageMark] {
        var found = size(analysis)
        found += patterns.marks(in: analysis.text)
        let capitalized = expectsCapitals(analysis)
        for (index, sentence) in analysis.sentences.enumerated() {
            words(sentence, analysis, &found)
            if capitalized, isBroken(index, analysis) {
                let first = sentence.tokens.lowerBound
                found.append(DamageMark(kind: "broken-capital", span: analysis.tokens[first].span))
            }
        }
        found += quotations(analysis)
        found.sort { ($0.span ?? TextSpan(0, 0)) < ($1.span ?? TextSpan(0, 0)) }
        return found + titleMarks(title)
    }

    private func size(_ analysis: Analysis) -> [DamageMark] {
        let words = analysis.tokens.count { !$0.shape.contains(.punctuation) }
        if words == 0 { return [DamageMark(kind: "empty-text", span: analysis.text.fullSpan)] }
        return words < Self.fewestWords ? [DamageMark(kind: "short-text", span: analysis.text.fullSpan)] : []
    }

    /// Doubled and echoed words and spaced ellipses of one sentence.
    private func words(_ sentence: Sentence, _ analysis: Analysis, _ found: inout [DamageMark]) {
        let tokens = analysis.tokens
        for index in sentence.tokens {
            let token = tokens[index]
            if token.shape.contains(.punctuation) {
                if isSpacedEllipsis(token, analysis.text) {
                    found.append(DamageMark(kind: "spaced-ellipsis", span: token.span))
                }
                continue
            }
            let next = index + 1
            let isCompound = next + 1 < sentence.tokens.upperBound && isJoined(tokens[next + 1])
            if next < sentence.tokens.upperBound, !isCompound, isDoubled(token, tokens[next]),
                !isChant(index, tokens, sentence.tokens)
            {
                found.append(DamageMark(kind: "doubled-word", span: token.span.union(tokens[next].span)))
            }
            if next + 1 < sentence.tokens.upperBound, isEchoed(token, tokens[next], tokens[next + 1]),
                next + 2 >= sentence.tokens.upperBound || tokens[next + 2].tag != .noun
            {
                found.append(DamageMark(kind: "echoed-word", span: token.span.union(tokens[next + 1].span)))
            }
        }
    }

    /// A word three times in a row, or one whose second goes on: “what they did didn’t work”.
    private func isChant(_ index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool {
        if index > range.lowerBound, tokens[index - 1].key == tokens[index].key { return true }
        guard index + 2 < range.upperBound else { return false }
        let next = tokens[index + 2]
        return next.key == tokens[index].key
            || !next.shape.contains(.spaceBefore) && !next.shape.contains(.punctuation)
    }

    /// A hyphen right after a word: “one one-thousandth”.
    private func isJoined(_ token: Token) -> Bool { token.key == hyphen && !token.shape.contains(.spaceBefore) }

    private func isDoubled(_ first: Token, _ second: Token) -> Bool {
        guard first.key == second.key, second.shape.contains(.spaceBefore), first.end - first.start > 1 else {
            return false
        }
        let isPlain = first.shape.isDisjoint(with: [.hasDigit, .punctuation]) && first.tag != .sym
        // A dateline in capitals may go on with the same place; a name may double itself.
        let isSame = first.shape.contains(.allCaps) == second.shape.contains(.allCaps)
        // Of words with capitals only titles are no names: “Dance Dance Revolution”, “all of the The Bridge”.
        let isName = second.shape.contains(.capitalized) && !titles.contains(first.key)
        return isPlain && isSame && !isName && !doubling.contains(first.key)
    }

    /// “flights suspended flights”: one noun on both sides of a verb in the past or third person.
    private func isEchoed(_ first: Token, _ middle: Token, _ last: Token) -> Bool {
        guard first.key == last.key, first.tag == .noun, last.tag == .noun, middle.tag == .verb else { return false }
        return middle.form == .past || middle.form == .pastParticiple || middle.form == .thirdPerson
    }

    private func isSpacedEllipsis(_ token: Token, _ text: ArticleText) -> Bool {
        token.end - token.start >= 5 && text.bytes[Int(token.start)] == UInt8(ascii: ".")
            && text.bytes[Int(token.start) + 1] == 0x20
    }

    // MARK: Capitals

    private func expectsCapitals(_ analysis: Analysis) -> Bool {
        let first = analysis.sentences.map { analysis.tokens[$0.tokens.lowerBound] }
        let capitals = first.count { $0.shape.contains(.capitalized) || $0.shape.contains(.punctuation) }
        return capitals * 100 >= first.count * Self.capitalShare
    }

    /// A small letter right after a sentence that ended with a full stop.
    private func isBroken(_ index: Int, _ analysis: Analysis) -> Bool {
        guard index > 0 else { return false }
        let sentence = analysis.sentences[index]
        let before = analysis.sentences[index - 1]
        let token = analysis.tokens[sentence.tokens.lowerBound]
        let last = analysis.tokens[before.tokens.upperBound - 1]
        guard let initial = analysis.text[token.span].first, initial >= 0x61, initial <= 0x7A else { return false }
        // One small letter before capitals is a name: iPhone.
        let second = analysis.text[token.span].dropFirst().first ?? 0
        // An address is none either.
        guard !analysis.text[token.span].contains(UInt8(ascii: ".")) else { return false }
        guard second >= 0x61, second <= 0x7A, token.tag != .propn, sentence.tokens.count > 2 else { return false }
        guard before.tokens.count > 2, sentence.paragraph - before.paragraph <= 1 else { return false }
        return last.end - last.start == 1 && analysis.text.bytes[Int(last.start)] == UInt8(ascii: ".")
    }

    // MARK: Quotation marks and the title

    private func quotations(_ analysis: Analysis) -> [DamageMark] {
        var found: [DamageMark] = []
        for (index, quotation) in analysis.quotations.enumerated() where !quotation.isClosed {
            let next = analysis.quotations[(index + 1)...].first
            if next?.continues ?? false { continue }
            found.append(
                DamageMark(kind: "unbalanced-quote", span: TextSpan(quotation.span.start, quotation.span.start + 1)))
        }
        return found.map { mark in
            guard let span = mark.span else { return mark }
            return DamageMark(kind: mark.kind, span: wholeCharacter(at: span.start, analysis))
        }
    }

    private func wholeCharacter(at start: Int, _ analysis: Analysis) -> TextSpan {
        let range = analysis.tokens(in: TextSpan(start, start + 1))
        return range.first.map { analysis.tokens[$0].span } ?? TextSpan(start, start)
    }

    private func titleMarks(_ title: String?) -> [DamageMark] {
        guard let title else { return [] }
        let tokens = Tokenizer.tokens(of: Array(title.utf8))
        var kinds: [String] = []
        for (first, second) in zip(tokens, tokens.dropFirst()) where isDoubled(first, second) {
            kinds.append("doubled-word")
        }
        kinds += patterns.marks(in: ArticleText(title)).map(\.kind)
        return Set(kinds).sorted().map { DamageMark(titleOf: $0) }
    }
}
