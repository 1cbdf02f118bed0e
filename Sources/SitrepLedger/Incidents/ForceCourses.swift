// Forces that come to one country within some days: many reports each tell a part of one happening.

public import SitrepModel

/// The comings of forces: each deployment as an event, and which of them are told of one happening.
///
/// Forces that go on coming for longer than a course may last are no single happening, and are left alone.
struct ForceCourses: Sendable {
    /// After so many days without a word of forces that come, the next word begins another course.
    private static let longestSilence = 2
    /// Days from the first coming to the last.
    private static let longest = 10
    /// Fewer reports may be of forces that have nothing to do with each other.
    private static let fewestReports = 3
    /// The share of deployments that are right on the development reports.
    private static let confidence = 0.7

    private let events: [ReportID: [EventEntry]]
    let joins: TellingJoins

    /// `deployments` in the order of the ledger, then of the text.
    init(of deployments: [DeploymentEntry]) {
        let coming = deployments.filter(Self.isComing)
        let courses = Dictionary(grouping: coming) { $0.host }.values.flatMap(Self.runs(of:)).compactMap(Self.part(of:))
        let members = Set(courses.joined().map(\.citation.entry))
        var joins = TellingJoins()
        for course in courses {
            for (one, other) in zip(course, course.dropFirst()) {
                joins.merge([one.citation.entry], [other.citation.entry])
            }
        }
        self.joins = joins
        events = Dictionary(
            grouping: coming.filter { members.contains($0.citation.entry) }.map(Self.event(of:)),
            by: \.citation.entry.report)
    }

    /// A report's deployments that belong to a course, as events, in the order of the text.
    func events(of report: ReportID) -> [EventEntry] { events[report] ?? [] }

    /// Forces of one country that come, or are said to come, to another.
    private static func isComing(_ entry: DeploymentEntry) -> Bool {
        guard entry.modality == .actual || entry.modality == .planned, entry.day != nil, let host = entry.host,
            entry.contributorCountry != host
        else { return false }
        return [.announced, .underWay, .arrived].contains(entry.state)
    }

    /// Runs of days without a longer silence.
    private static func runs(of entries: [DeploymentEntry]) -> [[DeploymentEntry]] {
        let ordered = entries.sorted { ($0.dayNumber, $0.citation.entry) < ($1.dayNumber, $1.citation.entry) }
        var runs: [[DeploymentEntry]] = []
        for entry in ordered {
            if let last = runs.last?.last, entry.dayNumber - last.dayNumber <= longestSilence {
                runs[runs.count - 1].append(entry)
            } else {
                runs.append([entry])
            }
        }
        return runs
    }

    /// Over at most so many days, and the coming of each contributor told as a fact.
    private static func part(of run: [DeploymentEntry]) -> [DeploymentEntry]? {
        guard let first = run.first, let last = run.last, last.dayNumber - first.dayNumber < longest else { return nil }
        let arrived = Set(run.filter { $0.modality == .actual && $0.state != .announced }.map(\.contributorKey))
        let course = run.filter { arrived.contains($0.contributorKey) }
        return Set(course.map(\.citation.entry.report)).count < fewestReports ? nil : course
    }

    private static func event(of entry: DeploymentEntry) -> EventEntry {
        EventEntry(
            citation: entry.citation, plover: Event.Plover(event: "MOBILIZE", mode: "troops", contexts: ["military"]),
            cameo: nil, acled: nil, actors: [entry.contributor],
            actorCountries: [entry.contributorCountry].compactMap(\.self), recipients: [],
            recipientCountries: [entry.host].compactMap(\.self), place: nil, country: entry.host, lat: nil, lon: nil,
            feature: "PCLI", from: entry.day, until: entry.day, modality: .actual, confidence: confidence)
    }
}

/// Forces that came to one country.
public struct ComingForces: Sendable, Equatable {
    /// In the order of their codes.
    public let contributors: [CountryCode]
    public let host: CountryCode
}

extension Incident {
    /// Whose forces came where; absent for other happenings.
    public var comingForces: ComingForces? {
        guard links.contains(where: { $0.grounds == [.course] }) else { return nil }
        let told = tellings.flatMap(\.events).filter { EntryKind(local: $0.citation.entry.local) == .deployment }
        guard let host = told.first?.country else { return nil }
        return ComingForces(contributors: Set(told.flatMap(\.actorCountries)).sorted(), host: host)
    }
}

extension DeploymentEntry {
    fileprivate var dayNumber: Int { day?.dayNumber ?? .min }
    fileprivate var contributorKey: String { contributorCountry?.code ?? contributor }
}
