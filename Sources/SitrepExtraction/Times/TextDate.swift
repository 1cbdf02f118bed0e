// The day of a report that does not say when it was published, from the dates in its text.

package import SitrepModel
import SitrepText

extension TimeFinder {
    /// Sentences in which a report says when it is: its dateline and what it reports first.
    private static let openingSentences = 3
    /// A report does not tell what was to come later than so many days after it as a past day.
    private static let longestAhead = 31

    /// The first full date of the opening, where no other date of the text lies long after it; absent where one is published.
    ///
    /// "ALMATY, 6 January 2022", "On Thursday, January 6, 2022, troops arrived".
    package func textDate(of draft: Draft) -> CalendarDate? {
        guard draft.article.info.published == nil else { return nil }
        let stated = times(in: draft).compactMap { statedDay(of: $0) }
        let analysis = draft.analysis
        guard analysis.sentences.count > 0 else { return nil }
        let last = analysis.sentences[min(Self.openingSentences, analysis.sentences.count) - 1].span.end
        guard let first = stated.first(where: { $0.start < last })?.day else { return nil }
        let latest = stated.map(\.day).max() ?? first
        return latest.dayNumber - first.dayNumber <= Self.longestAhead ? first : nil
    }

    /// A day with its year in the words themselves.
    private func statedDay(of time: TimeMention) -> (start: Int, day: CalendarDate)? {
        guard time.type == .date || time.type == .time, time.basis == nil, let from = time.from, from == time.until
        else {
            return nil
        }
        return (time.span.start, from)
    }
}
