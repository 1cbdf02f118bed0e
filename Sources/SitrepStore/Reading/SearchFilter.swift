// What narrows a search: whose reports, of when, telling events of which kind and where.

import GRDB
public import SitrepModel

/// Filters over the reports that a search finds; all must hold.
public struct SearchFilter: Sendable, Hashable {
    public var publisher: String?
    /// Where an event happened that the report tells.
    public var country: CountryCode?
    /// The PLOVER type of an event that the report tells; with a country, of one that happened there.
    public var kind: String?
    /// Of publication, as `2022-01`.
    public var month: String?

    public init(publisher: String? = nil, country: CountryCode? = nil, kind: String? = nil, month: String? = nil) {
        self.publisher = publisher
        self.country = country
        self.kind = kind
        self.month = month
    }

    /// Whether it leaves nothing out.
    public var isEmpty: Bool { self == SearchFilter() }
}

extension SearchFilter {
    /// Holds for rows of `report` that are kept; `?1` is the pattern of the search. Events are found by their report.
    static let condition = """
        (?2 IS NULL OR report.publisher = ?2) AND (?3 IS NULL OR substr(report.published, 1, 7) = ?3)
        AND (?4 IS NULL AND ?5 IS NULL OR EXISTS (
            SELECT 1 FROM event WHERE event.report = report.number
                AND (?4 IS NULL OR event.country = ?4) AND (?5 IS NULL OR event.plover = ?5)))
        """

    /// In the order of ``condition``, from `?2` on.
    var arguments: StatementArguments { [publisher, month, country?.code, kind] }
}
