// The timeline of the board: units of columns, counts, the happenings that get a row, and bounds.

import Foundation
import SitrepLedger
import SitrepModel
@testable import SitrepServer
import SitrepTestSupport
import Testing

@Suite struct DayAxisTests {
    private func number(_ text: String) throws -> Int { try #require(CalendarDate(iso8601: text)).dayNumber }

    @Test(arguments: cases("server/axes"))
    func takesTheFinestUnitThatFits(_ row: Case) throws {
        let axis = DayAxis(try number(row["from"])...(try number(row["until"])))
        #expect(axis.unit.rawValue == row["unit"])
        #expect(axis.columns == Int(row["columns"]))
        #expect(axis.days(of: 0).lowerBound.description == row["first"])
        #expect(axis.days(of: axis.columns - 1).upperBound.description == row["last"])
    }

    @Test(arguments: cases("server/axes"))
    func everyDayHasOneColumn(_ row: Case) throws {
        let axis = DayAxis(try number(row["from"])...(try number(row["until"])))
        for column in 0..<axis.columns {
            let days = axis.days(of: column)
            #expect(axis.column(of: days.lowerBound.dayNumber) == column)
            #expect(axis.column(of: days.upperBound.dayNumber) == column)
        }
        #expect(axis.place(of: axis.first) == 0 && axis.place(of: axis.last + 1) == 1)
    }
}

@Suite struct BoardTimelineTests {
    private static let words = [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
    ]

    /// Reports that each tell another happening, one a day.
    private func board(days: Int, from start: String = "2022-01-01", old: String? = nil) throws -> Board {
        let first = try #require(CalendarDate(iso8601: start))
        var reports = (0..<days).map { index in
            let day = first.adding(days: index).description
            return Findings.fixture(
                index + 1, text: "A protest by \(Self.words[index % 10]) \(index) was seen.", published: day
            ).telling("PROTEST", trigger: "protest", from: day)
        }
        if let old {
            reports.append(
                Findings.fixture(days + 1, text: "An old march.", published: start).telling(
                    "PROTEST", trigger: "march", from: old))
        }
        return BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init)))
    }

    private func timeline(_ board: Board, _ filter: BoardFilter = BoardFilter()) throws -> BoardTimeline {
        let matcher = BoardMatcher(filter, on: board)
        return try #require(BoardTimeline(board, shown: matcher.kept(board.events), matcher: matcher))
    }

    @Test func aColumnLeadsToItsDay() throws {
        var filter = BoardFilter()
        filter.kind = "PROTEST"
        let column = try #require(try timeline(try board(days: 5), filter).columns.first)
        #expect(column.href == "/?kind=PROTEST&from=2022-01-01&until=2022-01-01")
        #expect(column.count == 1 && column.label == "2022-01-01: 1 event" && !column.isChosen)
    }

    @Test func aChosenDayKeepsItsNeighboursAndIsMarked() throws {
        var filter = BoardFilter()
        filter.from = CalendarDate(iso8601: "2022-01-05")
        filter.until = filter.from
        let timeline = try timeline(try board(days: 10), filter)
        #expect(timeline.columns.count == 10)
        #expect(timeline.columns.filter(\.isChosen).map(\.from) == ["2022-01-05"])
        #expect(timeline.rows.map(\.days) == ["2022-01-05"])
    }

    @Test func rowsAreBoundedAndInOrderOfDays() throws {
        let timeline = try timeline(try board(days: 40))
        #expect(timeline.rows.count == BoardTimeline.rowLimit)
        #expect(timeline.rows.map(\.days) == timeline.rows.map(\.days).sorted())
        #expect(timeline.rest?.contains("of 40") == true)
    }

    @Test func whatLiesFarBackDoesNotCoarsenTheRest() throws {
        let timeline = try timeline(try board(days: 30, old: "1986-12-17"))
        #expect(timeline.unit == "day")
        #expect(timeline.earlier == "1 earlier event")
        #expect(timeline.earlierHref == "/?until=2021-12-31")
    }

    @Test func manyDaysBecomeWeeks() throws {
        let timeline = try timeline(try board(days: 120))
        #expect(timeline.unit == "week")
        #expect(timeline.columns.count <= DayAxis.columnLimit)
        #expect(timeline.columns.map(\.count).reduce(0, +) == 120)
    }

    @Test func copiesAreOpenDotsAndStandAsideForWitnesses() throws {
        let axis = DayAxis(0...9)
        let day = { CalendarDate(dayNumber: $0) }
        let dots = TimelineChart.dots(
            [(day(1), false), (day(1), true), (day(3), true), (nil, false), (day(99), false)], on: axis)
        #expect(dots.map(\.isCopy) == [false, true])
        #expect(dots.map(\.x) == ["150", "350"])
    }

    @Test func withoutEventsThereIsNone() {
        let board = BoardBuilder.board(of: Ledger(reports: []))
        #expect(BoardPage(board, changes: nil, filter: BoardFilter()).timeline == nil)
    }

    @Test func thePageHoldsTheTimelineAndItsTwinNoGeometry() throws {
        let page = BoardPage(try board(days: 5), changes: nil, filter: BoardFilter())
        let renderer = try PageRenderer()
        let html = renderer.html(page, template: "board")
        #expect(html.contains("<title id=\"columns-title\">What happened by day, at most 1 event</title>"))
        #expect(html.contains("aria-label=\"2022-01-01: 1 event\""))
        #expect(!html.contains("style="))
        let twin = String(decoding: try renderer.json(page), as: UTF8.self)
        #expect(twin.contains("\"unit\":\"day\"") && !twin.contains("\"dots\""))
    }
}

@Suite struct MapFeatureTests {
    private func place(_ number: Int) -> Place {
        Place(
            id: LocalID(1), span: TextSpan(0, 3), name: "Place \(number)", country: "KAZ", lat: Double(number) / 10,
            lon: 60, feature: "PPL", confidence: 0.9, rule: "test")
    }

    @Test func aSpotHoldsItsNewestEventsAndCountsAll() throws {
        let reports = (1...9).map { number in
            Findings.fixture(number, text: "A protest of \(number).", published: "2022-01-0\(number)")
                .telling("PROTEST", trigger: "protest", place: place(1), from: "2022-01-0\(number)")
        }
        let board = BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init)))
        let spot = try #require(MapFeatures(board, filter: BoardFilter()).spots.first)
        #expect(spot.count == 9)
        #expect(spot.events.count == MapFeatures.itemLimit)
        #expect(spot.events.first?.day == "2022-01-09")
        #expect(spot.href == "/?country=KAZ&place=Place%201")
    }

    @Test func spotsWithTheFewestEventsAreLeftOut() {
        let reports = (1...6).map { number in
            Findings.fixture(number, text: "A protest of \(number).", published: "2022-01-0\(number)")
                .telling("PROTEST", trigger: "protest", place: place(number % 4), from: "2022-01-0\(number)")
        }
        let board = BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init)))
        let features = MapFeatures(board, filter: BoardFilter(), spotLimit: 2)
        #expect(features.spots.map(\.name) == ["Place 1", "Place 2"])
        #expect(features.moreSpots == 2)
    }
}
