// From reports to a timeline: pure, and the same for any order of arrival.

import SitrepModel

/// Builds timelines.
public enum TimelineBuilder {
    /// The heaviest days and, for each, the sentences closest to what all sentences on the day say.
    ///
    /// - Parameters:
    ///   - reports: without copies: forty reprints make no day matter more.
    ///   - dayLimit: days at most.
    ///   - sentenceLimit: sentences a day at most.
    public static func timeline(of reports: [TimelineReport], dayLimit: Int, sentenceLimit: Int) -> Timeline {
        let reports = reports.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        let weights = DayWeights.weights(of: reports).sorted { ($1.value.value, $0.key) < ($0.value.value, $1.key) }
        let chosen = weights.prefix(max(0, dayLimit))
        let candidates = DayCandidates(reports: reports, days: Set(chosen.map(\.key)))
        let rarity = WordRarity(sets: reports.lazy.flatMap(\.sentences).map(\.words))
        return Timeline(
            days: chosen.map { day, weight in
                let sentences = DaySentences(candidates: candidates[day], rarity: rarity).best(sentenceLimit)
                return TimelineDay(
                    date: day, weight: weight.value, reportCount: weight.reportCount,
                    sentences: sentences.map(TimelineSentence.init))
            })
    }
}

extension TimelineSentence {
    init(_ candidate: DayCandidate) {
        let report = candidate.report
        self.init(
            report: report.id, span: candidate.sentence.span, text: report.text.string(in: candidate.sentence.span),
            publisher: report.publisher, published: report.published)
    }
}
