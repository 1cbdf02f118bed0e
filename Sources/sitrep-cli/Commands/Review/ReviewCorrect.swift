// `sitrep review correct`: another place or another day for an entry.

public import ArgumentParser
import SitrepLedger
public import SitrepModel

struct ReviewCorrect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Corrects the place or the day of an entry.",
        discussion: """
            Without --at, coordinates are those that the ledger's reports give for the place. A place and a day in one \
            call are two decisions.
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions

    @Argument(help: "An entry as the brief prints it: REPORT/ENTRY, such as 3fa9c1d20b7e/e4.")
    var entry: EntryID

    @Option(help: ArgumentHelp("The place.", valueName: "name"))
    var place: String?

    @Option(help: ArgumentHelp("The country, in three letters (ISO 3166).", valueName: "code"))
    var country: String?

    @Option(help: ArgumentHelp("Latitude and longitude: 43.25,76.92.", valueName: "coordinates"))
    var at: String?

    @Option(help: ArgumentHelp("The first day: 2022-01-06.", valueName: "day"))
    var from: CalendarDate?

    @Option(help: ArgumentHelp("The last day, where it is another.", valueName: "day"))
    var until: CalendarDate?

    func validate() throws {
        let isPlaced = place != nil || country != nil
        guard at == nil || isPlaced else { throw ValidationError("--at goes with --place or --country.") }
        guard until == nil || from != nil else { throw ValidationError("--until goes with --from.") }
        guard isPlaced || from != nil else { throw ValidationError("Give --place, --country or --from.") }
        if let from, CorrectedDays(from: from, until: until) == nil {
            throw ValidationError("--until must not be before --from.")
        }
        if isPlaced { _ = try corrected() }
    }

    private func corrected() throws -> CorrectedPlace {
        do {
            return try CorrectedPlace(name: place, country: country, coordinates: at)
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() throws {
        let deciding = Deciding(database: database, analyst: analyst)
        if place != nil || country != nil { try deciding.decide(entry, .entry, .correctPlace(try corrected())) }
        if let from, let days = CorrectedDays(from: from, until: until) {
            try deciding.decide(entry, .entry, .correctDays(days))
        }
    }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso8601: argument) }
}
