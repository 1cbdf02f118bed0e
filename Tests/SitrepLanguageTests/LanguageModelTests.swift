// The model that ships: what it reads, that it reads the same whatever lies around, and how it fails.

import Foundation
import SitrepLanguage
import Testing

@Suite struct LanguageModelTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Models/reader.safetensors").standardizedFileURL.path
    private static let model = Result { try LanguageModel(path: path) }

    /// Bytes of sentences whose words are parted by spaces, with the ranges of words and sentences.
    private struct Words {
        var text: [UInt8] = []
        var words: [Range<Int>] = []
        var sentences: [Range<Int>] = []

        init(_ sentences: [String]) {
            for sentence in sentences {
                let first = words.count
                for word in sentence.split(separator: " ") {
                    let start = text.count
                    text += Array(word.utf8)
                    words.append(start..<text.count)
                    text.append(0x20)
                }
                self.sentences.append(first..<words.count)
            }
        }
    }

    private func read(_ sentences: [String]) throws -> (Reading, LanguageModel) {
        let model = try Self.model.get()
        let words = Words(sentences)
        return (model.read(words.text, words: words.words, sentences: words.sentences), model)
    }

    @Test(arguments: [
        ("Police arrested 20 people in Almaty .", 0, "nsubj", 1),
        ("Police arrested 20 people in Almaty .", 3, "obj", 1),
        ("Police arrested 20 people in Almaty .", 5, "obl", 1),
        ("The ministry said that the airport was closed .", 1, "nsubj", 2),
        ("The ministry said that the airport was closed .", 7, "ccomp", 2),
        ("The ministry said that the airport was closed .", 5, "nsubj:pass", 7),
        ("THE MINISTRY SAID THAT THE AIRPORT WAS CLOSED .", 1, "nsubj", 2),
    ])
    func wordsHangWhereTheyBelong(sentence: String, word: Int, relation: String, head: Int) throws {
        let (reading, model) = try read([sentence])
        #expect(model.labels.relations[Int(reading.words[word].relation)] == relation)
        #expect(word + Int(reading.words[word].head) == head)
    }

    @Test(arguments: [
        ("President Kassym-Jomart Tokayev spoke in Almaty on Friday .", ["PER", "LOC"]),
        ("The United Nations sent a team to Baghdad .", ["ORG", "LOC"]),
        ("Nobody was hurt .", []),
    ])
    func namesAreFoundWithTheirTypes(sentence: String, types: [String]) throws {
        let (reading, model) = try read([sentence])
        #expect(reading.names.map { model.labels.names[$0.type] } == types)
    }

    @Test(arguments: [
        ("President Barack Obama spoke in Baghdad on December 7 .", ["Person", "Location", "Temporal"]),
        ("On Friday the Islamic State attacked Mosul .", ["Temporal", "Organisation", "Location"]),
        ("It rained .", []),
    ])
    func entitiesAreFoundWhereTheyAreAskedFor(sentence: String, types: [String]) throws {
        let model = try Self.model.get()
        let words = Words([sentence])
        let reading = model.read(words.text, words: words.words, sentences: words.sentences, tasks: .entities)
        #expect(reading.entities.map { model.labels.entities[$0.type] } == types)
        #expect(reading.names.isEmpty)
    }

    @Test func aHeadOfAnotherFileReadsEntities() throws {
        let model = try Self.model.get()
        let folds = URL(filePath: Self.path).deletingLastPathComponent().appending(path: "folds.safetensors").path
        let other = try model.reading(entitiesWith: "entities0", of: folds)
        let words = Words(["The Islamic State attacked Mosul ."])
        #expect(
            !other.read(words.text, words: words.words, sentences: words.sentences, tasks: .entities).entities.isEmpty)
        #expect(throws: WeightsError.self) { try model.reading(entitiesWith: "absent", of: folds) }
    }

    @Test func everySentenceIsATreeWhateverTheWords() throws {
        let odd = ["(", "« »", "a a a a a a", String(repeating: "and ", count: 1200), "Ω 漢字 🙂 \u{0} x", "1 2 3"]
        let (reading, _) = try read(odd)
        let words = Words(odd)
        for sentence in words.sentences {
            #expect(sentence.count { reading.words[$0].head == 0 } >= 1)
            for word in sentence {
                var at = word
                var steps = 0
                while reading.words[at].head != 0, steps <= sentence.count {
                    at += Int(reading.words[at].head)
                    steps += 1
                    #expect(sentence.contains(at))
                }
                #expect(steps <= sentence.count)
            }
        }
    }

    @Test func noWordsGiveNoReading() throws {
        let (reading, _) = try read([])
        #expect(reading == Reading())
    }

    @Test func aSecondReadingIsTheSame() throws {
        let sentences = ["Troops entered the city .", "“ No one was killed , ” said Mr. Omarov .", "It rained ."]
        #expect(try read(sentences).0 == read(sentences).0)
    }

    @Test(arguments: [0, 7, 8, 4000, 1_000_000]) func aFileCutOffIsRefused(size: Int) throws {
        let whole = try Data(contentsOf: URL(filePath: Self.path))
        let file = FileManager.default.temporaryDirectory.appending(path: "model-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try whole.prefix(size).write(to: file)
        #expect(throws: WeightsError.self) { try LanguageModel(path: file.path) }
    }

    @Test func anAbsentFileIsNamed() {
        #expect(throws: WeightsError.self) { try LanguageModel.installed(folders: ["/absent"]) }
    }
}
