// A cue with all its options and their rows.

import SitrepText

/// What is seen of one cue before anything is chosen.
struct CueSight {
    let cue: ClaimCue
    let left: [SpanOption]
    let right: [SpanOption]
    let sources: [SourceOption]
    let leftRows: [ClaimRow]
    let rightRows: [ClaimRow]
    let sourceRows: [ClaimRow]

    init(text: ClaimText, trees: Trees, cue: ClaimCue, readings: [ClaimReading], last: SourcePhrase?, isCovered: Bool) {
        let reading = cue.reading.map { readings[$0] }
        let options = ContentOptions(text: text, trees: trees, cue: cue, reading: reading)
        let columns = ClaimColumns(text: text, trees: trees, cue: cue, reading: reading, isCovered: isCovered)
        let (left, right) = (options.left(), options.right())
        let sources = SourceOptions(text: text, trees: trees, cue: cue, reading: reading, last: last).options()
        leftRows = left.enumerated().map { columns.content($1, rank: $0, of: left) }
        rightRows = right.enumerated().map { columns.content($1, rank: $0, of: right) }
        sourceRows = sources.map { columns.source($0) }
        self.cue = cue
        self.left = left
        self.right = right
        self.sources = sources
    }

    /// All cues of an article in text order.
    static func all(text: ClaimText, trees: Trees, readings: [ClaimReading]) -> [CueSight] {
        var covered = [Int32](repeating: -1, count: text.count)
        for (index, reading) in readings.enumerated() {
            for range in reading.content { for token in range { covered[token] = Int32(clamping: index) } }
        }
        var last: SourcePhrase?
        return CueCollector(text: text, trees: trees, readings: readings).cues().map { cue in
            let owner = Int(covered[cue.anchor])
            let sight = CueSight(
                text: text, trees: trees, cue: cue, readings: readings, last: last,
                isCovered: owner >= 0 && owner != cue.reading)
            if let index = cue.reading, readings[index].isSpeech, let source = readings[index].sources.first {
                last = source
            }
            return sight
        }
    }
}
