// Every table that is built in can be read and says where its facts come from.

import SitrepLexicon
import SitrepTestSupport
import Testing

@Suite struct TableTests {
    @Test(arguments: TableSet.builtInNames)
    func aTableReadsAndNamesItsSource(_ name: String) throws {
        let table = try TableSet().table(name)
        // The table of places is there for users' rows.
        #expect(!table.rows.isEmpty || name == "en/places")
        #expect(Set(table.columns).count == table.columns.count)
        let text = try #require(TableSet.builtInText(name))
        for field in ["# table:", "# about:", "# source:", "# licence:", "# date:", "# known problems:"] {
            #expect(text.contains(field), "the header lacks \(field)")
        }
    }

    @Test func aUsersRowsComeAfterTheBuiltInOnes() throws {
        let tables = TableSet(overlay: ["en/numbers": "word\tvalue\tkind\numpteen\t13\tunit\n"])
        #expect(try tables.table("en/numbers").rows.last?.first == "umpteen")
    }

    @Test func aTableOfOtherColumnsIsRefused() {
        let tables = TableSet(overlay: ["en/numbers": "name\tage\nx\t1\n"])
        let error = #expect(throws: LexiconError.self) { try tables.table("en/numbers") }
        #expect(error?.description.contains("en/numbers") == true)
    }

    @Test func aTableThatIsNotThereIsNamed() {
        let error = #expect(throws: LexiconError.self) { try TableSet().table("en/nothing") }
        #expect(error?.description.contains("no such table") == true)
    }

    @Test func aRowWithTooManyFieldsIsRefusedWithItsLine() {
        let error = #expect(throws: LexiconError.self) { try Table(name: "x", text: "a\tb\n1\t2\t3\n") }
        #expect(error?.location == "x:2")
    }

    private enum Column: String, CaseIterable { case name, values, note }
    private enum OtherColumn: String, CaseIterable { case name, weight }

    @Test func aRowGivesItsFieldsByColumn() throws {
        let tables = TableSet(overlay: ["x": "note\tname\tvalues\n\tone\t1|2\n"])
        let row = try #require(try tables.rows(of: "x", by: Column.self).first)
        #expect(row[.name] == "one" && row.list(.values) == ["1", "2"] && row.optional(.note) == nil)
        let error = #expect(throws: LexiconError.self) { try tables.rows(of: "x", by: OtherColumn.self) }
        #expect(error?.description.contains("weight") == true)
    }
}
