// The command from outside: what it prints, what it refuses, and that a stopped run can be run again.

import Foundation
import SitrepTestSupport
import Testing

@Suite struct CommandTests {
    @Test func standardInputGivesOneRecord() throws {
        let run = try Tool.run(
            ["code", "--published", "2022-01-06", "-"],
            input: "A title\n\nPolice in Almaty said on Thursday that 12 people were killed in an attack.\n")
        #expect(run.status == 0 && run.errors.isEmpty)
        let record = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect(record["schema"] as? String == "sitrep-record/1")
        #expect((record["document"] as? [String: Any])?["title"] as? String == "A title")
        for kind in ["times", "places", "actors", "figures", "claims", "events"] {
            #expect((record[kind] as? [Any])?.isEmpty == false, "no \(kind)")
        }
    }

    @Test func verbatimKeepsEveryByte() throws {
        let text = "[ad_1]\nA title\n\nText.  Two spaces © REUTERS\n[ad_2]\nSource link"
        let run = try Tool.run(["code", "--verbatim", "-"], input: text)
        let record = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect(record["text"] as? String == text)
    }

    @Test(arguments: [
        ("conllu", "2\tarrested\tarrest\tVERB\tVBD\t_\t0\troot"), ("pretty", "  arrested  VERB root\n  ├─ Police"),
    ])
    func parsePrintsTrees(format: String, line: String) throws {
        let run = try Tool.run(["parse", "--format", format, "-"], input: "Police arrested 12 people in Paris.\n")
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.text.contains(line), "stdout: \(run.text)")
    }

    @Test func parseNamesAFileThatItCannotReadAndGoesOn() throws {
        let folder = try Scratch()
        let good = folder.path("good.txt")
        try Data("Police said that 12 people died.".utf8).write(to: URL(fileURLWithPath: good))
        let run = try Tool.run(["parse", folder.path("absent.txt"), good])
        #expect(run.status == 2)
        #expect(run.errors.contains("absent.txt") && run.text.contains("died"))
    }

    @Test(arguments: cases("commands/failures"))
    func badInputIsNamedAndTheRestGoesOn(_ row: Case) throws {
        let folder = try Scratch()
        let bad = folder.path(row["file"])
        if row["content"] != "(absent)" { try Data(bytes(row["content"])).write(to: URL(fileURLWithPath: bad)) }
        let good = folder.path("zz-good.txt")
        try Data("Police said that 12 people died.".utf8).write(to: URL(fileURLWithPath: good))
        let run = try Tool.run(["code", bad, good])
        #expect(run.status == 2)
        #expect(run.errors.contains(row["file"]) && run.errors.contains(row["message"]), "stderr: \(run.errors)")
        #expect(run.text.split(separator: "\n").count == 1)
    }

    /// `hex:` and digits stand for bytes.
    private func bytes(_ content: String) -> [UInt8] {
        guard content.hasPrefix("hex:") else { return Array(content.utf8) }
        let digits = Array(content.dropFirst(4))
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }

    @Test(arguments: cases("commands/usage"))
    func wrongUseIsRefused(_ row: Case) throws {
        let run = try Tool.run(row["arguments"].split(separator: " ").map(String.init))
        #expect(run.status == Int32(row["status"]))
        #expect(run.errors.contains(row["message"]), "stderr: \(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func oneWorkerAndManyGiveTheSameBytes() throws {
        let one = try Tool.run(["code", "--workers", "1", Tool.example])
        let many = try Tool.run(["code", "--workers", "4", Tool.example])
        let again = try Tool.run(["code", "--workers", "4", Tool.example])
        #expect(one.status == 0, "stderr: \(one.errors)")
        #expect(!one.output.isEmpty)
        #expect(one.output == many.output)
        #expect(many.output == again.output)
    }

    @Test func ingestingTwiceChangesNothing() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.example]).status == 0)
        let first = try content(of: db)
        let second = try Tool.run(["ingest", "--db", db, Tool.example])
        #expect(second.errors.contains("0 reports added, 24 known before"))
        #expect(try content(of: db) == first)
    }

    @Test(arguments: [20, 60, 150, 400])
    func aKilledRunIsSimplyRunAgain(_ milliseconds: Int) throws {
        let folder = try Scratch()
        let whole = folder.path("whole.sqlite")
        let killed = folder.path("killed.sqlite")
        #expect(try Tool.run(["ingest", "--db", whole, Tool.example]).status == 0)
        let process = Tool.process(["ingest", "--db", killed, Tool.example])
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try Tool.run(["ingest", "--db", killed, Tool.example]).status == 0)
        #expect(try content(of: killed) == content(of: whole))
    }

    /// Everything that can be exported.
    private func content(of db: String) throws -> [Data] {
        let tables = ["reports", "status", "figures", "events", "deployments"]
        return try [["--format", "ndjson"], ["--format", "geojson"], ["--format", "incidents"]].map {
            try Tool.run(["export", "--db", db] + $0).output
        }
            + tables.map { try Tool.run(["export", "--db", db, "--format", "csv", "--table", $0]).output }
    }

    @Test func aReaderThatStopsReadingEndsTheProgramQuietly() throws {
        let process = Tool.process(["code", Tool.example])
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        _ = output.fileHandleForReading.readData(ofLength: 1)
        try output.fileHandleForReading.close()
        process.waitUntilExit()
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }

    @Test func everyEntryOfTheBriefIsExplained() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        _ = try Tool.run(["ingest", "--db", db, Tool.example])
        let brief = try Tool.run(["board", "--db", db, "--as-of", "2022-01-20"])
        #expect(brief.status == 0)
        let entries = brief.text.split(whereSeparator: { " ;[]\n".contains($0) }).filter {
            $0.contains("/") && $0.count < 20
        }
        #expect(entries.count > 20)
        for entry in entries.prefix(12) {
            let run = try Tool.run(["explain", "--db", db, String(entry)])
            #expect(run.status == 0 && run.text.contains("rule"), "\(entry): \(run.errors)")
        }
    }

    @Test func everyOptionIsDocumented() throws {
        let page = try String(
            contentsOf: Tool.repository.appendingPathComponent("Documentation/command-line.md"), encoding: .utf8)
        for command in [
            "code", "ingest", "watch", "board", "timeline", "serve", "explain", "export", "diff", "recode", "review",
            "review accept", "review reject", "review correct", "review note", "review merge", "review split",
            "review undo", "review list",
        ] {
            let help = try Tool.run(["help"] + command.split(separator: " ").map(String.init)).text
            let isInner = command.contains(" ")
            #expect(page.contains(isInner ? "`sitrep \(command) " : "## sitrep \(command)"))
            for word in help.split(whereSeparator: { " \n,[]()=".contains($0) }) where word.hasPrefix("--") {
                if ["--help", "--version"].contains(word) { continue }
                #expect(page.contains(word), "\(command) \(word) is not documented")
            }
        }
    }

    @Test(arguments: cases("commands/shell-files"))
    func shellFilesNameEveryCommandAndOption(_ row: Case) throws {
        let folder = try Scratch()
        let made = Process()
        made.executableURL = URL(fileURLWithPath: "/bin/bash")
        made.arguments = [
            Tool.repository.appendingPathComponent("Scripts/shell-files.sh").path, Tool.url.path, folder.path("shell"),
        ]
        try made.run()
        made.waitUntilExit()
        #expect(made.terminationStatus == 0)
        let text = try String(contentsOfFile: folder.path("shell/" + row["file"]), encoding: .utf8)
        for name in [
            "code", "ingest", "watch", "board", "timeline", "serve", "explain", "export", "review", "correct", "undo",
            "diff", "recode", "as-of", "fail-empty", "workers", "allow-private-hosts",
        ] {
            #expect(text.contains(name), "\(row["file"]) does not name \(name)")
        }
        #expect(text.contains(row["words"]))
    }

    @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
        let folder = try Scratch()
        let db = folder.path("theirs.sqlite")
        try change(db, "CREATE TABLE t (a)")
        let before = try Data(contentsOf: URL(fileURLWithPath: db))
        for command in [["ingest", "--db", db, Tool.example], ["board", "--db", db]] {
            let run = try Tool.run(command)
            #expect(run.status == 74 && run.errors.contains("another program"), "stderr: \(run.errors)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: db)) == before)
    }

    @Test func aPortThatIsTakenIsNamed() async throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        _ = try Tool.run(["ingest", "--db", db, Tool.hostile])
        try await withServer(db) { base in
            let port = try #require(base.split(separator: ":").last.map(String.init))
            let run = try Tool.run(["serve", "--db", db, "--port", port])
            #expect(run.status == 74 && run.errors.contains(port), "stderr: \(run.errors)")
            #expect(!run.errors.contains("the board is at"))
        }
    }

    @Test func anEmptyFolderAndAnEmptyLedgerSaySo() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        let code = try Tool.run(["code", folder.folder.path])
        #expect(code.status == 0 && code.errors.contains("no report was found"))
        #expect(try Tool.run(["ingest", "--db", db, folder.folder.path]).status == 0)
        let board = try Tool.run(["board", "--db", db])
        #expect(board.status == 0 && board.output.isEmpty && board.errors.contains("no report"))
    }

    @Test func aLedgerOfAnEarlierVersionIsBroughtUpToDate() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        _ = try Tool.run(["ingest", "--db", db, Tool.example])
        let brief = try Tool.run(["board", "--db", db]).text
        try change(
            db,
            """
            DROP TABLE copy_link; DROP TABLE copy_key; DROP TABLE copy_profile;
            DROP TABLE alert_delivery; DROP TABLE alert; DROP TABLE watched_rule; DROP TABLE watched_host;
            DROP TABLE watched_file; DROP TABLE watched_item; DROP TABLE watched_source;
            ALTER TABLE report DROP COLUMN credit; ALTER TABLE figure DROP COLUMN withdrawal;
            ALTER TABLE figure DROP COLUMN side; ALTER TABLE figure DROP COLUMN earlier;
            ALTER TABLE deployment DROP COLUMN day; DROP TABLE decision; DROP TABLE recoding; DROP TABLE named_day;
            ALTER TABLE report ADD COLUMN sentence_keys BLOB NOT NULL DEFAULT x'';
            DELETE FROM grdb_migrations WHERE identifier NOT LIKE '1 %'
            """)
        let later = try Tool.run(["board", "--db", db]).text
        for words in ["3 copies folded", "2022-01-06 to 2022-01-19"] {
            #expect(brief.contains(words) && later.contains(words), "\(words)")
        }
    }

    /// Changes a database behind the command's back.
    private func change(_ db: String, _ sql: String) throws {
        let program =
            "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2]); db.commit()"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, db, sql]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
