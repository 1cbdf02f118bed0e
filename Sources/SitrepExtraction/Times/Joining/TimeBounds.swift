// The words that bound a time on one side and belong to it: "since August", "no later than 6:00", "2012 or later".

extension TimeJoiner {
    /// Longer ones first, so that "no later than" is not taken for "later than".
    private static let before = [
        "any time from", "earlier than or in", "later than or at", "later than or in", "earlier than or on",
        "later than or on", "on or before", "before or on", "at or after", "after or at", "on or after", "after or on",
        "at or before", "before or at", "no later than", "no earlier than", "earlier than", "sooner than",
        "later than", "greater than", "starting from", "starting on", "beginning on", "as early as", "as late as",
        "prior to", "beginning", "starting", "before", "after", "since", "around", "< =", "> =", "<=", ">=", "=",
    ]
    private static let behind = [" or later", " or after", " or before", " or earlier"]

    /// Widens each time by the words that bound it.
    package func bounded(_ times: [TimeExpression]) -> [TimeExpression] {
        times.map { time in
            guard !time.isLength else { return time }
            var time = time
            if let start = boundBefore(time.start) { time.start = start }
            for words in Self.behind where starts(with: words, at: time.end) { time.end += words.utf8.count }
            return time
        }
    }

    private func boundBefore(_ place: Int) -> Int? {
        let article = wordBefore(place, among: ["the"])
        if let start = (article.flatMap { wordBefore($0, among: Self.before) }) { return start }
        if let start = wordBefore(place, among: Self.before) { return start }
        // "<=2019"
        for mark in ["< =", "> =", "<=", ">=", "="] where place >= mark.utf8.count {
            let start = place - mark.utf8.count
            if text[start..<place].elementsEqual(mark.utf8) { return start }
        }
        return nil
    }

    private func starts(with words: String, at place: Int) -> Bool {
        let end = place + words.utf8.count
        return end <= text.count && words == String(decoding: text[place..<end], as: UTF8.self).lowercased()
            && (end == text.count || !(text[end] | 0x20 >= 0x61 && text[end] | 0x20 <= 0x7A))
    }
}
