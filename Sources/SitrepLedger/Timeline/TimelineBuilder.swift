// From reports to a timeline: pure, and the same for any order of arrival.

import SitrepModel

/// Builds timelines.
public enum TimelineBuilder {
    /// Reports that a day's sentences are chosen from, the first that were published.
    private static let reportsADay = 500

    /// The heaviest days and, for each, the sentences closest to what all sentences on the day say.
    ///
    /// - Parameters:
    ///   - reports: without copies: forty reprints make no day matter more.
    ///   - dayLimit: days at most.
    ///   - sentenceLimit: sentences a day at most.
    ///   - load: the texts of some of the reports; of a large ledger only those that may tell a chosen day are read.
    public static func timeline(
        of reports: [ReportDays], dayLimit: Int, sentenceLimit: Int, load: (Set<ReportID>) throws -> [TimelineReport]
    ) rethrows -> Timeline {
        let weights = DayWeights.weights(of: reports).sorted { ($1.value.value, $0.key) < ($0.value.value, $1.key) }
        let chosen = weights.prefix(max(0, dayLimit))
        let days = Set(chosen.map(\.key))
        let read = try load(telling(days, of: reports)).sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        let candidates = DayCandidates(reports: read, days: days)
        let rarity = WordRarity(sets: read.lazy.flatMap(\.sentences).map(\.words))
        return Timeline(
            days: chosen.map { day, weight in
                let sentences = DaySentences(candidates: candidates[day], rarity: rarity).best(sentenceLimit)
                return TimelineDay(
                    date: day, weight: weight.value, reportCount: weight.reportCount,
                    sentences: sentences.map(TimelineSentence.init))
            })
    }

    /// The timeline of reports whose texts are at hand.
    public static func timeline(of reports: [TimelineReport], dayLimit: Int, sentenceLimit: Int) -> Timeline {
        timeline(of: reports.map(\.days), dayLimit: dayLimit, sentenceLimit: sentenceLimit) { wanted in
            reports.filter { wanted.contains($0.id) }
        }
    }

    /// Reports that were published on one of the days or name it.
    private static func telling(_ days: Set<CalendarDate>, of reports: [ReportDays]) -> Set<ReportID> {
        var counts: [CalendarDate: Int] = [:]
        var telling: Set<ReportID> = []
        for report in reports.sorted(by: { ($0.published, $0.id) < ($1.published, $1.id) }) {
            for day in Set(report.named).union([report.published]) where days.contains(day) {
                counts[day, default: 0] += 1
                if counts[day, default: 0] <= reportsADay { telling.insert(report.id) }
            }
        }
        return telling
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
