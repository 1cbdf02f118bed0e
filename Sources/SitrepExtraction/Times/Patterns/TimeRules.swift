// The rules of the table `en/time-patterns`, compiled.

import SitrepLexicon
import SitrepModel

/// A rule: its name, type, meaning, and what must or must not stand beside a match.
struct TimeRule: Sendable {
    struct Guard: Sendable {
        let isBefore: Bool
        let isWanted: Bool
        let symbols: [TimeSymbol]
        /// Whether the edge of the sentence counts as one of the neighbours.
        let includesEdge: Bool
    }

    let id: RuleID
    let type: TimeMention.Kind
    let template: TimeTemplate
    let guards: [Guard]
    /// Holds only where the first word has a capital.
    let needsCapital: Bool
    /// Holds only where the first word is no abbreviation without its full stop.
    let needsFullForm: Bool
    /// Holds only where the tense does not look back.
    let needsAhead: Bool

    /// Whether the neighbours of a match within its sentence are as the rule wants them.
    func allows(_ lexemes: Range<Int>, sentence: Range<Int>, in stream: LexemeStream) -> Bool {
        for condition in guards {
            let place = condition.isBefore ? lexemes.lowerBound - 1 : lexemes.upperBound
            let isThere =
                sentence.contains(place)
                ? condition.symbols.contains { stream.has($0, at: place) } : condition.includesEdge
            if isThere != condition.isWanted { return false }
        }
        return true
    }
}

/// All rules with their automaton and the lexicon that knows their words.
struct TimeRules: Sendable {
    let rules: [TimeRule]
    let automaton: TimeAutomaton
    let lexicon: TimeLexicon

    init(tables: TableSet, holidays: Holidays, style: TimeStyle = .news) throws(LexiconError) {
        var reader = TimeRuleReader(lexicon: try TimeLexicon(tables: tables, style: style))
        let news = try tables.table("en/time-patterns")
        try reader.readParts(news)
        // Of equally long matches the first rule wins: what notes add goes before.
        if style == .notes {
            let notes = try tables.table("en/time-notes")
            try reader.readParts(notes)
            try reader.readRules(notes)
        }
        try reader.readRules(news)
        try reader.readHolidays(holidays)
        rules = reader.rules
        automaton = TimeAutomaton(reader.patterns)
        lexicon = reader.parser.lexicon
    }
}

/// Reads tables of rules one after the other.
private struct TimeRuleReader {
    private(set) var parser: TimePatternParser
    private(set) var rules: [TimeRule] = []
    private(set) var patterns: [TimePattern] = []

    /// In a condition, the edge of the sentence.
    private static let edge = "EDGE"
    /// What may stand beside the name of a holiday.
    private static let beforeHoliday = "(<last> | <this> | <next> | <following>)?"
    private static let afterHoliday = "(,? of? <year> | of? (<last> | <this> | <next>) year)?"

    init(lexicon: TimeLexicon) { parser = TimePatternParser(lexicon: lexicon) }

    mutating func readParts(_ table: Table) throws(LexiconError) {
        let (name, pattern) = (try table.column("rule"), try table.column("pattern"))
        for row in table.rows where row[name].hasPrefix("$") {
            try parser.define(row[name], as: row[pattern], at: "\(table.name) (\(row[name]))")
        }
    }

    mutating func readRules(_ table: Table) throws(LexiconError) {
        let (name, pattern) = (try table.column("rule"), try table.column("pattern"))
        let (type, value, when) = (try table.column("type"), try table.column("value"), try table.column("when"))
        for row in table.rows where !row[name].hasPrefix("$") {
            let location = "\(table.name) (\(row[name]))"
            let template = try TimeTemplate(row[value], parser: &parser, at: location)
            guard let kind = TimeMention.Kind(rawValue: row[type]) ?? (template.operation == .none ? .date : nil) else {
                throw LexiconError(.badValue, location: location, hint: "no type “\(row[type])”")
            }
            patterns.append(try parser.parse(row[pattern], at: location))
            let conditions = row[when].split(separator: " ").map(String.init)
            var guards: [TimeRule.Guard] = []
            for condition in conditions where condition.contains("=") {
                guards.append(try Self.condition(condition, parser: &parser, at: location))
            }
            rules.append(
                TimeRule(
                    id: RuleID("time/" + row[name]), type: kind, template: template, guards: guards,
                    needsCapital: conditions.contains("capital"), needsFullForm: conditions.contains("full"),
                    needsAhead: conditions.contains("ahead")))
        }
    }

    mutating func readHolidays(_ holidays: Holidays) throws(LexiconError) {
        for (index, holiday) in holidays.list.enumerated() {
            for name in holiday.names {
                patterns.append(try parser.parse("\(Self.beforeHoliday) \(name) \(Self.afterHoliday)", at: name))
                rules.append(
                    TimeRule(
                        id: "time/holiday", type: .date,
                        template: try TimeTemplate("date; holiday=\(index)", parser: &parser, at: name), guards: [],
                        needsCapital: false, needsFullForm: false, needsAhead: false))
            }
        }
    }

    /// `prev=a|b`, `prev!=a`, `next=a`, `next!=a`: classes or words.
    private static func condition(
        _ text: String, parser: inout TimePatternParser, at location: String
    ) throws(LexiconError) -> TimeRule.Guard {
        let isWanted = !text.contains("!=")
        let pair = text.split(separator: "=", maxSplits: 1).map(String.init)
        let side = pair[0].hasSuffix("!") ? String(pair[0].dropLast()) : pair[0]
        guard pair.count == 2, side == "prev" || side == "next" else {
            throw LexiconError(.badValue, location: location, hint: "no condition “\(text)”")
        }
        var symbols: [TimeSymbol] = []
        let words = pair[1].split(separator: "|").map(String.init)
        for word in words where word != Self.edge { symbols.append(parser.symbol(named: word)) }
        return TimeRule.Guard(
            isBefore: side == "prev", isWanted: isWanted, symbols: symbols, includesEdge: words.contains(Self.edge))
    }
}
