// Rows of the entry tables as ledger entries.

import GRDB
import SitrepLedger
import SitrepModel

extension Row {
    /// A word of one of the format's vocabularies.
    func vocabulary<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        let text: String = self[column]
        guard let word = Word(rawValue: text) else {
            throw DatabaseError(message: "column \(column) holds “\(text)”, which this version does not know")
        }
        return word
    }

    fileprivate func day(_ column: String) -> CalendarDate? {
        let text: String? = self[column]
        return text.flatMap { CalendarDate(iso8601: $0) }
    }

    fileprivate func country(_ column: String) -> CountryCode? {
        let text: String? = self[column]
        return text.map { CountryCode($0) }
    }

    fileprivate func side(_ column: String) -> CountedSide? {
        let text: String? = self[column]
        return text.map { CountedSide(code: $0) }
    }
}

extension Citation {
    init(row: Row, report: Reported) throws {
        self.init(
            entry: EntryID(report: report.id, local: row["local"]), span: TextSpan(row["start"], row["end"]),
            quote: row["quote"], publisher: report.info.publisher, published: report.info.published,
            sources: try NameList.names(row["sources"]), stance: try row.vocabulary("stance"))
    }
}

extension StatusEntry {
    init(row: Row, citation: Citation) throws {
        self.init(
            citation: citation, system: try row.vocabulary("system"), state: try row.vocabulary("state"),
            country: row.country("country"), place: row["place"], from: row.day("from"), until: row.day("until"),
            modality: try row.vocabulary("modality"))
    }
}

extension FigureEntry {
    init(row: Row, citation: Citation) throws {
        self.init(
            citation: citation, quantity: try row.vocabulary("quantity"), low: row["low"], high: row["high"],
            best: row["best"], unit: row["unit"], side: row.side("side"), country: row.country("country"),
            place: row["place"], day: row.day("day"), isEarlier: row["earlier"], withdrawal: row["withdrawal"])
    }
}

extension EventEntry {
    init(row: Row, citation: Citation) throws {
        let contexts: String? = row["contexts"]
        let type: String? = row["acled_event"]
        let subType: String? = row["acled_sub_event"]
        var acled: Event.Acled?
        if let type, let subType { acled = Event.Acled(eventType: type, subEventType: subType) }
        self.init(
            citation: citation,
            plover: Event.Plover(event: row["plover"], mode: row["mode"], contexts: try contexts.map(NameList.names)),
            cameo: row["cameo"], acled: acled, actors: try NameList.names(row["actors"]),
            actorCountries: try NameList.names(row["actor_countries"]).map { CountryCode($0) },
            recipients: try NameList.names(row["recipients"]),
            recipientCountries: try NameList.names(row["recipient_countries"]).map { CountryCode($0) },
            place: row["place"], country: row.country("country"), lat: row["lat"], lon: row["lon"],
            feature: row["feature"], from: row.day("from"), until: row.day("until"),
            modality: try row.vocabulary("modality"), confidence: row["confidence"])
    }
}

extension DeploymentEntry {
    init(row: Row, citation: Citation) throws {
        self.init(
            citation: citation, contributor: row["contributor"],
            contributorCountry: row.country("contributor_country"), host: row.country("host"), low: row["low"],
            high: row["high"], best: row["best"], state: try row.vocabulary("state"), day: row.day("day"),
            modality: try row.vocabulary("modality"))
    }
}
