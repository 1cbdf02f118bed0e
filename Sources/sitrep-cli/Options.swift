// Options that several subcommands share.

public import ArgumentParser
import Foundation
import Sitrep
public import SitrepExtraction
import SitrepIngest
import SitrepLedger
import SitrepLexicon
public import SitrepModel
import SitrepStore

/// How reports are coded.
struct CodingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How freely dates and times are written: news, or notes as in messages and log books.", valueName: "style"))
    var times: TimeStyle = .news

    @Option(help: ArgumentHelp("Number of workers; the result does not depend on it.", valueName: "n"))
    var workers: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        help: ArgumentHelp(
            "A folder of your own words: tables in Sitrep's format, PETRARCH's dictionaries of actors and agents.",
            valueName: "dir"), completion: .directory)
    var lexicon: String?

    func validate() throws {
        guard workers >= 1 else { throw ValidationError("--workers must be 1 or more.") }
    }

    func coder() throws -> Coder {
        do {
            let overlay = try lexicon.map { try LexiconFolder(path: $0).overlay } ?? [:]
            return try Coder.installed(tables: TableSet(overlay: overlay), timeStyle: times)
        } catch {
            Terminal.message("\(error)")
            throw ExitCode.inputOutput
        }
    }

    func recoder() throws -> Recoder { Recoder(coder: try coder(), workers: workers) }
}

/// How reports are read and coded.
struct PipelineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Publication date of reports that state none: 2022-01-06 or 2022-01-06T19:30+06:00.", valueName: "date"))
    var published: PublicationTime?

    @OptionGroup var coding: CodingOptions

    func pipeline(verbatim: Bool = false) throws -> Pipeline {
        Pipeline(
            intake: Intake(options: IntakeOptions(verbatim: verbatim)), coder: try coding.coder(),
            workers: coding.workers, defaultPublished: published)
    }
}

/// Which reports are read, and how they are coded.
struct ReadingOptions: ParsableArguments {
    @OptionGroup var coding: PipelineOptions

    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var inputs: [String]

    func pipeline(verbatim: Bool = false) throws -> Pipeline { try coding.pipeline(verbatim: verbatim) }
}

/// Which ledger.
struct DatabaseOption: ParsableArguments {
    @Option(help: ArgumentHelp("The ledger's database file.", valueName: "file"), completion: .file())
    var db: String

    func validate() throws {
        guard !db.isEmpty else { throw ValidationError("--db needs the name of a file.") }
    }

    /// Opens or makes the file.
    func store() throws -> LedgerStore { try DatabaseOption.store(db) }

    /// Opens a file that must exist.
    func existingStore() throws -> LedgerStore { try DatabaseOption.existingStore(db) }

    private static func store(_ path: String) throws -> LedgerStore {
        try reportingStoreErrors { try LedgerStore(path: path) }
    }

    static func existingStore(_ path: String) throws -> LedgerStore {
        guard FileManager.default.fileExists(atPath: path) else {
            Terminal.message("\(path): no such database: make it with “sitrep ingest --db \(path) INPUT…”")
            throw ExitCode.inputOutput
        }
        return try store(path)
    }
}

/// Whether the analysts' decisions are heeded.
struct ViewOption: ParsableArguments {
    @Flag(help: "Leave the analysts' decisions out: what the engine found.")
    var engine = false

    func ledger(of store: LedgerStore) throws -> Ledger {
        try reportingStoreErrors { engine ? try store.ledger() : try store.reviewedLedger() }
    }
}

extension TimeStyle: ExpressibleByArgument {}

extension PublicationTime: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso8601: argument) }
}
