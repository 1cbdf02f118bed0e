// Sets and maps of words.

import SitrepText
import Testing

@Suite struct WordTableTests {
    private let words = (0..<500).map { WordKey("word\($0)") }

    @Test func aSetHoldsWhatWasPutIn() {
        var set = WordSet(words)
        #expect(words.allSatisfy(set.contains))
        #expect(!set.contains(WordKey("other")) && !set.contains(.none))
        #expect(set.insert(WordKey("other")) && !set.insert(WordKey("other")) && !set.insert(.none))
        #expect(WordSet().isEmpty && !WordSet().contains(WordKey("word1")))
    }

    @Test func aMapGivesTheLastValueOfAWord() {
        var map = WordMap<Int>(minimumCapacity: 4)
        for (number, word) in words.enumerated() { map[word] = number }
        for word in words { map[word, default: 0] += 1 }
        #expect(words.enumerated().allSatisfy { map[$0.element] == $0.offset + 1 })
        #expect(map.count == words.count && Set(map.keys) == Set(words))
        #expect(map[WordKey("other")] == nil && map[.none] == nil)
        map[words[0]] = nil
        #expect(map[words[0]] == 1)
    }
}
