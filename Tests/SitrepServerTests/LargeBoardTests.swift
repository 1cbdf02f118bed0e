// A board of very many incidents: what goes out stays small, whatever the filters.

import Foundation
@testable import SitrepLedger
import SitrepModel
@testable import SitrepServer
import Testing

@Suite struct LargeBoardTests {
    private static let count = 20_000
    private static let firstViewLimit = 150_000
    private static let board = largeBoard(count)

    /// Five years of incidents in three thousand places of ten countries, each told by two reports.
    private static func largeBoard(_ count: Int) -> Board {
        let last = CalendarDate(dayNumber: 19_000)
        let events = (0..<count).map { incident($0, day: last.adding(days: -($0 * 1_800 / count))) }
        let lines = (0..<200).map { number in
            ReportLine(id: report(number), info: info(number), grade: .clean, copyOf: number % 7 == 0 ? report(1) : nil)
        }
        return Board(
            asOf: PublicationTime(date: last), statuses: [], figures: [], events: events, announced: [],
            deployments: [], reports: lines, copies: CopyGroups(reports: [], links: []), marks: .empty)
    }

    private static func report(_ number: Int) -> ReportID { ReportID("\(number)") }

    private static func info(_ number: Int) -> DocumentInfo {
        DocumentInfo(id: "r\(number)", title: "A report", publisher: "Steppe Wire", digest: "sha256:\(number)")
    }

    private static func incident(_ number: Int, day: CalendarDate) -> Incident {
        let entry = EntryID(report: report(number % 200), local: "e\(number)")
        let citation = Citation(
            entry: entry, span: TextSpan(0, 60), quote: "Police and protesters clashed in the centre of the city.",
            publisher: "Steppe Wire", published: PublicationTime(date: day), sources: [], stance: .asserted)
        let event = EventEntry(
            citation: citation, plover: .init(event: number % 3 == 0 ? "PROTEST" : "ASSAULT"), cameo: nil, acled: nil,
            actors: ["police"], actorCountries: [], recipients: ["protesters"], recipientCountries: [],
            place: "Place \(number % 3_000)", country: CountryCode("C\(number % 10)"), lat: Double(number % 3_000) / 50,
            lon: 60, feature: "PPL", from: day, until: day, modality: .actual, confidence: 0.7)
        let tellings = [number % 200, (number + 1) % 200].map {
            Telling(report: report($0), publisher: "Steppe Wire", published: day.adding(days: 1), events: [event])
        }
        return Incident(
            event: event, days: day...day, tellings: tellings, links: [], witnessCount: 1 + number % 4,
            confidence: 0.7)
    }

    private static let filters: [BoardFilter] = {
        var country = BoardFilter()
        country.country = "C3"
        var days = BoardFilter()
        days.from = CalendarDate(dayNumber: 18_900)
        days.until = CalendarDate(dayNumber: 18_960)
        var place = BoardFilter()
        place.place = "Place 42"
        return [BoardFilter(), country, days, place]
    }()

    @Test(arguments: filters)
    func thePageStaysSmall(_ filter: BoardFilter) throws {
        let page = BoardPage(Self.board, changes: nil, filter: filter)
        #expect(try PageRenderer().html(page, template: "board").utf8.count < Self.firstViewLimit)
        #expect(try #require(page.timeline).columns.count <= DayAxis.columnLimit)
    }

    @Test(arguments: filters)
    func theMapStaysSmall(_ filter: BoardFilter) throws {
        let features = MapFeatures(Self.board, filter: filter)
        #expect(features.spots.count <= MapFeatures.spotLimit)
        #expect(features.spots.allSatisfy { $0.events.count <= MapFeatures.itemLimit })
        #expect(try PageRenderer().json(features).count < 4_000_000)
    }

    @Test func columnsAndListsCountTheSame() throws {
        let timeline = try #require(BoardPage(Self.board, changes: nil, filter: BoardFilter()).timeline)
        let column = try #require(timeline.columns.last)
        var filter = BoardFilter()
        filter.from = CalendarDate(iso8601: column.from)
        filter.until = CalendarDate(iso8601: column.until)
        #expect(BoardMatcher(filter, on: Self.board).kept(Self.board.events).count == column.count)
    }
}
