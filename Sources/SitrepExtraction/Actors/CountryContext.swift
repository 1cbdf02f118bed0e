// Which country a text is about, and which one is meant at a point in it.

import SitrepText

/// Countries of places and states by where they stand.
struct CountryContext: Sendable {
    /// The country named most, the opening counted twice; nil where the text names none.
    let main: Int?
    /// Whether it is named at least as often as all others together.
    let isDominant: Bool
    private let text: ActorText

    init(text: ActorText) {
        self.text = text
        var counts = [Int](repeating: 0, count: text.lexicon.countries.count)
        var last: Int32 = -1
        for token in text.tokens.indices {
            let weight = Self.isOpening(text.analysis.sentenceOfToken[token]) ? 2 : 1
            if let country = Self.named(text, token), Self.begins(text, token, &last) { counts[country] += weight }
        }
        var best: Int?
        for (country, count) in counts.enumerated() where count > 0 && count > best.map({ counts[$0] }) ?? 0 {
            best = country
        }
        main = best
        isDominant = best.map { counts[$0] * 2 >= counts.reduce(0, +) } ?? false
    }

    /// The country named last before a token in its sentence, else the main one.
    func country(before token: Int) -> Int? {
        guard text.tokens.indices.contains(token) else { return main }
        let sentence = text.analysis.sentence(ofToken: token).tokens
        var at = token - 1
        while at >= sentence.lowerBound {
            if let country = Self.named(text, at) { return country }
            at -= 1
        }
        return main
    }

    /// The country of all places of a sentence; nil where it names none, or places of several.
    func onlyPlace(inSentenceOf token: Int) -> Int? {
        var only: Int?
        for at in text.analysis.sentence(ofToken: token).tokens {
            guard let country = text.placeCountry(at: at) else { continue }
            if let only, only != country { return nil }
            only = country
        }
        return only
    }

    private static let openingSentences = 3

    private static func isOpening(_ sentence: Int32) -> Bool { sentence < openingSentences }

    private static func named(_ text: ActorText, _ token: Int) -> Int? {
        if let country = text.hit(at: token)?.lexeme.country, country >= 0 { return country }
        return text.placeCountry(at: token)
    }

    /// Whether a token is the first of its hit or place, so that "South Korea" counts once.
    private static func begins(_ text: ActorText, _ token: Int, _ last: inout Int32) -> Bool {
        let mark = text.hitOfToken[token] >= 0 ? text.hitOfToken[token] : Int32(1 << 28) &+ text.placeOfToken[token]
        defer { last = mark }
        return mark != last
    }
}
