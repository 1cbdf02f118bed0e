// Places: the gazetteer's names, mentions in text, and what must not be taken for a place.

import Foundation
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@Suite struct PlacesTests {
    /// Reads tables and gazetteer once for all cases.
    private enum Shared {
        static let resources = Result { try Resources.installed() }
        static let finder = Result { try PlaceFinder(resources: try resources.get()) }
    }

    private static let townRadius = 60.0
    private static let areaRadius = 700.0

    private func places(in text: String) throws -> [Place] {
        let article = Article(info: DocumentInfo(id: "case"), text: ArticleText(text))
        let analysis = try TextAnalyzer.withTrees.get().analyze(article.text)
        return try Shared.finder.get().places(in: Draft(article: article, analysis: analysis))
    }

    private func isNear(_ lat: Double?, _ lon: Double?, _ row: Case, feature: String?) -> Bool {
        guard let lat, let lon, let expectedLat = Double(row["lat"]), let expectedLon = Double(row["lon"]) else {
            return false
        }
        let isTown = feature?.hasPrefix("PPL") ?? false
        return greatCircle(lat, lon, expectedLat, expectedLon) < (isTown ? Self.townRadius : Self.areaRadius)
    }

    @Test(arguments: cases("places/lookup"))
    func lookup(_ row: Case) throws {
        let gazetteer = try #require(try Shared.resources.get().gazetteer)
        let best = gazetteer.candidates(named: row["name"]).prefix(Self.bestKnown).map { gazetteer[$0.place] }
        #expect(
            best.contains { place in
                gazetteer.countryCode(place.country) ?? "" == row["country"] && place.feature.code == row["feature"]
                    && isNear(place.latitude, place.longitude, row, feature: place.feature.code)
            })
    }

    /// A town and its province of the same name stand side by side; which is meant is for the text to tell.
    private static let bestKnown = 3

    @Test(arguments: cases("places/mentions"))
    func mention(_ row: Case) throws {
        let text = ArticleText(row["text"])
        let found = try places(in: row["text"])
        let named = found.filter { text.string(in: $0.span) == row["place"] }
        let all = found.map { "\(text.string(in: $0.span)) \($0.country?.code ?? "-") \($0.lat ?? 0) \($0.lon ?? 0)" }
        #expect(!named.isEmpty, "found: \(all)")
        for place in named {
            #expect(place.country?.code ?? "" == row["country"], "found: \(all)")
            #expect(isNear(place.lat, place.lon, row, feature: place.feature), "found: \(all)")
            #expect((0...1).contains(place.confidence))
        }
    }

    @Test(arguments: cases("places/negatives"))
    func negative(_ row: Case) throws {
        let text = ArticleText(row["text"])
        let range = try #require(row["text"].utf8.firstRange(of: row["words"].utf8))
        let start = row["text"].utf8.distance(from: row["text"].startIndex, to: range.lowerBound)
        let span = TextSpan(start, start + row["words"].utf8.count)
        let touching = try places(in: row["text"]).filter { $0.span.overlaps(span) }.map { text.string(in: $0.span) }
        #expect(touching.isEmpty)
    }

    @Test func oddTextGivesNoCrash() throws {
        for text in [
            "", " ", "\n", "-", "al-", "’", "A", "U.S", "U.S.", "Al-\u{FFFD}", "Côte d’", "Paris,", "Paris, ",
            "\u{1F600} Paris",
        ] {
            _ = try places(in: text)
        }
    }

    @Test func noGazetteerGivesNoPlaces() throws {
        let article = Article(info: DocumentInfo(id: "case"), text: ArticleText("In Almaty."))
        let draft = Draft(article: article, analysis: try TextAnalyzer.withTrees.get().analyze(article.text))
        #expect(try PlaceFinder(resources: Resources()).places(in: draft).isEmpty)
    }

    @Test func damagedGazetteerIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("gazetteer.bin")
        for bytes in [Data(), Data("SITREPGZ".utf8), Data(repeating: 0, count: 4096)] {
            try bytes.write(to: file)
            #expect(throws: LexiconError.self) { try Gazetteer(path: file.path) }
        }
        #expect(throws: LexiconError.self) { try Gazetteer(path: folder.path + "/absent") }
    }
}
