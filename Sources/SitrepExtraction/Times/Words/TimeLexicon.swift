// The words of time expressions, looked up by their keys.

import SitrepLexicon
import SitrepText

/// Words with their readings; literal words of patterns are added while those are compiled.
struct TimeLexicon: Sendable {
    private(set) var names = TimeNames()
    private var entries = WordMap<[TimeReading]>()
    private var literals: [String: TimeSymbol] = [:]
    /// Abbreviations, after which a full stop belongs to the word.
    private(set) var abbreviations: WordSet = []
    let numbers: NumberWords
    /// Every word that has a reading or is part of a number.
    private(set) var filter = WordFilter()

    init(tables: TableSet, style: TimeStyle = .news) throws(LexiconError) {
        numbers = try NumberWords(tables: tables)
        for key in numbers.keys { filter.insert(key) }
        let table = try tables.table("en/time-words")
        let (word, kind) = (try table.column("word"), try table.column("class"))
        let (value, flags) = (try table.column("value"), try table.column("flags"))
        for row in table.rows {
            guard let timeClass = TimeClass.named(row[kind]) else {
                throw LexiconError(.badValue, location: table.name, hint: "no class “\(row[kind])” (\(row[word]))")
            }
            let marks = row[flags].split(separator: "|")
            if style == .news, marks.contains("notes") { continue }
            let key = WordKey(row[word])
            if marks.contains("abbr") { abbreviations.insert(key) }
            let needsCapital = marks.contains("cap") && (style == .news || marks.contains("word"))
            let reading = TimeReading(
                symbol: timeClass.symbol, value: names.value(of: row[value]), needsCapital: needsCapital)
            entries[key, default: []].append(reading)
            filter.insert(key)
        }
    }

    func readings(of key: WordKey) -> [TimeReading]? { entries[key] }

    /// The symbol of a pattern's literal word, made on first use.
    mutating func literal(_ word: String) -> TimeSymbol {
        if let known = literals[word] { return known }
        let symbol = TimeSymbol(id: TimeSymbol.firstLiteral + UInt16(clamping: literals.count))
        literals[word] = symbol
        entries[WordKey(word), default: []].append(TimeReading(symbol: symbol, value: 0))
        filter.insert(WordKey(word))
        return symbol
    }

    mutating func value(of field: String) -> Int32 { names.value(of: field) }
}
