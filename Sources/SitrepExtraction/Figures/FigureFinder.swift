// Finds numbers and what they count.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds numbers and what they count; immutable, shared by all workers.
package struct FigureFinder: Sendable {
    let words: FigureWords
    let numbers: NumberReader
    let withdrawals: WithdrawalFinder

    package init(resources: Resources) throws(LexiconError) {
        words = try FigureWords(tables: resources.tables)
        numbers = try NumberReader(tables: resources.tables)
        withdrawals = try WithdrawalFinder(tables: resources.tables)
    }

    package func figures(in draft: Draft) -> [Figure] {
        var result: [Figure] = []
        let taken = takenTokens(in: draft)
        // The last that counts people: "250 vehicles" do not keep "he had spoken of 2,500" from being soldiers.
        var before: FigureCandidate?
        for sentence in draft.analysis.sentences {
            let candidates = candidates(in: sentence.tokens, taken: taken, draft: draft)
            let settled = settled(candidates, before: before, in: draft)
            for candidate in withParties(settled, before: before, in: draft) {
                result += figures(of: candidate, in: draft)
                if before == nil || candidate.quantities.contains(where: Self.isOfPeople) { before = candidate }
            }
        }
        return withdrawals.marked(result, in: draft.analysis)
    }

    // MARK: - Candidates

    /// Tokens that belong to dates and durations, which are no figures.
    private func takenTokens(in draft: Draft) -> [Bool] {
        var taken = [Bool](repeating: false, count: draft.analysis.tokens.count)
        for time in draft.times {
            for token in draft.analysis.tokens(in: time.span) { taken[token] = true }
        }
        return taken
    }

    private func candidates(in sentence: Range<Int>, taken: [Bool], draft: Draft) -> [FigureCandidate] {
        var found: [FigureCandidate] = []
        var at = sentence.lowerBound
        while at < sentence.upperBound {
            guard !taken[at], let number = numbers.number(at: at, limit: sentence.upperBound, in: draft.analysis),
                !taken[number.tokens.upperBound - 1]
            else {
                at += 1
                continue
            }
            if let candidate = candidate(number, in: sentence, draft: draft) {
                found.append(candidate)
                at = max(candidate.numberEnd, number.tokens.upperBound)
            } else {
                at = number.tokens.upperBound
            }
        }
        return found
    }

    private func candidate(_ number: NumberReading, in sentence: Range<Int>, draft: Draft) -> FigureCandidate? {
        let tokens = draft.analysis.tokens
        var candidate = FigureCandidate(number: number, low: sentence.lowerBound)
        readRange(&candidate, limit: sentence.upperBound, in: draft.analysis)
        if readMoney(&candidate, in: sentence, tokens: tokens) || readPercent(&candidate, in: sentence, tokens: tokens)
        {
            readQualifiers(&candidate, in: sentence, tokens: tokens)
            return candidate
        }
        guard !isPartOfWord(candidate, in: sentence, tokens: tokens) else { return nil }
        readQualifiers(&candidate, in: sentence, tokens: tokens)
        readCounted(&candidate, in: sentence, tokens: tokens)
        guard isCount(candidate, in: sentence, draft: draft) else { return nil }
        candidate.quantities = quantities(of: candidate, in: sentence, draft: draft)
        return candidate
    }

    /// "5-7", "60 to 80", "between 10 and 20".
    private func readRange(_ candidate: inout FigureCandidate, limit: Int, in analysis: Analysis) {
        let tokens = analysis.tokens
        let end = candidate.numberEnd
        guard end + 1 < limit else { return }
        let joint = tokens[end]
        let start = candidate.number.tokens.lowerBound
        let opened = start > candidate.low && tokens[start - 1].is(FigureKeys.between)
        let moved = start > candidate.low && tokens[start - 1].is(FigureKeys.from)
        guard
            joint.is(FigureKeys.hyphen) || joint.is(FigureKeys.dash) || (joint.is(FigureKeys.to) && !moved)
                || (joint.is(FigureKeys.and) && opened),
            let other = numbers.number(at: end + 1, limit: limit, in: analysis), !other.isVague
        else { return }
        var first = candidate.number.value
        if other.isScaled, !candidate.number.isScaled, first < 1000, other.value >= 1000 {
            first *= Self.scale(of: other.value, like: first)
        }
        guard first < other.value else { return }
        candidate.range = (first, other.value)
        candidate.numberEnd = other.tokens.upperBound
        if opened { candidate.start = start - 1 }
    }

    /// "2 to 3 million": the scale that the first number shares.
    private static func scale(of value: Double, like first: Double) -> Double {
        for scale in [1e9, 1e6, 1e3] where value >= scale && first * scale < value { return scale }
        return 1
    }

    private func readMoney(_ candidate: inout FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> Bool {
        let start = candidate.number.tokens.lowerBound
        var code: String?
        if start > sentence.lowerBound, let sign = words.signs[tokens[start - 1].key] {
            code = sign
            candidate.start = min(candidate.start, start - 1)
        } else {
            var at = candidate.numberEnd
            if at < sentence.upperBound, tokens[at].is(FigureKeys.hyphen) { at += 1 }
            guard let match = words.currencies.longestMatch(at: at, in: tokens, limit: sentence.upperBound) else {
                return false
            }
            code = match.value
            candidate.end = match.tokens.upperBound
        }
        candidate.unit = code
        candidate.end = max(candidate.end, candidate.numberEnd)
        candidate.quantities = [isPrice(candidate, in: sentence, tokens: tokens) ? .price : .money]
        return true
    }

    /// "$40 a barrel", "sells for $3.69": a price; "$160 a month" is money.
    private func isPrice(_ candidate: FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> Bool {
        let end = candidate.end
        if end + 1 < sentence.upperBound,
            tokens[end].is(FigureKeys.a) || tokens[end].is(FigureKeys.an) || tokens[end].is(FigureKeys.per),
            PriceWords.units.contains(tokens[end + 1].lemma)
        {
            return true
        }
        guard !candidate.number.isScaled else { return false }
        if candidate.start > sentence.lowerBound, tokens[candidate.start - 1].is(PriceWords.forWord) {
            let low = max(sentence.lowerBound, candidate.start - PriceWords.saleReach)
            return (low..<candidate.start).contains { PriceWords.sales.contains(tokens[$0].lemma) }
        }
        let low = max(sentence.lowerBound, candidate.start - PriceWords.reach)
        return (low..<candidate.start).contains { PriceWords.cues.contains(tokens[$0].lemma) }
    }

    private func readPercent(_ candidate: inout FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> Bool {
        var at = candidate.numberEnd
        if at < sentence.upperBound, tokens[at].is(FigureKeys.hyphen) { at += 1 }
        guard at < sentence.upperBound else { return false }
        if FigureKeys.percentWords.contains(tokens[at].key) {
            candidate.end = at + 1
        } else if at + 1 < sentence.upperBound, tokens[at].is(FigureKeys.per), tokens[at + 1].is(FigureKeys.cent) {
            candidate.end = at + 2
        } else {
            return false
        }
        candidate.unit = "percent"
        candidate.quantities = [.percent]
        return true
    }

    private func readQualifiers(_ candidate: inout FigureCandidate, in sentence: Range<Int>, tokens: [Token]) {
        var first = candidate.start
        var reading = true
        while reading {
            reading = false
            for start in max(
                sentence.lowerBound, first - FigureCandidate.qualifierReach)..<max(first, sentence.lowerBound)
            where !reading {
                guard let match = words.qualifiers.longestMatch(at: start, in: tokens, limit: first),
                    match.tokens.upperBound == first
                else { continue }
                if candidate.bound == nil || candidate.bound == .best { candidate.bound = match.value }
                candidate.qualifier =
                    match.tokens.lowerBound..<(candidate.qualifier?.upperBound ?? match.tokens.upperBound)
                first = match.tokens.lowerBound
                reading = true
            }
        }
        candidate.start = first
        readTrailingQualifier(&candidate, in: sentence, tokens: tokens)
    }

    /// "20 or more", "30 or fewer".
    private func readTrailingQualifier(_ candidate: inout FigureCandidate, in sentence: Range<Int>, tokens: [Token]) {
        let end = candidate.numberEnd
        guard end + 1 < sentence.upperBound, tokens[end].is(FigureKeys.or) else { return }
        if tokens[end + 1].is(FigureKeys.more) {
            candidate.bound = .low
        } else if FigureKeys.fewer.contains(tokens[end + 1].key) {
            candidate.bound = .high
        } else {
            return
        }
        candidate.qualifier = end..<(end + 2)
        candidate.numberEnd = end + 2
        candidate.end = max(candidate.end, end + 2)
    }

    // MARK: - Figures

    /// One for each quantity and each party that has the number.
    private func figures(of candidate: FigureCandidate, in draft: Draft) -> [Figure] {
        let parties = candidate.parties.isEmpty ? [nil] : candidate.parties.map(Optional.init)
        return candidate.quantities.flatMap { quantity in
            parties.map { figure(candidate, quantity, of: $0, in: draft) }
        }
    }

    private func figure(
        _ candidate: FigureCandidate, _ quantity: Figure.Quantity, of party: CountedParty?, in draft: Draft
    ) -> Figure {
        let span = draft.analysis.span(of: candidate.start..<candidate.past)
        let (low, high, best) = candidate.values
        let head = candidate.number.tokens.lowerBound
        let sentence = draft.analysis.sentence(ofToken: head).span
        return Figure(
            span: span, quantity: quantity, low: low, high: high, best: best,
            qualifier: candidate.qualifier.map { draft.analysis.string(of: $0) },
            unit: candidate.unit ?? candidate.counted.map { draft.analysis.string(of: $0) },
            actor: party?.actor, side: party?.side,
            // The countries of a list of shares are whose they are, not where.
            place: candidate.rule == Self.shareRule ? nil : nearestPlace(to: span, in: sentence, draft: draft),
            time: governingTime(of: head, in: draft)?.id, isEarlier: isEarlier(candidate, in: draft),
            rule: RuleID("figure/" + candidate.rule))
    }

    /// The place named nearest after the number in its sentence, else nearest before.
    private func nearestPlace(to span: TextSpan, in sentence: TextSpan, draft: Draft) -> LocalID<Place>? {
        var before: LocalID<Place>?
        for place in entries(of: draft.places, beginningIn: sentence, start: { $0.span.start }) {
            if place.span.start >= span.end { return place.id }
            before = place.id
        }
        return before
    }
}

/// Words that make an amount of money a price.
private enum PriceWords {
    /// How far before the amount they may stand, in tokens.
    static let reach = 8
    static let saleReach = 20
    static let forWord = WordKey("for")
    static let sales = WordSet(["sell", "offer", "buy", "retail"].map { WordKey($0) })
    static let units = WordSet(
        [
            "barrel", "gallon", "litre", "liter", "kilogram", "kilo", "kg", "ton", "tonne", "ounce", "pound", "share",
            "bushel", "unit", "kilowatt",
        ]
        .map { WordKey($0) })
    static let cues = WordSet(["price", "cost", "sell", "charge", "fare"].map { WordKey($0) })
}
