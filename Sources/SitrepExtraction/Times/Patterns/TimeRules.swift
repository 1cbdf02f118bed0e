// The rules of the table `en/time-patterns`, compiled.

import SitrepLexicon
import SitrepModel

/// A rule: its name, type, meaning, and what must or must not stand beside a match.
struct TimeRule: Sendable {
    struct Guard: Sendable {
        let isBefore: Bool
        let isWanted: Bool
        let symbols: [TimeSymbol]
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
            let isThere = sentence.contains(place) && condition.symbols.contains { stream.has($0, at: place) }
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

    /// What may stand beside the name of a holiday.
    private static let beforeHoliday = "(<last> | <this> | <next>)?"
    private static let afterHoliday = "(,? <year>)?"

    init(tables: TableSet, holidays: Holidays) throws(LexiconError) {
        var parser = TimePatternParser(lexicon: try TimeLexicon(tables: tables))
        let table = try tables.table("en/time-patterns")
        let (name, pattern) = (try table.column("rule"), try table.column("pattern"))
        let (type, value, when) = (try table.column("type"), try table.column("value"), try table.column("when"))
        var rules: [TimeRule] = []
        var patterns: [TimePattern] = []
        for row in table.rows {
            let location = "\(table.name) (\(row[name]))"
            if row[name].hasPrefix("$") {
                try parser.define(row[name], as: row[pattern], at: location)
                continue
            }
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
        self.rules = rules
        automaton = TimeAutomaton(patterns)
        lexicon = parser.lexicon
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
        for word in pair[1].split(separator: "|") { symbols.append(parser.symbol(named: String(word))) }
        return TimeRule.Guard(isBefore: side == "prev", isWanted: isWanted, symbols: symbols)
    }
}
