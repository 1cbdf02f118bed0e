// Tables of a board: a row a line, as many fields as the header, pages of rows.

import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct BoardTableTests {
    private let board = BoardBuilder.board(
        of: Ledger(
            reports: (1...5).map { number in
                ReportEntries(
                    Findings.fixture(number, text: "A protest, the \(number)th.", published: "2022-01-0\(number)")
                        .reporting(.internet, .cut, from: "2022-01-0\(number)").counting(.killed, best: Double(number))
                        .telling("PROTEST", trigger: "protest", from: "2022-01-0\(number)"))
            }))

    private var tables: [BoardTable] {
        [
            BoardTable(statuses: board.statuses, marks: board.marks),
            BoardTable(figures: board.figures, marks: board.marks),
            BoardTable(deployments: board.deployments, marks: board.marks),
            BoardTable(incidents: board.events, marks: board.marks),
            BoardTable(incidents: board.announced, isAnnounced: true, marks: board.marks),
        ]
    }

    private func lines(_ bytes: [UInt8]) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    }

    @Test func everyTableHasItsNameItsHeaderAndARowALine() {
        #expect(tables.map(\.name) == BoardTable.Name.allCases)
        #expect(tables.map(\.rowCount) == [1, 5, 0, 5, 0])
        for table in tables {
            let lines = lines(table.bytes())
            #expect(lines.count == table.rowCount + 1)
            #expect(lines.first == BoardTable.columns(of: table.name).joined(separator: ",")[...])
        }
    }

    @Test func everyRowHasAsManyFieldsAsTheHeader() {
        for table in tables {
            let counts = lines(table.bytes()).map { line in
                line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset % 2 == 0 }.map { $0.element.count { $0 == "," } }.reduce(0, +)
            }
            #expect(Set(counts) == [BoardTable.columns(of: table.name).count - 1])
        }
    }

    @Test func pagesOfRowsDoNotOverlap() {
        let table = BoardTable(incidents: board.events, marks: board.marks)
        let pages = [0, 2, 4].flatMap { lines(table.bytes(from: $0, limit: 2)).dropFirst() }
        #expect(pages == Array(lines(table.bytes()).dropFirst()))
        #expect(lines(table.bytes(from: 99, limit: 2)).count == 1)
    }
}
