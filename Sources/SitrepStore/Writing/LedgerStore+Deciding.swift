// Adding decisions: a wish is checked against the ledger as it is, then kept for good.

import Foundation
import GRDB
import SitrepFormats
public import SitrepLedger
import SitrepModel

extension LedgerStore {
    /// Decides. Throws `ReviewError` where the ledger refuses.
    ///
    /// - Parameter board: the board on which an incident is seen; asked for only where the wish is about one.
    @discardableResult
    public func decide(_ request: DecisionRequest, at made: DecisionTime, board: () throws -> Board) throws -> Decision
    {
        let sides = request.scope == .incident ? try request.sides(on: try board()) : nil
        let named = [request.entry] + (sides.map { $0.tellings + $0.others } ?? [])
        let anchors = Dictionary(
            try foundEntries(in: Set(named.map(\.report))).map { ($0.id, $0.anchor) }
        ) { first, _ in first }
        guard let anchor = anchors[request.entry] else {
            throw try findings(of: request.entry.report) == nil
                ? ReviewError.noReport(request.entry) : ReviewError.noEntry(request.entry)
        }
        let kept = sides.map {
            TellingSides(tellings: $0.tellings.compactMap { anchors[$0] }, others: $0.others.compactMap { anchors[$0] })
        }
        let action = try action(of: request, sides: kept)
        return try pool.write { db in
            try append(
                db, Decision.Subject(request.scope, anchor), action, by: request.analyst, at: made,
                reason: request.reason)
        }
    }

    /// Takes a decision back, by another.
    @discardableResult
    public func undo(_ id: DecisionID, by analyst: String, at made: DecisionTime, reason: String? = nil) throws
        -> Decision
    {
        let name = try DecisionText.analyst(analyst)
        let reason = try DecisionText.reason(reason)
        return try pool.write { db in
            let all = try String.fetchAll(db, sql: "SELECT content FROM decision ORDER BY number").map(
                DecisionFormat.decision)
            guard let decision = all.first(where: { $0.id == id }) else { throw ReviewError.noDecision(id) }
            // States of undoing need no entries.
            let item = Review(all, index: EntryIndex([])).items.first { $0.decision.id == id }
            if case .undone(let undo) = item?.state { throw ReviewError.undoneBefore(id, by: undo) }
            return try append(db, decision.subject, .undo(id), by: name, at: made, reason: reason)
        }
    }

    private func action(of request: DecisionRequest, sides: TellingSides?) throws -> Decision.Action {
        switch request.wish {
        case .accept: return .accept
        case .reject: return .reject
        case .note(let text): return .note(text)
        case .correctDays(let days): return .correctDays(days)
        case .correctPlace(let place): return .correctPlace(try placed(place))
        case .merge:
            guard let sides else { throw ReviewError.noIncident(request.entry) }
            return .merge(sides)
        case .split:
            guard let sides else { throw ReviewError.noIncident(request.entry) }
            return .split(sides)
        }
    }

    /// With the coordinates that reports give for the name, where the analyst gives none.
    private func placed(_ place: CorrectedPlace) throws -> CorrectedPlace {
        if place.lat != nil {
            return CorrectedPlace(
                name: place.name, country: place.country, lat: place.lat, lon: place.lon,
                feature: place.name == nil ? nil : CorrectedPlace.spotFeature)
        }
        if let known = try knownPlace(place.name, country: place.country) { return known }
        return CorrectedPlace(
            name: place.name, country: place.country,
            feature: place.name == nil ? CorrectedPlace.countryFeature : CorrectedPlace.spotFeature)
    }

    private func append(
        _ db: Database, _ subject: Decision.Subject, _ action: Decision.Action, by analyst: String,
        at made: DecisionTime, reason: String?
    ) throws -> Decision {
        let newest = try Int.fetchOne(db, sql: "SELECT COALESCE(MAX(number), 0) FROM decision") ?? 0
        let decision = Decision(
            id: DecisionID(newest + 1), analyst: analyst, made: made, subject: subject, action: action, reason: reason)
        let anchor = subject.anchor
        try db.execute(
            sql: "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                decision.id.number, made.description, analyst, action.name.rawValue, subject.scope.rawValue,
                anchor.entry.report.name, anchor.entry.local, anchor.kind.rawValue, anchor.span.start, anchor.span.end,
                anchor.words, try DecisionFormat.content(of: decision),
            ])
        return decision
    }
}

extension CorrectedPlace {
    /// GeoNames: a populated place, and a country.
    fileprivate static let spotFeature = "PPL"
    fileprivate static let countryFeature = "PCLI"
}
