// Reads the claims of one article, cue by cue from left to right.

import SitrepModel
import SitrepText

/// Collects readings; what one cue has read tells the next where to begin.
struct ClaimReader {
    let text: ClaimText
    var readings: [ClaimReading] = []

    init(text: ClaimText) { self.text = text }

    var words: ClaimWords { text.words }
    var tokens: [Token] { text.tokens }

    mutating func read() -> [ClaimReading] {
        var token = 0
        while token < text.count {
            if let quoted = text.quotationRange(at: token) {
                token = max(token + 1, quoted.upperBound)
                continue
            }
            readCue(at: token)
            token += 1
        }
        readSignatures()
        readLabels()
        readContinuations()
        return readings.filter { !$0.content.isEmpty }
    }

    private mutating func readCue(at token: Int) {
        if let match = text.cues.frames.longestMatch(at: token, in: tokens) {
            readFrame(match)
        } else if let index = text.groupIndex(at: token) {
            if text.analysis.verbGroups[index].head == token { readVerb(index) }
        } else if let match = text.cues.nouns.longestMatch(at: token, in: tokens), tokens[token].tag == .noun {
            readNoun(match)
        }
    }

    /// Adds a reading, its ranges trimmed; empty content gives none.
    mutating func add(_ reading: ClaimReading) {
        var reading = reading
        reading.content = reading.content.map { text.trimmed($0) }.filter { !$0.isEmpty }
        reading.content.sort { $0.lowerBound < $1.lowerBound }
        if reading.content.isEmpty { return }
        readings.append(reading)
    }

    /// Where content before a cue may begin at the earliest: past a claim of the same sentence that follows its own content.
    func floor(for token: Int) -> Int {
        let unit = text.unit(of: token)
        var floor = unit.lowerBound
        for reading in readings.reversed() {
            guard reading.end > unit.lowerBound else { break }
            if reading.isAfterContent, reading.end <= token { floor = max(floor, reading.end) }
        }
        return floor
    }
}
