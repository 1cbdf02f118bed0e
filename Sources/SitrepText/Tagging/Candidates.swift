// The readings that a token may have before its neighbours are looked at.

/// A possible reading with its cost.
struct Candidate {
    var state: TagState
    var cost: Int32
    var lemma: WordKey
    var form: VerbForm
}

/// Costs of taking a word for a name, in hundredths of a negative natural logarithm.
enum NameCost {
    static let capitalInside: Int32 = 10
    static let grammarWithCapital: Int32 = 420
    static let grammarInside: Int32 = 260
    static let verbWithCapital: Int32 = 480
    static let nounWithCapital: Int32 = 260
    static let adjectiveWithCapital: Int32 = 160
    static let knownAtStart: Int32 = 330
    static let unknownAtStart: Int32 = 60
    static let inTitle: Int32 = 190
    static let inCapitals: Int32 = 230
    static let unknownSmall: Int32 = 420
    static let commonAtUnknownCapital: Int32 = 380
}

extension Tagger {
    /// Fills `list` with the readings of a token.
    /// `isOpening`: a capital here says nothing, as a sentence or quotation begins.
    func candidates(
        _ token: Token, _ bytes: [UInt8], mode: CaseMode, isOpening: Bool, _ list: inout [Candidate]
    ) {
        list.removeAll(keepingCapacity: true)
        if token.shape.contains(.punctuation) {
            add(markState(token, bytes), 0, token, &list)
            if token.key == marks.singleClose, !token.shape.contains(.spaceBefore), endsInS(before: token, bytes) {
                add(.possessiveMark, 0, token, &list)
            }
            return
        }
        let isCapital = token.shape.contains(.capitalized)
        if let place = vocabulary.places[token.key] {
            for index in Int(place.first)..<Int(place.first + place.count) {
                let entry = vocabulary.entries[index]
                list.append(Candidate(state: entry.state, cost: entry.cost, lemma: entry.lemma, form: entry.form))
            }
            if isCapital { weighCapital(token, mode, isOpening, &list) }
        } else if token.shape.contains(.hasDigit) {
            numeral(token, bytes, &list)
        } else if startsWithLetter(token, bytes) {
            unknown(token, bytes, mode, isCapital, isOpening, &list)
        } else {
            add(bytes[Int(token.start)] == UInt8(ascii: "@") ? .name : .symbol, 0, token, &list)
        }
    }

    private func add(_ state: TagState, _ cost: Int32, _ token: Token, _ list: inout [Candidate]) {
        list.append(Candidate(state: state, cost: cost, lemma: token.key, form: state.form))
    }

    /// Whether an apostrophe may make a possessive: “soldiers’”.
    private func endsInS(before token: Token, _ bytes: [UInt8]) -> Bool {
        let before = Int(token.start) - 1
        return before >= 0 && bytes[before] | 0x20 == UInt8(ascii: "s")
    }

    private func startsWithLetter(_ token: Token, _ bytes: [UInt8]) -> Bool {
        let first = bytes[Int(token.start)]
        if ByteClass.isLetter(first) || first == UInt8(ascii: "'") { return true }
        guard first >= 0x80 else { return false }
        let kind = ByteClass.classOf(scalar: ByteClass.scalar(in: bytes, at: Int(token.start)).value)
        return kind == .lower || kind == .upper || kind == .apostrophe
    }

    private func markState(_ token: Token, _ bytes: [UInt8]) -> TagState {
        if token.key == marks.comma { return .comma }
        if token.key == marks.stop { return .stop }
        if token.key == marks.straight || marks.isOpeningQuote(token.key) || marks.isClosingQuote(token.key) {
            return .quote
        }
        let first = bytes[Int(token.start)]
        return first == UInt8(ascii: "!") || first == UInt8(ascii: "?") ? .stop : .mark
    }

    private func numeral(_ token: Token, _ bytes: [UInt8], _ list: inout [Candidate]) {
        let last = bytes[Int(token.end) - 1] | 0x20
        if token.shape.contains(.number) || ByteClass.isDigit(bytes[Int(token.end) - 1]) && isDigitFirst(token, bytes) {
            return add(.number, 0, token, &list)
        }
        guard isDigitFirst(token, bytes) || bytes[Int(token.start)] == UInt8(ascii: "'") else {
            return add(.name, 0, token, &list)
        }
        let isOrdinal = last == UInt8(ascii: "h") || last == UInt8(ascii: "d") || last == UInt8(ascii: "t")
        add(isOrdinal ? .adjective : last == UInt8(ascii: "s") ? .nounPlural : .name, 0, token, &list)
    }

    private func isDigitFirst(_ token: Token, _ bytes: [UInt8]) -> Bool { ByteClass.isDigit(bytes[Int(token.start)]) }

    /// A known word with a capital: a name as well, more or less likely by its place.
    private func weighCapital(_ token: Token, _ mode: CaseMode, _ isStart: Bool, _ list: inout [Candidate]) {
        if vocabulary.has(token.key, .people) { return weighPeople(token, &list) }
        let hasName = list.contains { $0.state == .name }
        switch mode {
        case .normal where isStart && !token.shape.contains(.allCaps):
            if !hasName { add(.name, NameCost.knownAtStart, token, &list) }
        case .normal:
            guard token.end - token.start > 1 else { return }
            // “The” inside a sentence: after a dateline, or of a title.
            if vocabulary.has(token.key, .grammatical) {
                return hasName ? () : add(.name, NameCost.grammarInside, token, &list)
            }
            for index in list.indices { list[index].cost += capitalCost(list[index].state) }
            if !hasName { add(.name, NameCost.capitalInside, token, &list) }
        case .title:
            if !hasName { add(.name, NameCost.inTitle, token, &list) }
        case .loud:
            if !hasName { add(.name, NameCost.inCapitals, token, &list) }
        }
    }

    /// “Russian” is an adjective first, then a noun, and a part of a name.
    private func weighPeople(_ token: Token, _ list: inout [Candidate]) {
        for index in list.indices where list[index].state == .noun { list[index].cost = NameCost.adjectiveWithCapital }
        if !list.contains(where: { $0.state == .name }) { add(.name, NameCost.nounWithCapital, token, &list) }
    }

    private func capitalCost(_ state: TagState) -> Int32 {
        switch state {
        case .name: 0
        case .noun, .nounPlural: NameCost.nounWithCapital
        case .adjective: NameCost.adjectiveWithCapital
        case .verbBase, .verbPresent, .verbThird, .verbPast, .verbParticiple, .verbGerund: NameCost.verbWithCapital
        default: NameCost.grammarWithCapital
        }
    }

    private func unknown(
        _ token: Token, _ bytes: [UInt8], _ mode: CaseMode, _ isCapital: Bool, _ isStart: Bool,
        _ list: inout [Candidate]
    ) {
        let isName = isCapital && mode == .normal && (!isStart || token.shape.contains(.allCaps))
        let surcharge: Int32 = isName ? NameCost.commonAtUnknownCapital : 0
        for guess in vocabulary.endings.guesses(for: bytes, start: Int(token.start), end: Int(token.end)) {
            let lemma = inflections.lemma(of: token, state: guess.state, bytes)
            list.append(
                Candidate(state: guess.state, cost: guess.cost + surcharge, lemma: lemma, form: guess.state.form))
        }
        let cost =
            !isCapital
            ? NameCost.unknownSmall
            : isName ? 0 : mode == .normal ? NameCost.unknownAtStart : NameCost.inTitle / 2
        add(.name, cost, token, &list)
    }
}
