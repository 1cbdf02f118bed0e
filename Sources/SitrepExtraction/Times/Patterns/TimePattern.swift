// The notation of time patterns, parsed: classes, words, choices, options, named parts.

import SitrepLexicon

/// A parsed pattern.
///
/// `<month>` is a class, `of` a word, `(a | b)` a choice, `?` after any of them makes it optional,
/// `$day` is a named part defined by another row.
indirect enum TimePattern: Sendable {
    case symbol(TimeSymbol)
    case sequence([TimePattern])
    case choice([TimePattern])
    case optional(TimePattern)
}

/// Parses patterns; literal words become symbols of the lexicon.
struct TimePatternParser {
    private var parts: [String: TimePattern] = [:]
    private(set) var lexicon: TimeLexicon

    init(lexicon: TimeLexicon) { self.lexicon = lexicon }

    /// Names a part for later patterns; `name` begins with `$`.
    mutating func define(_ name: String, as text: String, at location: String) throws(LexiconError) {
        parts[name] = try parse(text, at: location)
    }

    mutating func value(of field: String) -> Int32 { lexicon.value(of: field) }

    /// The symbol that a guard names: a class, or else a word.
    mutating func symbol(named name: String) -> TimeSymbol {
        TimeClass.named(name)?.symbol ?? lexicon.literal(name)
    }

    mutating func parse(_ text: String, at location: String) throws(LexiconError) -> TimePattern {
        var items = Self.items(of: text)[...]
        let pattern = try choice(&items, at: location)
        guard items.isEmpty else {
            throw LexiconError(.badValue, location: location, hint: "a bracket is closed that was not opened: \(text)")
        }
        return pattern
    }

    /// Words, brackets, bars and question marks of a pattern.
    private static func items(of text: String) -> [String] {
        var items: [String] = []
        for word in text.split(separator: " ") {
            var rest = word
            while rest.count > 1, rest.hasPrefix("(") {
                items.append("(")
                rest = rest.dropFirst()
            }
            var tail: [String] = []
            while rest.count > 1, let last = rest.last, last == ")" || last == "?" {
                tail.append(String(last))
                rest = rest.dropLast()
            }
            items.append(String(rest))
            items.append(contentsOf: tail.reversed())
        }
        return items
    }

    private mutating func choice(_ items: inout ArraySlice<String>, at place: String) throws(LexiconError)
        -> TimePattern
    {
        var branches = [try sequence(&items, at: place)]
        while items.first == "|" {
            items.removeFirst()
            branches.append(try sequence(&items, at: place))
        }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence(_ items: inout ArraySlice<String>, at place: String) throws(LexiconError)
        -> TimePattern
    {
        var members: [TimePattern] = []
        while let item = items.first, item != "|", item != ")" {
            items.removeFirst()
            var member = try atom(item, &items, at: place)
            while items.first == "?" {
                items.removeFirst()
                member = .optional(member)
            }
            members.append(member)
        }
        guard !members.isEmpty else {
            throw LexiconError(.badValue, location: place, hint: "a pattern or branch is empty")
        }
        return .sequence(members)
    }

    private mutating func atom(
        _ item: String, _ items: inout ArraySlice<String>, at place: String
    ) throws(LexiconError) -> TimePattern {
        if item == "(" {
            let inner = try choice(&items, at: place)
            guard items.first == ")" else {
                throw LexiconError(.badValue, location: place, hint: "a bracket is not closed")
            }
            items.removeFirst()
            return inner
        }
        if item.hasPrefix("<"), item.hasSuffix(">") {
            guard let timeClass = TimeClass.named(String(item.dropFirst().dropLast())) else {
                throw LexiconError(.badValue, location: place, hint: "no class “\(item)”")
            }
            return .symbol(timeClass.symbol)
        }
        if item.hasPrefix("$"), item.count > 1 {
            guard let part = parts[item] else {
                throw LexiconError(.badValue, location: place, hint: "no part “\(item)” is defined above this row")
            }
            return part
        }
        return .symbol(lexicon.literal(item))
    }
}
