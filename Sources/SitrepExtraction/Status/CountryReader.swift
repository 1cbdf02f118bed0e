// Where a state holds or forces stand: the nearest place, else the country that the report is about.

import SitrepModel
import SitrepText

/// Places and countries of one report; built once.
struct CountryReader: Sendable {
    private let places: [(place: Place, tokens: Range<Int>)]
    private let actors: [(country: CountryCode, span: TextSpan, tokens: Range<Int>)]
    /// The country named most often; the first of equals.
    let main: CountryCode?

    init(_ draft: Draft) {
        places = draft.places.map { ($0, draft.analysis.tokens(in: $0.span)) }
        var found: [(country: CountryCode, span: TextSpan, tokens: Range<Int>)] = []
        let sources = draft.claims.flatMap(\.source).map(\.span)
        for actor in draft.actors {
            guard let country = actor.country else { continue }
            for span in actor.spans { found.append((country, span, draft.analysis.tokens(in: span))) }
        }
        found.sort { $0.span < $1.span }
        main = Self.mostNamed(draft.places, found.map(\.country))
        // Who tells of a state stands elsewhere.
        actors = found.filter { actor in !sources.contains { $0.overlaps(actor.span) } }
    }

    private static func mostNamed(_ places: [Place], _ others: [CountryCode]) -> CountryCode? {
        var counts: [(country: CountryCode, count: Int)] = []
        for country in places.compactMap(\.country) + others {
            if let index = counts.firstIndex(where: { $0.country == country }) {
                counts[index].count += 1
            } else {
                counts.append((country, 1))
            }
        }
        var best: (country: CountryCode, count: Int)?
        for entry in counts where entry.count > best?.count ?? 0 { best = entry }
        return best?.country
    }

    /// The place named nearest in the sentence, those after the words first.
    func place(near words: Range<Int>, in sentence: Sentence) -> Place? {
        var best: (place: Place, cost: Int)?
        for (place, tokens) in entries(of: places, beginningIn: sentence.span, start: { $0.place.span.start }) {
            let cost = StatusReach.distance(from: words, to: tokens)
            if cost < best?.cost ?? .max { best = (place, cost) }
        }
        return best?.place
    }

    /// The country of the place, of an actor in the sentence, or of the report.
    func country(near words: Range<Int>, place: Place?, in sentence: Sentence) -> CountryCode? {
        if let country = place?.country { return country }
        var best: (country: CountryCode, cost: Int)?
        for (country, _, tokens) in entries(of: actors, beginningIn: sentence.span, start: { $0.span.start }) {
            let cost = StatusReach.distance(from: words, to: tokens)
            if cost < best?.cost ?? .max { best = (country, cost) }
        }
        return best?.country ?? main
    }
}
