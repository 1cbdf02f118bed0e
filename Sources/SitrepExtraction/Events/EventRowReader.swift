// Compiles the rows of a trigger table: patterns, frames and conditions.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Reads rows of `en/event-*` trigger tables.
struct EventRowReader {
    private let phrase, pos, plover, mode, contexts, cameo, acled, frame, needs, governs, weight: Int
    private let classes: EventWordClasses
    private let codes: CameoCodes
    static let ordinaryWeight = 0.7

    init(table: Table, classes: EventWordClasses, codes: CameoCodes) throws(LexiconError) {
        phrase = try table.column("phrase")
        pos = try table.column("pos")
        plover = try table.column("plover")
        mode = try table.column("mode")
        contexts = try table.column("contexts")
        cameo = try table.column("cameo")
        acled = try table.column("acled")
        frame = try table.column("frame")
        needs = try table.column("needs")
        governs = try table.column("governs")
        weight = try table.column("weight")
        self.classes = classes
        self.codes = codes
    }

    func row(_ fields: [String], location: String) throws(LexiconError) -> EventRow {
        guard let kind = TriggerKind(name: fields[pos]) else {
            throw LexiconError(.badValue, location: location, hint: "pos is verb, noun or phrase, not “\(fields[pos])”")
        }
        let governance = Governance(rawValue: fields[governs])
        if governance == nil, !fields[governs].isEmpty {
            throw LexiconError(.badValue, location: location, hint: "unknown governs “\(fields[governs])”")
        }
        return EventRow(
            name: fields[phrase], kind: kind, pattern: try pattern(fields[phrase], location: location),
            plover: event(fields), cameo: fields[cameo].isEmpty ? nil : fields[cameo],
            acled: try acledType(fields[acled], location: location),
            frame: try argumentFrame(fields[frame], kind: kind, location: location),
            conditions: try conditions(fields[needs], location: location), governs: governance,
            weight: Double(fields[weight]) ?? Self.ordinaryWeight)
    }

    private func event(_ fields: [String]) -> Event.Plover? {
        guard !fields[plover].isEmpty else { return nil }
        let listed = fields[contexts].split(separator: "|").map(String.init)
        return Event.Plover(
            event: fields[plover], mode: fields[mode].isEmpty ? nil : fields[mode],
            contexts: listed.isEmpty ? nil : listed)
    }

    private func acledType(_ key: String, location: String) throws(LexiconError) -> Event.Acled? {
        guard !key.isEmpty else { return nil }
        guard let type = codes.acled(key) else {
            throw LexiconError(.badValue, location: location, hint: "unknown ACLED type “\(key)”")
        }
        return type
    }

    private func wordClass(_ name: some StringProtocol, location: String) throws(LexiconError) -> Int {
        guard let index = classes.index(of: name) else {
            throw LexiconError(.badValue, location: location, hint: "unknown word class “\(name)”")
        }
        return index
    }

    private func pattern(_ text: String, location: String) throws(LexiconError) -> EventPattern {
        var steps: [PatternStep] = []
        for part in text.split(separator: " ") {
            if part == "*" {
                steps.append(.gap)
            } else if part.hasPrefix("@") {
                steps.append(.oneOf(try wordClass(part.dropFirst(), location: location)))
            } else {
                steps += Tokenizer.words(of: part).filter { $0 != WordKey("-") }.map { PatternStep.word($0) }
            }
        }
        return EventPattern(steps: steps)
    }

    private func argumentFrame(
        _ text: String, kind: TriggerKind, location: String
    ) throws(LexiconError) -> ArgumentFrame {
        let written = text.isEmpty ? (kind == .noun ? "poss|by>on|against|of" : "subj>obj") : text
        guard let mark = written.firstIndex(where: { $0 == ">" || $0 == "~" }) else {
            throw LexiconError(.badValue, location: location, hint: "a frame reads actors>recipients, not “\(text)”")
        }
        return ArgumentFrame(
            actors: Self.slots(written[..<mark]), recipients: Self.slots(written[written.index(after: mark)...]),
            isMutual: written[mark] == "~")
    }

    private static func slots(_ text: Substring) -> [ArgumentSlot] {
        text.split(separator: "|").map { slot($0) }
    }

    private static func slot(_ text: Substring) -> ArgumentSlot {
        switch text {
        case "subj": .subject
        case "obj": .object
        case "poss": .possessor
        case "speaker": .speaker
        default: .preposition(WordKey(text))
        }
    }

    /// `obj:@weapon`, `!next:@job`, `near:@war`.
    private func conditions(_ text: String, location: String) throws(LexiconError) -> [SlotCondition] {
        var result: [SlotCondition] = []
        for part in text.split(separator: " ") {
            let isForbidden = part.hasPrefix("!")
            let body = isForbidden ? part.dropFirst() : part
            guard let colon = body.firstIndex(of: ":") else {
                throw LexiconError(.badValue, location: location, hint: "a condition reads slot:@class, not “\(part)”")
            }
            let name = body[body.index(after: colon)...]
            let place: SlotCondition.Place =
                switch body[..<colon] {
                case "near": .near
                case "next": .next
                case "prev": .previous
                default: .slot(Self.slot(body[..<colon]))
                }
            result.append(
                SlotCondition(
                    place: place, wordClass: try wordClass(name.drop { $0 == "@" }, location: location),
                    isForbidden: isForbidden))
        }
        return result
    }
}
