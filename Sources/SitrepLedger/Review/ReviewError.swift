// Why a decision cannot be made: what, where and what next.

/// A wish that the ledger refuses.
public struct ReviewError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// What is asked for is not there.
        case notFound
        /// The wish cannot be understood or does not fit.
        case wrongUse
        /// The ledger stands otherwise than the wish supposes.
        case conflict
    }

    public let kind: Kind
    public let description: String

    // MARK: Not there

    public static func noReport(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .notFound, description: "\(entry): the ledger has no such report; “sitrep board” lists entries")
    }

    public static func noEntry(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .notFound,
            description: "\(entry): the report has no entry \(entry.local); the report's page shows all that it has")
    }

    public static func noIncident(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .notFound,
            description:
                "\(entry): no incident is told by it; name an event that the board shows, such as 3fa9c1d20b7e/e1")
    }

    public static func noDecision(_ id: DecisionID) -> ReviewError {
        ReviewError(
            kind: .notFound, description: "\(id): no such decision; “sitrep review list” numbers those that there are")
    }

    // MARK: Not understood

    static func notDecidable(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .wrongUse,
            description:
                "\(entry): decisions are about events (e), figures (f), states (s), deployments (d) and claims (c)")
    }

    static func entriesOnly(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .wrongUse, description: "\(entry): a place or a day is corrected for an entry, not for an incident")
    }

    static func hasNoPlaceOrDay(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .wrongUse, description: "\(entry): a claim has no place and no day; correct what it reports")
    }

    static let noAnalyst = ReviewError(kind: .wrongUse, description: "Who decides? A decision needs a name.")
    static let emptyNote = ReviewError(kind: .wrongUse, description: "The note is empty; write what it should say.")
    static let emptyPlace = ReviewError(
        kind: .wrongUse, description: "The place is empty; give a name, a country, or both.")
    static let badCoordinates = ReviewError(
        kind: .wrongUse,
        description: "Coordinates are a latitude from -90 to 90 and a longitude from -180 to 180, such as 43.25, 76.92."
    )

    static func badCountry(_ code: String) -> ReviewError {
        ReviewError(
            kind: .wrongUse,
            description: "“\(code)” is no country's code; it has three capitals (ISO 3166), such as KAZ.")
    }

    static func tooLong(_ what: String, _ longest: Int) -> ReviewError {
        ReviewError(kind: .wrongUse, description: "\(what) has more than \(longest) characters; shorten it.")
    }

    // MARK: Stands otherwise

    static func sameIncident(_ one: EntryID, _ other: EntryID) -> ReviewError {
        ReviewError(kind: .conflict, description: "\(one) and \(other) tell the same incident already")
    }

    static func happenedAndAnnounced(_ one: EntryID, _ other: EntryID) -> ReviewError {
        ReviewError(
            kind: .conflict,
            description: "\(one) and \(other): one has happened and one is announced; only two of a sort can be merged")
    }

    static func onlyTelling(_ entry: EntryID) -> ReviewError {
        ReviewError(
            kind: .conflict, description: "\(entry): no other report tells this incident; there is nothing to part")
    }

    public static func undoneBefore(_ id: DecisionID, by undo: DecisionID) -> ReviewError {
        ReviewError(
            kind: .conflict,
            description: "\(id): it was undone by decision \(undo) before; undo that one to have it again")
    }
}
