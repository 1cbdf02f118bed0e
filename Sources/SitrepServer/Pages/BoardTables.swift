// The tables of the board for spreadsheets, with the board's own filters.

import Hummingbird
import HTTPTypes
import SitrepFormats
import SitrepLedger
import SitrepModel

enum BoardTables {
    static let path = "/board.csv"
    /// Rows of one answer; the next ones are linked.
    static let rowLimit = 10_000

    static func address(_ name: BoardTable.Name, _ filter: BoardFilter, offset: Int = 0) -> String {
        Address.page(
            path,
            [("table", name.rawValue)] + filter.items + [("offset", offset == 0 ? nil : String(offset))])
    }

    /// For the links of the page, by table.
    static func addresses(_ filter: BoardFilter) -> [String: String] {
        Dictionary(uniqueKeysWithValues: BoardTable.Name.allCases.map { ($0.rawValue, address($0, filter)) })
    }

    static func table(_ name: BoardTable.Name, of board: Board, _ filter: BoardFilter) -> BoardTable {
        let matcher = BoardMatcher(filter, on: board)
        switch name {
        case .statuses: return BoardTable(statuses: matcher.kept(board.statuses), marks: board.marks)
        case .figures: return BoardTable(figures: matcher.kept(board.figures), marks: board.marks)
        case .deployments: return BoardTable(deployments: matcher.kept(board.deployments), marks: board.marks)
        case .events: return BoardTable(incidents: matcher.kept(board.events), marks: board.marks)
        case .announced:
            return BoardTable(incidents: matcher.kept(board.announced), isAnnounced: true, marks: board.marks)
        }
    }
}

extension Pages {
    func boardTable(_ request: Request) async throws -> Answer {
        let parameters = request.uri.queryParameters
        let filter = try BoardFilter(parameters)
        let offset = try parameters.count("offset") ?? 0
        let name = parameters.text("table") ?? BoardTable.Name.events.rawValue
        guard let chosen = BoardTable.Name(rawValue: name) else {
            throw PageError.badFilter("table", name, BoardTable.Name.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let board = try await desk.board(asOf: filter.asOf, view: filter.view)
        let table = BoardTables.table(chosen, of: board, filter)
        let bytes = table.bytes(from: offset, limit: BoardTables.rowLimit)
        var answer = Answer(mediaType: CSVFormat.mediaType, body: ByteBuffer(bytes: bytes))
        answer.headers[.contentDisposition] = "inline; filename=\"\(chosen.rawValue)-\(board.asOf.date).csv\""
        let next = offset + BoardTables.rowLimit
        if next < table.rowCount, let link = HTTPField.Name("Link") {
            answer.headers[link] = "<\(BoardTables.address(chosen, filter, offset: next))>; rel=\"next\""
        }
        return answer
    }
}
