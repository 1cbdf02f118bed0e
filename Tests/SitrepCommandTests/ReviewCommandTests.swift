// Deciding, comparing and coding anew from the command line.

import Foundation
import SitrepTestSupport
import Testing

@Suite struct ReviewCommandTests {
    private let folder: Scratch
    private var db: String { folder.path("ledger.sqlite") }

    init() throws {
        folder = try Scratch()
        let input =
            "Attack in Almaty\n\nGunmen killed 12 people in an attack on a market in Almaty on Wednesday, police said.\n"
        _ = try Tool.run(["ingest", "--db", db, "--published", "2022-01-06", "-"], input: input)
    }

    private func review(_ arguments: String..., by analyst: String = "Ann") throws -> Run {
        try Tool.run(["review", arguments[0], "--db", db, "--by", analyst] + arguments.dropFirst())
    }

    /// The name of the first entry of a table.
    private func entry(_ table: String) throws -> String {
        let rows = try Tool.run(["export", "--db", db, "--format", "csv", "--table", table]).text.split(
            separator: "\r\n")
        let column = try #require(rows.first?.split(separator: ",").firstIndex(of: "entry"))
        let fields = try #require(rows.dropFirst().first).split(separator: ",", omittingEmptySubsequences: false)
        return String(fields[column])
    }

    @Test func aDecisionIsMadeShownExportedAndUndone() throws {
        let figure = try entry("figures")
        let made = try review("reject", figure, "--why", "counted twice")
        #expect(made.status == 0 && made.text.contains("rejected") && made.text.contains("counted twice"))
        #expect(try !Tool.run(["board", "--db", db]).text.contains(figure))
        #expect(try Tool.run(["board", "--db", db, "--engine"]).text.contains(figure))
        let export = ["export", "--db", db, "--format", "csv", "--table", "figures"]
        #expect(try !Tool.run(export).text.contains(figure))
        #expect(try Tool.run(export + ["--engine"]).text.contains(figure))
        let decisions = try Tool.run(["export", "--db", db, "--format", "decisions"])
        let line = try #require(try JSONSerialization.jsonObject(with: decisions.output) as? [String: Any])
        #expect(line["analyst"] as? String == "Ann" && line["state"] as? String == "standing")
        #expect(try review("undo", "1", by: "Ben").status == 0)
        #expect(try Tool.run(["board", "--db", db]).text.contains(figure))
        let list = try Tool.run(["review", "list", "--db", db]).text
        #expect(list.contains("undone by decision 2") && list.contains("Ben"))
        #expect(
            try Tool.run(["review", "list", "--db", db, "--state", "undone"]).text.split(separator: "\n").count == 1)
    }

    @Test func acceptedNotedAndCorrectedStandInWordsBesideTheEntry() throws {
        let event = try entry("events")
        #expect(try review("accept", event).status == 0)
        #expect(try review("note", event, "Ask the police.").status == 0)
        #expect(try review("correct", event, "--place", "almaty", "--from", "2022-01-04").status == 0)
        let table = try Tool.run(["export", "--db", db, "--format", "csv"]).text
        #expect(table.contains("accepted; place corrected; day corrected; note"))
        let incident = try Tool.run(["export", "--db", db, "--format", "incidents"]).text
        #expect(incident.contains("\"review\":\"accepted; place corrected"))
    }

    /// One ledger for all rows: what is refused leaves it as it is.
    @Test func whatCannotBeDecidedIsSaid() throws {
        let event = try entry("events")
        for row in cases("commands/review-refusals") {
            let words = row["arguments"].split(separator: " ").map { $0 == "EVENT" ? event : String($0) }
            let run = try Tool.run([words[0], words[1], "--db", db] + words.dropFirst(2))
            #expect(run.status == Int32(row["status"]), "\(row["arguments"])")
            #expect(run.errors.contains(row["message"]), "\(row["arguments"]): \(run.errors)")
            #expect(run.output.isEmpty, "\(row["arguments"])")
        }
    }

    @Test func theNameMayComeFromTheEnvironment() throws {
        let process = Tool.process(["review", "accept", "--db", db, try entry("events")])
        process.environment = ProcessInfo.processInfo.environment.merging(["SITREP_ANALYST": "Cem"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try Tool.run(["review", "list", "--db", db]).text.contains("Cem"))
    }

    @Test func incidentsAreMergedAndPartedAgain() throws {
        let input =
            "Shots in Almaty\n\nSoldiers shot at a crowd of striking drivers near a bridge in Almaty on Wednesday.\n"
        _ = try Tool.run(["ingest", "--db", db, "--published", "2022-01-06", "-"], input: input)
        let incidents = try incidentNames()
        try #require(incidents.count >= 2)
        #expect(try review("merge", incidents[0], incidents[1]).status == 0)
        #expect(try incidentNames().count == incidents.count - 1)
        #expect(try review("merge", incidents[0], incidents[1]).errors.contains("already"))
        #expect(try review("split", incidents[1]).status == 0)
        #expect(try incidentNames().count == incidents.count)
    }

    private func incidentNames() throws -> [String] {
        try Tool.run(["export", "--db", db, "--format", "incidents"]).text.split(separator: "\n").compactMap { line in
            (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["incident"] as? String
        }
    }

    // MARK: Comparing and coding anew

    @Test func codingTheExampleAnewFindsTheSame() throws {
        let example = folder.path("example.sqlite")
        #expect(try Tool.run(["ingest", "--db", example, Tool.example]).status == 0)
        let recode = try Tool.run(["recode", "--db", example])
        #expect(recode.status == 0 && recode.text == "no difference in 24 reports\n", "\(recode.text)")
        let diff = try Tool.run(["diff", example, "--recoded", "--fail-different"])
        #expect(diff.status == 0 && diff.text == "no difference in 24 reports\n")
    }

    @Test func anotherCodingIsShownAndDecisionsStay() throws {
        let older = folder.path("older.sqlite")
        let event = try entry("events")
        #expect(try review("accept", event).status == 0)
        try FileManager.default.copyItem(atPath: db, toPath: older)
        // Words of one's own stand for a newer engine here.
        let words = folder.path("words")
        try FileManager.default.createDirectory(atPath: words, withIntermediateDirectories: true)
        try Data("GUNMEN_ [REB]\n".utf8).write(to: URL(fileURLWithPath: words + "/own.actors.txt"))
        let look = try Tool.run(["diff", older, "--recoded", "--lexicon", words, "--json"])
        #expect(look.status == 0, "\(look.errors)")
        let recode = try Tool.run(["recode", "--db", db, "--lexicon", words, "--json"])
        #expect(recode.output == look.output)
        let compared = try Tool.run(["diff", older, db, "--json"])
        #expect(compared.output == look.output)
        #expect(try Tool.run(["review", "list", "--db", db]).text.split(separator: "\n").count == 1)
        let last = try #require(compared.text.split(separator: "\n").last)
        #expect(last.contains("\"type\":\"summary\""))
    }

    @Test func ledgersWithOtherReportsDiffer() throws {
        let other = folder.path("other.sqlite")
        _ = try Tool.run(["ingest", "--db", other, "-"], input: "Another report that says that 3 people died.")
        let run = try Tool.run(["diff", db, other, "--fail-different"])
        #expect(run.status == 1)
        #expect(run.text.contains("only in the old ledger") && run.text.contains("only in the new ledger"))
    }
}
