// The entries that the ledger keeps of each report, with names in place of local identifiers.

public import SitrepModel

/// A state of something people depend on, as one report gives it.
public struct StatusEntry: Hashable, Sendable, Codable {
    public let citation: Citation
    public let system: StatusReport.System
    public let state: StatusReport.State
    public let country: CountryCode?
    public let place: String?
    public let from: CalendarDate?
    public let until: CalendarDate?
    public let modality: Modality

    public init(
        citation: Citation, system: StatusReport.System, state: StatusReport.State, country: CountryCode?,
        place: String?, from: CalendarDate?, until: CalendarDate?, modality: Modality
    ) {
        self.citation = citation
        self.system = system
        self.state = state
        self.country = country
        self.place = place
        self.from = from
        self.until = until
        self.modality = modality
    }
}

/// A number, as one report gives it.
public struct FigureEntry: Hashable, Sendable, Codable {
    public let citation: Citation
    public let quantity: Figure.Quantity
    public let low: Double?
    public let high: Double?
    public let best: Double?
    public let unit: String?
    /// Absent where it counts everybody.
    public let side: CountedSide?
    public let country: CountryCode?
    public let place: String?
    /// The day that the number stands for: its own time, else the day of publication.
    public let day: CalendarDate?
    /// Its report gives it as a number of before, which another has replaced.
    public let isEarlier: Bool
    /// The sentence by which the report itself takes the number back.
    public let withdrawal: String?

    public init(
        citation: Citation, quantity: Figure.Quantity, low: Double?, high: Double?, best: Double?,
        unit: String?, side: CountedSide? = nil, country: CountryCode?, place: String?, day: CalendarDate?,
        isEarlier: Bool = false, withdrawal: String? = nil
    ) {
        self.citation = citation
        self.quantity = quantity
        self.low = low
        self.high = high
        self.best = best
        self.unit = unit
        self.side = side
        self.country = country
        self.place = place
        self.day = day
        self.isEarlier = isEarlier
        self.withdrawal = withdrawal
    }
}

extension FigureEntry {
    /// The number itself, or the bound that is known of it.
    var size: Double { best ?? high ?? low ?? 0 }

    /// The day on which the number was given: of publication, else its own.
    public var reportedDay: CalendarDate? { citation.published?.date ?? day }
}

/// An event, as one report gives it.
public struct EventEntry: Hashable, Sendable, Codable {
    public let citation: Citation
    public let plover: Event.Plover
    public let cameo: String?
    public let acled: Event.Acled?
    public let actors: [String]
    public let actorCountries: [CountryCode]
    public let recipients: [String]
    public let recipientCountries: [CountryCode]
    public let place: String?
    public let country: CountryCode?
    public let lat: Double?
    public let lon: Double?
    public let feature: String?
    public let from: CalendarDate?
    public let until: CalendarDate?
    public let modality: Modality
    public let confidence: Double

    public init(
        citation: Citation, plover: Event.Plover, cameo: String?, acled: Event.Acled?, actors: [String],
        actorCountries: [CountryCode], recipients: [String], recipientCountries: [CountryCode], place: String?,
        country: CountryCode?, lat: Double?, lon: Double?, feature: String?, from: CalendarDate?,
        until: CalendarDate?, modality: Modality, confidence: Double
    ) {
        self.citation = citation
        self.plover = plover
        self.cameo = cameo
        self.acled = acled
        self.actors = actors
        self.actorCountries = actorCountries
        self.recipients = recipients
        self.recipientCountries = recipientCountries
        self.place = place
        self.country = country
        self.lat = lat
        self.lon = lon
        self.feature = feature
        self.from = from
        self.until = until
        self.modality = modality
        self.confidence = confidence
    }
}

/// Forces sent, as one report gives it.
public struct DeploymentEntry: Hashable, Sendable, Codable {
    public let citation: Citation
    public let contributor: String
    public let contributorCountry: CountryCode?
    public let host: CountryCode?
    public let low: Double?
    public let high: Double?
    public let best: Double?
    public let state: Deployment.State
    /// The day of that state: named in the sentence, else of publication.
    public let day: CalendarDate?
    public let modality: Modality

    public init(
        citation: Citation, contributor: String, contributorCountry: CountryCode?, host: CountryCode?,
        low: Double?, high: Double?, best: Double?, state: Deployment.State, day: CalendarDate?, modality: Modality
    ) {
        self.citation = citation
        self.contributor = contributor
        self.contributorCountry = contributorCountry
        self.host = host
        self.low = low
        self.high = high
        self.best = best
        self.state = state
        self.day = day
        self.modality = modality
    }
}

/// One report's part of the ledger.
public struct ReportEntries: Sendable {
    public let id: ReportID
    public let info: DocumentInfo
    public let grade: Integrity.Grade
    public let statuses: [StatusEntry]
    public let figures: [FigureEntry]
    public let events: [EventEntry]
    public let deployments: [DeploymentEntry]
    /// Whom it credits as its origin.
    public let credit: String?
    /// What it is compared by when copies are looked for; absent where its links are known.
    public let copyProfile: CopyProfile?

    public init(
        id: ReportID, info: DocumentInfo, grade: Integrity.Grade, statuses: [StatusEntry], figures: [FigureEntry],
        events: [EventEntry], deployments: [DeploymentEntry], credit: String?, copyProfile: CopyProfile? = nil
    ) {
        self.id = id
        self.info = info
        self.grade = grade
        self.statuses = statuses
        self.figures = figures
        self.events = events
        self.deployments = deployments
        self.credit = credit
        self.copyProfile = copyProfile
    }
}

/// Everything known, in an order that does not depend on how it came in.
public struct Ledger: Sendable {
    /// By publication time, then by name.
    public let reports: [ReportEntries]
    /// Which of them are not independent.
    public let links: [CopyLink]
    /// What analysts decided about the entries; empty for what the engine found.
    public let marks: ReviewMarks
    private let places: [ReportID: Int]

    /// `links` where they are known; else the reports are compared.
    public init(reports: [ReportEntries], links: [CopyLink]? = nil, marks: ReviewMarks = .empty) {
        let ordered = reports.sorted { Ledger.order($0) < Ledger.order($1) }
        self.reports = ordered
        self.links = links ?? CopyIndex.links(of: ordered)
        self.marks = marks
        places = Dictionary(ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A report by its name.
    public func report(_ id: ReportID) -> ReportEntries? { places[id].map { reports[$0] } }

    private static func order(_ report: ReportEntries) -> (Int, String) {
        (report.info.published?.minutesSinceEpoch ?? .max, report.id.name)
    }
}
