// Two ledger files compared, report by report.

public import SitrepLedger
public import SitrepModel

/// What a newer ledger finds otherwise than an older one.
public struct LedgerComparison: Sendable {
    /// What is found of one report.
    public enum Outcome: Sendable {
        case both(ReportDifference)
        case onlyOld(DocumentInfo)
        case onlyNew(DocumentInfo)
    }

    private let old: LedgerStore
    private let new: LedgerStore

    public init(old: LedgerStore, new: LedgerStore) {
        self.old = old
        self.new = new
    }

    /// By the names of the reports; two records are in memory at a time.
    public func run(_ deliver: (Outcome) throws -> Void) throws {
        for id in Set(try old.reportIDs()).union(try new.reportIDs()).sorted() {
            switch (try old.findings(of: id), try new.findings(of: id)) {
            case (let before?, let after?): try deliver(.both(ReportDifference(from: before, to: after)))
            case (let before?, nil): try deliver(.onlyOld(before.document))
            case (nil, let after?): try deliver(.onlyNew(after.document))
            case (nil, nil): break
            }
        }
    }

    /// Decisions of the older ledger whose entry the newer one does not have.
    public func lostDecisions() throws -> [Decision] {
        let review = try old.review()
        return review.lost(in: try new.review(of: review.items.map(\.decision)))
    }
}
