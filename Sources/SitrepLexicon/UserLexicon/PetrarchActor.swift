// Actors and agents of PETRARCH's dictionaries.

import Foundation
import SitrepModel

/// An actor: its names and its codes, each with the days on which it holds.
struct PetrarchActor: Sendable, Hashable {
    struct Code: Sendable, Hashable {
        let text: String
        let from: CalendarDate?
        let until: CalendarDate?
    }

    var names: [String]
    var codes: [Code]

    static func actors(in lines: [PetrarchLine]) -> [PetrarchActor] {
        var actors: [PetrarchActor] = []
        for line in lines {
            let codes = line.code.map { Self.codes($0) } ?? []
            if line.words.isEmpty || line.isSynonym, !actors.isEmpty {
                if !line.words.isEmpty { actors[actors.count - 1].names.append(line.words) }
                actors[actors.count - 1].codes += codes
            } else if !line.words.isEmpty {
                actors.append(PetrarchActor(names: [line.words], codes: codes))
            }
        }
        return actors.filter { !$0.codes.isEmpty }
    }

    /// `HOB < 950601`, `HOBGOV 19950601 - 19990815`, `ELR/GAL`; nothing for the null codes `---`, `+++` and `###`.
    private static func codes(_ text: String) -> [Code] {
        let letters = text.prefix { $0.isLetter || $0 == "/" || $0 == "*" }
        let (from, until) = period(text.dropFirst(letters.count).trimmed)
        return letters.split(separator: "/").filter { $0.count >= 3 }.map {
            Code(text: $0.uppercased(), from: from, until: until)
        }
    }

    private static func period(_ text: Substring) -> (CalendarDate?, CalendarDate?) {
        if text.hasPrefix("<") { return (nil, day(text.dropFirst().trimmed)) }
        if text.hasPrefix(">") { return (day(text.dropFirst().trimmed), nil) }
        let parts = text.split(separator: "-").map(\.trimmed)
        return parts.count == 2 ? (day(parts[0]), day(parts[1])) : (nil, nil)
    }

    /// `950601` or `19950601`; years of two digits below 30 lie in this century.
    private static func day(_ text: Substring) -> CalendarDate? {
        guard let number = Int(text), text.count == 6 || text.count == 8 else { return nil }
        let year = number / 10_000
        let full = text.count == 8 ? year : year + (year < 30 ? 2000 : 1900)
        return CalendarDate(year: full, month: number / 100 % 100, day: number % 100)
    }
}

/// An agent: a common noun that stands for a part of a state or a body.
struct PetrarchAgent: Sendable, Hashable {
    let names: [String]
    /// The code without `~`.
    let code: String
    /// Nothing in braces: the noun has no other plural.
    let isCollective: Bool

    static func agents(in lines: [PetrarchLine], macros: [String: [String]]) -> [PetrarchAgent] {
        lines.compactMap { line in
            guard let code = line.code, code.contains("~"), !line.words.isEmpty else { return nil }
            let plurals = line.braces.map { $0.isEmpty ? [] : [PetrarchLine.written($0)] } ?? []
            let names = ([line.words] + plurals).flatMap { expanded($0, macros) }
            return PetrarchAgent(
                names: names, code: String(code.filter { $0.isLetter }), isCollective: line.braces?.isEmpty ?? false)
        }
    }

    /// `!PERSON! = MAN, MEN, WOMAN, WOMEN`.
    static func macros(in text: String) -> [String: [String]] {
        var macros: [String: [String]] = [:]
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("!") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            macros[String(parts[0].trimmed)] = parts[1].split(separator: ",").map { PetrarchLine.written($0.trimmed) }
        }
        return macros
    }

    private static func expanded(_ name: String, _ macros: [String: [String]]) -> [String] {
        for (macro, words) in macros.sorted(by: { $0.key < $1.key }) where name.contains(macro) {
            return words.map { name.replacingOccurrences(of: macro, with: $0) }
        }
        return [name]
    }
}
