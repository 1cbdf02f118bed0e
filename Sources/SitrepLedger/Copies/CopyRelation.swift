// Whether one of two reports carries the other's words: judged from the two alone, the same in either order.

import SitrepModel

/// How two reports that are not independent belong together.
public enum CopyRelation: String, Sendable, Hashable, CaseIterable {
    /// Nearly all words are the same, or one is an excerpt of the other.
    case copy
    /// One story, revised or carried in another length.
    case update
    /// The same names and numbers in the same order under other words.
    case paraphrase
    /// One publisher's very same words under titles that have nothing in common: one of the two pages was stored with
    /// what is not its text.
    case misfiled
}

/// Two reports of which at most one is a witness.
public struct CopyLink: Sendable, Hashable {
    public let report: ReportID
    public let other: ReportID
    public let relation: CopyRelation

    public init(report: ReportID, other: ReportID, relation: CopyRelation) {
        self.report = report
        self.other = other
        self.relation = relation
    }
}

/// Judges pairs. Shares are of runs of five words: of the two texts together, or of the shorter one.
public enum CopyJudge {
    // Measured on 2,493 news posts of 2016, of which 1,243 pairs were labelled.
    /// Reports of so few runs of words are compared only as wholes.
    private static let minimumShingleCount = 50
    /// At this share of both texts they are the same.
    private static let sameShare = 0.8
    /// At this share of both, or of the shorter one, one carries the other however long after.
    private static let carriedShare = 0.5
    private static let excerptShare = 0.6
    /// Within the time of one news cycle less is kept of a story that is being rewritten.
    private static let revisedShare = 0.2
    private static let revisedExcerptShare = 0.45
    private static let revisionTimeInMinutes = 48 * 60
    /// A story's number can pass to new events: some words have to stay.
    private static let sameStoryShare = 0.05
    /// Names and numbers in order: this share of both lists together, and at least so many.
    private static let contentShare = 0.25
    private static let minimumContentCount = 8
    /// Titles that share fewer of their words have nothing in common.
    private static let unrelatedTitleShare = 0.35
    private static let misfiledShare = 0.9

    /// Absent for reports that were written apart.
    public static func relation(_ a: CopyProfile, _ b: CopyProfile) -> CopyRelation? {
        let shorter = min(a.shingles.count, b.shingles.count)
        if shorter > 0 {
            let shared = SharedKeys.count(a.shingles, b.shingles)
            let ofBoth = Double(shared) / Double(a.shingles.count + b.shingles.count - shared)
            let ofShorter = Double(shared) / Double(shorter)
            if ofBoth >= misfiledShare, isMisfiled(a, b) { return .misfiled }
            if ofBoth >= sameShare { return .copy }
            if shorter >= minimumShingleCount, carries(a, b, ofBoth: ofBoth, ofShorter: ofShorter) {
                return ofBoth >= carriedShare && ofShorter >= 0.95 ? .copy : .update
            }
        }
        return isParaphrase(a, b) ? .paraphrase : nil
    }

    private static func carries(_ a: CopyProfile, _ b: CopyProfile, ofBoth: Double, ofShorter: Double) -> Bool {
        if ofBoth >= carriedShare || ofShorter >= excerptShare { return true }
        guard isOfOneCycle(a, b) else { return false }
        if ofBoth >= revisedShare || ofShorter >= revisedExcerptShare { return true }
        return ofShorter >= sameStoryShare && a.storyKey != nil && a.storyKey == b.storyKey
    }

    /// Reports without a date may be of any.
    private static func isOfOneCycle(_ a: CopyProfile, _ b: CopyProfile) -> Bool {
        guard let one = a.published, let other = b.published else { return true }
        return abs(one.minutesSinceEpoch - other.minutesSinceEpoch) <= revisionTimeInMinutes
    }

    private static func isParaphrase(_ a: CopyProfile, _ b: CopyProfile) -> Bool {
        let shared = SharedKeys.count(a.contentKeys, b.contentKeys)
        guard shared >= minimumContentCount else { return false }
        return Double(shared) >= contentShare * Double(a.contentKeys.count + b.contentKeys.count - shared)
    }

    private static func isMisfiled(_ a: CopyProfile, _ b: CopyProfile) -> Bool {
        guard let publisher = a.publisher, publisher == b.publisher, a.url != b.url, !a.titleWords.isEmpty,
            !b.titleWords.isEmpty
        else { return false }
        let shared = SharedKeys.count(a.titleWords, b.titleWords)
        let all = a.titleWords.count + b.titleWords.count - shared
        return Double(shared) < unrelatedTitleShare * Double(all)
    }
}
