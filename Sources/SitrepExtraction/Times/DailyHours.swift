// Hours that come back every day: "a curfew from 11 p.m. to 7 a.m.".

import SitrepModel
import SitrepText

private enum HourWords {
    static let openers: WordSet = [WordKey("from"), WordKey("between")]
    static let joints: WordSet = [WordKey("to"), WordKey("and"), WordKey("until"), WordKey("till")]
}

extension Draft {
    /// Whether a time of day is one end of hours that come back, so that no day began or ended with it.
    func isDailyHour(_ time: TimeMention) -> Bool {
        guard time.isHour, let index = times.firstIndex(where: { $0.span == time.span }) else { return false }
        return joinsHours(index - 1, index) || joinsHours(index, index + 1)
    }

    private func joinsHours(_ first: Int, _ second: Int) -> Bool {
        guard times.indices.contains(first), times.indices.contains(second), times[first].isHour, times[second].isHour
        else { return false }
        let opening = analysis.tokens(in: times[first].span)
        let closing = analysis.tokens(in: times[second].span)
        guard opening.lowerBound > 0, closing.lowerBound - opening.upperBound == 1 else { return false }
        return HourWords.openers.contains(analysis.tokens[opening.lowerBound - 1].key)
            && HourWords.joints.contains(analysis.tokens[opening.upperBound].key)
    }
}

extension TimeMention {
    fileprivate var isHour: Bool { type == .time && value.utf8.contains(UInt8(ascii: "T")) }
}
