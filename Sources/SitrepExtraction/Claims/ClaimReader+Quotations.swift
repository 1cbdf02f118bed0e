// Claims without a verb: "X: “Y”", and quotations that go on from the last speaker.

import SitrepModel
import SitrepText

extension ClaimReader {
    /// Tokens that a speaker's label may have.
    private static var longestLabel: Int { 9 }
    /// Words from which a quotation that fills a sentence is speech rather than a title.
    private static var shortestSpeech: Int { 3 }

    /// "X: “Y”" at the beginning of a sentence.
    mutating func readLabels() {
        for sentence in text.analysis.sentences.map(\.tokens) {
            guard let colon = labelEnd(in: sentence) else { continue }
            let label = sentence.lowerBound..<colon
            let start = colon + 1
            let content =
                start < sentence.upperBound
                ? start..<text.contentEnd(
                    from: start, cue: Cue(frames: [.clause, .quote], stance: .asserted), isClause: true)
                : paragraphAfterColon(colon, limit: sentence.upperBound) ?? start..<start
            guard !content.isEmpty, saysSomething(content), isSpeaker(label, quoted: text.isQuoted(content.lowerBound)),
                !readings.contains(where: { $0.covers(start) && $0.covers(sentence.lowerBound) })
            else { continue }
            let head = text.phrase(startingAt: label.lowerBound)?.head ?? label.lowerBound
            add(
                ClaimReading(
                    content: [content], cue: [colon..<colon + 1], sources: [SourcePhrase(range: label, head: head)],
                    stance: .asserted, rule: "claim.label", isSpeech: true))
        }
        readings.sort { ($0.content[0].lowerBound, $0.end) < ($1.content[0].lowerBound, $1.end) }
    }

    /// More than a number or a name.
    private func saysSomething(_ content: Range<Int>) -> Bool {
        text.isQuoted(content.lowerBound) || text.hasFiniteVerb(content)
    }

    private func labelEnd(in sentence: Range<Int>) -> Int? {
        let limit = min(sentence.upperBound, sentence.lowerBound + Self.longestLabel)
        var at = sentence.lowerBound
        while at < limit {
            if text.isQuoted(at) { return nil }
            if text.key(at) == words.colon { return at > sentence.lowerBound ? at : nil }
            if text.finiteGroup(at: at) != nil { return nil }
            at += 1
        }
        return nil
    }

    private func isSpeaker(_ label: Range<Int>, quoted: Bool) -> Bool {
        guard let first = text.phrase(startingAt: label.lowerBound) else { return false }
        if !quoted, first.tokens.upperBound != label.upperBound { return false }
        let head = tokens[first.head]
        let isNamed = head.tag == .propn || text.isA([.unnamed, .collective, .document], first.head)
        return isNamed && !text.isTime(first.head) && !text.isA(.heading, first.head) && head.end - head.start > 1
    }

    /// "“Y.” — X" at the end of a paragraph.
    mutating func readSignatures() {
        for quotation in text.analysis.quotations where quotation.isClosed {
            let range = text.analysis.tokens(in: quotation.span)
            let dash = range.upperBound
            guard text.isDash(dash), quotedWords(range) > Self.shortestSpeech,
                let source = text.source(
                    startingAt: dash + 1, limit: text.sentence(of: dash).upperBound, takes: .everything),
                text.trimmed(source.range.upperBound..<text.sentence(of: dash).upperBound).isEmpty,
                text.paragraph(of: range.lowerBound) == text.paragraph(of: dash)
            else { continue }
            add(
                ClaimReading(
                    content: [range], cue: [dash..<dash + 1], sources: [source], stance: .asserted,
                    rule: "claim.signature",
                    isSpeech: true, isAfterContent: true))
        }
    }

    /// A quotation that fills its sentence and has no cue belongs to whoever spoke last.
    mutating func readContinuations() {
        var speaker: ClaimReading?
        var position = 0
        var added: [ClaimReading] = []
        var next = 0
        for quotation in text.analysis.quotations {
            let range = text.analysis.tokens(in: quotation.span)
            guard let first = range.first else { continue }
            while next < readings.count, readings[next].content[0].lowerBound <= first {
                if readings[next].isSpeech, !isInside(readings[next], speaker) {
                    speaker = readings[next]
                    position = next
                }
                next += 1
            }
            guard let last = speaker, fillsSentence(range), !isTaken(range, upTo: next) else { continue }
            if follows(range, last) {
                if position < readings.count {
                    readings[position].content.append(range)
                } else {
                    added[position - readings.count].content.append(range)
                }
                speaker?.content.append(range)
            } else if isNear(range, last) {
                let more = ClaimReading(
                    content: [range], cue: [], sources: last.sources, stance: last.stance, rule: "claim.continued",
                    isSpeech: true)
                position = readings.count + added.count
                added.append(more)
                speaker = more
            }
        }
        readings += added
    }

    /// Of two readings one inside the other the outer speaks on.
    private func isInside(_ reading: ClaimReading, _ speaker: ClaimReading?) -> Bool {
        guard let speaker, let cue = reading.cue.first else { return false }
        return speaker.covers(cue.lowerBound)
    }

    private func fillsSentence(_ range: Range<Int>) -> Bool {
        guard quotedWords(range) >= Self.shortestSpeech, let first = range.first, let last = range.last else {
            return false
        }
        let opening = text.sentence(of: first)
        let closing = text.sentence(of: last)
        return first == opening.lowerBound && closing.upperBound - range.upperBound <= 1
    }

    private func isTaken(_ range: Range<Int>, upTo next: Int) -> Bool {
        for reading in readings[..<next].reversed().prefix(Self.lookBack) where reading.covers(range.lowerBound) {
            return true
        }
        return false
    }

    /// Readings that can cover a quotation that begins after them.
    private static var lookBack: Int { 12 }

    /// Whether nothing stands between the speaker's words and a quotation, or only the rest of their sentence.
    private func follows(_ range: Range<Int>, _ speaker: ClaimReading) -> Bool {
        let last = max(0, speaker.end - 1)
        let gap = speaker.end..<max(speaker.end, range.lowerBound)
        return text.trimmed(gap).isEmpty || text.sentence(of: last).upperBound >= range.lowerBound
    }

    /// Whether a quotation stands in the paragraph of the speaker's words or the next.
    private func isNear(_ range: Range<Int>, _ speaker: ClaimReading) -> Bool {
        text.paragraph(of: range.lowerBound) - text.paragraph(of: max(0, speaker.end - 1)) <= 1
    }
}
