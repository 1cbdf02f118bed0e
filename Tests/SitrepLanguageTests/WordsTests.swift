// What the encoder is told about a word, and dictionary forms.

@testable import SitrepLanguage
import Testing

@Suite struct WordsTests {
    private static let fold = FoldTable(rows: [0xC9, 0x65, 1, 0xE9, 0x65, 0, 0x2019, 0x27, 0])

    private func form(_ word: String) -> WordForm {
        var form = WordForm(table: Self.fold)
        Array(word.utf8).withUnsafeBufferPointer { form.read($0) }
        return form
    }

    @Test(arguments: [
        ("Almaty", "almaty", "Xxx"), ("UN", "un", "XX"), ("U.S.", "u.s.", "X.X."), ("2022", "2022", "dddd"),
        ("1,234,567", "1,234,567", "d,ddd,ddd"), ("Élysée", "elysee", "Xxx"), ("Алматы", "Алматы", "xx"),
        ("don’t", "don't", "xx"), ("", "", ""),
    ])
    func aWordIsFoldedAndItsShapeTaken(word: String, folded: String, shape: String) {
        let form = form(word)
        #expect(String(decoding: form.folded, as: UTF8.self) == folded)
        #expect(String(decoding: form.shape, as: UTF8.self) == shape)
    }

    @Test(arguments: [
        ("reopened", [1, 4, 5]), ("open", [2]), ("re-open", [1, 3, 2]), ("closed", [0]), ("", [0]),
        (String(repeating: "re", count: 40), [0]),
    ])
    func theLongestPieceThatFitsIsTaken(word: String, pieces: [Int32]) {
        let vocabulary = PieceVocabulary(lines: Array("[UNK]\nre\nopen\n-\n##open\n##ed\n##o".utf8))
        var found: [Int32] = []
        Array(word.utf8).withUnsafeBufferPointer { vocabulary.append($0, to: &found) }
        #expect(found == pieces)
    }

    @Test func seedsKeepFirstAndLaterPiecesApart() {
        // Plain FNV seeds that differ in two low bits would take `at` for `##bt`.
        let vocabulary = PieceVocabulary(lines: Array("[UNK]\na\n##bt\nat".utf8))
        var found: [Int32] = []
        Array("at".utf8).withUnsafeBufferPointer { vocabulary.append($0, to: &found) }
        #expect(found == [3])
    }

    @Test(arguments: [
        ("Cities", "NNS", "city"), ("went", "VBD", "go"), ("killed", "VBN", "kill"), ("Paris", "NNP", "Paris"),
        ("sheep", "NNS", "sheep"),
    ])
    func lemmasFollowTheLongestEnding(word: String, tag: String, lemma: String) {
        let rules = LemmaRules(lines: Array("NNS\ts\t1\t\nNNS\ties\t3\ty\nVBD\t^went\t4\tgo\nVBN\ted\t2\t".utf8))
        #expect(rules.lemma(of: word, pennTag: tag) == lemma)
    }
}
