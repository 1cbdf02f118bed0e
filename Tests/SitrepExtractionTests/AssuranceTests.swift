// How sure events are, where and when they were, and whose.

import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@testable import SitrepExtraction

private enum Shared {
    static let resources = Result { try Resources.installed() }
    static let extractor = Result { try Extractor(resources: try resources.get()) }

    static func findings(_ text: String, confidence: EventConfidence.Scale = .calibrated) throws -> Findings {
        let article = Article(
            info: DocumentInfo(id: "t", published: PublicationTime(iso8601: "2022-01-06")), text: ArticleText(text))
        let analysis = try TextAnalyzer.withTrees.get().analyze(article.text)
        return try extractor.get().findings(in: article, analysis: analysis, confidence: confidence)
    }
}

@Suite struct AssuranceTests {
    private func surest(_ text: String, _ type: String) throws -> Double? {
        try Shared.findings(text).events.filter { $0.plover.event == type }.map(\.confidence).max()
    }

    @Test(arguments: cases("events/assurance"))
    func plainWordsAreSurerThanFigures(_ row: Case) throws {
        let plain = try #require(try surest(row["plain"], row["plover"]))
        #expect(plain >= 0.5, "\(plain)")
        let figure = try surest(row["figure"], row["plover"]) ?? 0
        #expect(figure < plain - 0.1, "\(plain) against \(figure)")
    }

    @Test(arguments: cases("events/places"))
    func eventsAreWhereTheWordsMakeItLikely(_ row: Case) throws {
        let findings = try Shared.findings(row["text"])
        let event = try #require(findings.events.first { $0.plover.event == row["plover"] })
        let place = event.place.flatMap { Findings.entry($0, in: findings.places)?.name } ?? "none"
        #expect(place == row["place"])
    }

    @Test(arguments: cases("events/days"))
    func eventsHaveTheDaysThatTheWordsMakeLikely(_ row: Case) throws {
        let findings = try Shared.findings(row["text"])
        let trigger = span(of: row["trigger"], in: row["text"])
        let event = try #require(findings.events.first { $0.trigger.overlaps(trigger) })
        let days = [event.from, event.until == event.from ? nil : event.until].compactMap { $0?.description }
        #expect((days.isEmpty ? "none" : days.joined(separator: " ")) == row["days"])
        let time = Findings.entry(event.time, in: findings.times)
        #expect(time?.from == event.from, "the time named is that of the days")
    }

    @Test(arguments: cases("events/parties"))
    func eventsHaveThePartiesThatTheWordsMakeLikely(_ row: Case) throws {
        let findings = try Shared.findings(row["text"])
        let trigger = span(of: row["trigger"], in: row["text"])
        let event = try #require(findings.events.first { $0.trigger.overlaps(trigger) })
        func names(_ ids: [LocalID<Actor>]) -> [String] {
            ids.compactMap { Findings.entry($0, in: findings.actors)?.name }
        }
        func told(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: "; ") }
        #expect(told(names(event.actors)) == row["doers"])
        #expect(told(names(event.recipients)) == row["recipients"])
        #expect(told(event.targets.map { findings.text.string(in: $0) }) == row["targets"])
    }

    @Test func actorsKnownByWhatTheyDoFollowTheOthers() throws {
        let findings = try Shared.findings(
            "A man attacked a shop in Berlin. The man stabbed a clerk, the German police said on Monday.")
        let known = findings.actors.filter { $0.rule != "actor/party" }
        #expect(findings.actors.prefix(known.count).map(\.id) == known.map(\.id))
        #expect(findings.actors.map(\.id.number) == Array(1...findings.actors.count))
        let man = try #require(findings.actors.first { $0.name == "man" })
        #expect(man.spans.map { findings.text.string(in: $0) } == ["A man", "The man"])
    }

    @Test func theTownOfADatelineIsNoParty() throws {
        let findings = try Shared.findings(
            "NUR-SULTAN, January 5 - President Kassym-Jomart Tokayev dismissed the government on Wednesday.")
        #expect(!findings.actors.contains { $0.name == "NUR-SULTAN" })
    }

    @Test func whoSpeaksOfThemselvesIsWhoSaysSo() throws {
        let findings = try Shared.findings("“We reject the plan,” the Turkish foreign ministry said on Monday.")
        let event = try #require(findings.events.first { $0.plover.event == "REJECT" })
        #expect(event.actors.compactMap { Findings.entry($0, in: findings.actors)?.country } == ["TUR"])
    }

    @Test func theRulesOwnPartiesAreKnownActors() throws {
        let findings = try Shared.findings("A man attacked five women in Brooklyn.", confidence: .rules)
        #expect(!findings.actors.contains { $0.rule == "actor/party" })
    }

    @Test func theScaleOfTheRulesOrdersASentence() throws {
        let text = "Gunmen attacked a police station in Kabul on Monday."
        let (plain, calibrated) = (try Shared.findings(text, confidence: .rules), try Shared.findings(text))
        #expect(plain.events.map(\.trigger) == calibrated.events.map(\.trigger))
        #expect(plain.events.map(\.confidence) != calibrated.events.map(\.confidence))
    }

    @Test func traitsThatAreNotListedWeighNothing() throws {
        let weights = try TraitWeights(model: "event", tables: TableSet())
        let known = weights.probability(of: ["type:ASSAULT"])
        #expect(weights.probability(of: ["type:ASSAULT", "no such trait", "type:ASSAULT"]) == known)
    }

    @Test func aTableWithoutNumbersIsAnError() throws {
        #expect(throws: LexiconError.self) {
            try TraitWeights(
                model: "event",
                tables: TableSet(overlay: [
                    "en/event-weights":
                        "# table: event-weights\n# about: a\n# source: a\n# licence: a\n# date: 2022-01-06\n"
                        + "# known problems: none\nmodel\ttrait\tweight\nevent\tbias\tmuch\n"
                ]))
        }
    }

    @Test func aTableOfPartiesWithoutNumbersIsAnError() throws {
        #expect(throws: LexiconError.self) {
            try PartyWeights(
                tables: TableSet(overlay: [
                    "en/party-weights":
                        "# table: party-weights\n# about: a\n# source: a\n# licence: a\n# date: 2022-01-06\n"
                        + "# known problems: none\ntrait\tdoer\trecipient\nbias\tmuch\t0\n"
                ]))
        }
    }
}
