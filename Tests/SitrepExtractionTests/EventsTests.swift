// Events: sentences by cases, and every example of the lexicon.

import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@testable import SitrepExtraction

/// What all tests of this file share, built once.
private enum Shared {
    static let resources = (try? Resources.installed()) ?? Resources()
    static let analyzer = try? TextAnalyzer.withTrees.get()
    static let extractor = try? Extractor(resources: resources)
    static let finder = try? EventFinder(resources: resources)

    static func findings(
        _ text: String, published: String = "2022-01-06", confidence: EventConfidence.Scale = .calibrated
    ) throws -> Findings {
        let article = Article(
            info: DocumentInfo(id: "t", published: PublicationTime(iso8601: published)), text: ArticleText(text))
        let analysis = try #require(analyzer).analyze(article.text)
        return try #require(extractor).findings(in: article, analysis: analysis, confidence: confidence)
    }
}

/// An example of a lexicon row.
struct LexiconExample: Sendable, CustomTestStringConvertible {
    let text: String
    let plover: String
    let cameo: String

    var testDescription: String { text }

    static func all(_ column: String) -> [LexiconExample] {
        EventLexicon.triggerTables.flatMap { name -> [LexiconExample] in
            guard let table = try? Shared.resources.tables.table(name), let text = try? table.column(column),
                let plover = try? table.column("plover"), let cameo = try? table.column("cameo")
            else { return [] }
            return table.rows.filter { !$0[text].isEmpty }
                .map { LexiconExample(text: $0[text], plover: $0[plover], cameo: $0[cameo]) }
        }
    }
}

@Test(arguments: cases("events/sentences"))
func event(_ row: Case) throws {
    // The parties of these cases are those of the frames.
    let findings = try Shared.findings(row["text"], confidence: .rules)
    let wanted = row["plover"]
    let found = findings.events.map {
        "\($0.plover.event) \($0.cameo ?? "") \(findings.text.string(in: $0.trigger)) \($0.modality)"
    }
    if wanted == "none" {
        #expect(findings.events.isEmpty, "\(found)")
        return
    }
    if wanted.hasPrefix("!") {
        #expect(!findings.events.contains { $0.plover.event == wanted.dropFirst() }, "\(found)")
        return
    }
    #expect(findings.events.contains { matches($0, row, findings) }, "\(found)")
}

private func matches(_ event: Event, _ row: Case, _ findings: Findings) -> Bool {
    func countries(_ ids: [LocalID<Actor>]) -> [String] {
        ids.compactMap { Findings.entry($0, in: findings.actors)?.country?.code }
    }
    if event.plover.event != row["plover"] { return false }
    if !row["cameo"].isEmpty, event.cameo != row["cameo"] { return false }
    if !row["modality"].isEmpty, event.modality.rawValue != row["modality"] { return false }
    if !row["trigger"].isEmpty {
        let text = findings.text.string(in: event.trigger)
        if !text.contains(row["trigger"]), !row["trigger"].contains(text) { return false }
    }
    if !row["actor"].isEmpty, !countries(event.actors).contains(row["actor"]) { return false }
    return row["recipient"].isEmpty || countries(event.actors + event.recipients).contains(row["recipient"])
}

@Test(arguments: LexiconExample.all("ok"))
func lexiconExample(_ example: LexiconExample) throws {
    let findings = try Shared.findings(example.text)
    #expect(findings.events.contains { $0.plover.event == example.plover })
}

@Test(arguments: LexiconExample.all("no"))
func lexiconCounterexample(_ example: LexiconExample) throws {
    let findings = try Shared.findings(example.text)
    #expect(!findings.events.contains { $0.plover.event == example.plover && $0.cameo == example.cameo })
}

@Test func mentionsOfOneAttackAreOneEvent() throws {
    let findings = try Shared.findings(
        "Gunmen attacked a hotel in Bamako on Thursday. The attack killed four guards. Police said the attack was over."
    )
    let attacks = findings.events.filter { $0.plover.event == "ASSAULT" && $0.modality == .actual }
    #expect(attacks.count <= 2)
    #expect(attacks.contains { !$0.spans.isEmpty })
}

@Test func oddTextGivesLess() throws {
    for text in ["", " ", "attack", "attack attack attack", "will will will", "to to to kill", "((([[[", "\u{201C}"] {
        _ = try Shared.findings(text)
    }
}

@Test func compositionsFollowTheCodeTable() throws {
    let tables = Shared.resources.tables
    let codes = try CameoCodes(
        codes: tables.table("en/cameo-codes"), compositions: tables.table("en/event-compositions"),
        acled: tables.table("en/acled-types"))
    #expect(codes.composed(.offer, of: "0841")?.cameo == "0353")
    #expect(codes.composed(.refuse, of: "0874")?.cameo == "1246")
    #expect(codes.composed(.threaten, of: "163")?.plover.event == "THREATEN")
    #expect(codes.composed(.demand, of: "0831")?.cameo == "1041")
}
