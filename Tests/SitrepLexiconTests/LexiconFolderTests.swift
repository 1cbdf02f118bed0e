// A user's folder of words: tables, PETRARCH's dictionaries, and what is wrong with either.

import Foundation
import Testing

@testable import SitrepLexicon

@Suite struct LexiconFolderTests {
    /// A folder with files by name, removed at the end of a test.
    private func withFolder<T>(_ files: [String: String], _ body: (String) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }

    private func rows(_ table: String, _ overlay: [String: String]) throws -> [[String: String]] {
        let table = try Table(name: table, text: try #require(overlay[table]))
        return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns, $0)) }
    }

    @Test func aTableAddsRows() throws {
        let overlay = try withFolder(["numbers.tsv": "word\tvalue\tkind\numpteen\t13\tunit\n", "README.md": "mine"]) {
            try LexiconFolder(path: $0).overlay
        }
        #expect(try TableSet(overlay: overlay).table("en/numbers").rows.last?.first == "umpteen")
    }

    @Test func petrarchActorsBecomeCountriesAndBodies() throws {
        let text = """
            <!-- A comment
            over lines -->
            FREEDONIA [FRD] # bare code
            +FREEDONIAN
            SYLVANIA  [SYL]
            RUFUS_FIREFLY
            +FIREFLY
                [FRDOPP < 331231]
                [FRDGOV 19340101 - 19360101]
            UNION_OF_DUCHIES [IGODUC]
            NOBODY [---]
            """
        let overlay = try withFolder(["own.actors.txt": text]) { try LexiconFolder(path: $0).overlay }
        let countries = try rows("en/countries", overlay)
        #expect(Set(countries.compactMap { $0["iso3"] }) == ["FRD", "SYL"])
        #expect(countries.contains { $0["alternates"] == "Freedonia|Freedonian" })
        let bodies = try rows("en/actor-bodies", overlay)
        #expect(bodies.map { $0["name"] } == ["Rufus Firefly", "Rufus Firefly", "Union Of Duchies"])
        #expect(bodies.map { $0["sector"] } == ["OPP", "GOV", "IGO"])
        #expect(bodies.map { $0["until"] } == ["1933-12-31", "1936-01-01", ""])
        #expect(bodies[1]["from"] == "1934-01-01")
        #expect(bodies[2]["country"]?.isEmpty == true)
    }

    @Test func petrarchAgentsBecomeNouns() throws {
        let text = """
            !PERSON! = MAN, WOMAN
            PALACE_GUARD {} [~MIL]
            BEEKEEPER [~LAB]
            SPOKES!PERSON! [~GOV]
            GOLDEN_GOOSE {GOLDEN_GEESE} [~CVL]
            """
        let overlay = try withFolder(["own.agents.txt": text]) { try LexiconFolder(path: $0).overlay }
        let nouns = try rows("en/actor-nouns", overlay)
        let kinds = Dictionary(uniqueKeysWithValues: nouns.map { ($0["noun"] ?? "", $0["kind"] ?? "") })
        #expect(kinds["palace guard"] == "force")
        #expect(kinds["beekeeper"] == "person")
        #expect(kinds["golden geese"] == "person")
        #expect(kinds["spokesman"] == nil, "the built-in row stands")
    }

    @Test(arguments: [
        (["numbers.tsv": "a\tb\n1\t2\n"], "the columns must be"),
        (["nonsense.tsv": "a\tb\n1\t2\n"], "there is no table"),
        (["notes.txt": "some notes\n"], "no line has a code"),
        (["README.md": "nothing"], "no table (.tsv)"),
    ])
    func whatIsWrongIsSaid(_ files: [String: String], _ hint: String) throws {
        let error = try withFolder(files) { path in
            #expect(throws: LexiconError.self) { try LexiconFolder(path: path) }
        }
        #expect(error?.description.contains(hint) == true, "\(String(describing: error))")
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let error = #expect(throws: LexiconError.self) { try LexiconFolder(path: "/nowhere/at/all") }
        #expect(error?.description.contains("/nowhere/at/all") == true)
    }
}
