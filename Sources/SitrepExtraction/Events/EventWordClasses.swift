// Named sets of words that triggers and clauses ask for: `@weapon`, the days, the relative pronouns.

import SitrepLexicon
import SitrepText

/// Classes that rules of the grammar ask for.
enum EventWordClass: Int, CaseIterable, Sendable {
    case afterMark, building, conditional, control, day, futureModal, implicative, locative, longSpan, measure
    case nominalAct, owner, property, relative, report, subordinator, vessel, weapon

    /// Its name in the table.
    var name: String { "\(self)".lowercased() }
}

/// The classes of one word, a bit each.
typealias EventWordBits = SIMD4<UInt64>

extension EventWordBits {
    static let capacity = scalarCount * UInt64.bitWidth

    func contains(_ bit: Int) -> Bool { self[bit / UInt64.bitWidth] >> UInt64(bit % UInt64.bitWidth) & 1 == 1 }
    mutating func insert(_ bit: Int) { self[bit / UInt64.bitWidth] |= 1 << UInt64(bit % UInt64.bitWidth) }
}

/// Named sets of words; built once, shared by all workers.
struct EventWordClasses: Sendable {
    private var names: [String: Int] = [:]
    private var bits = WordMap<EventWordBits>()
    private var ordered: [[WordKey]] = []
    /// Numbers of ``EventWordClass``.
    private var known: [Int] = []

    init(table: Table) throws(LexiconError) {
        let (name, words) = (try table.column("class"), try table.column("words"))
        for row in table.rows {
            let index = names[row[name]] ?? ordered.count
            if index == ordered.count {
                guard index < EventWordBits.capacity else {
                    throw LexiconError(.badValue, location: table.name, hint: "more than \(index) classes")
                }
                names[row[name]] = index
                ordered.append([])
            }
            for word in row[words].split(separator: "|") { insert(WordKey(word), index) }
        }
        for wordClass in EventWordClass.allCases {
            guard let index = names[wordClass.name] else {
                throw LexiconError(.badValue, location: table.name, hint: "the class “\(wordClass.name)” is missing")
            }
            known.append(index)
        }
    }

    private mutating func insert(_ word: WordKey, _ index: Int) {
        var own = bits[word, default: .zero]
        guard !own.contains(index) else { return }
        own.insert(index)
        bits[word] = own
        ordered[index].append(word)
    }

    func index(of name: some StringProtocol) -> Int? { names[String(name)] }
    func index(of wordClass: EventWordClass) -> Int { known[wordClass.rawValue] }
    func words(of wordClass: Int) -> [WordKey] { ordered[wordClass] }

    /// The classes of a token, as written or by its lemma.
    func bits(of token: Token) -> EventWordBits {
        bits[token.key, default: .zero] | bits[token.lemma, default: .zero]
    }
}
