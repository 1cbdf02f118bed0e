// Who and what is named on a board, with the words that name it.

import SitrepModel

/// A name on the board.
struct BoardMention {
    let name: String
    let countries: Set<CountryCode>
    let citation: Citation

    var key: String { name.lowercased() }

    /// Whether it is a name and no description: "Kazakhstan" or "Turkish forces", not "armed men".
    var isName: Bool { name.first.map { !$0.isLowercase } ?? false }
}

extension Board {
    private var eventEntries: [EventEntry] { (events + announced).flatMap(\.tellings).flatMap(\.events) }

    /// Places of what happened or is to come, of states and of numbers.
    var placeMentions: [BoardMention] {
        let ofEvents = eventEntries.map { ($0.place, $0.country, $0.citation) }
        let ofStates = statuses.flatMap { line in line.citations.map { (line.place, line.country, $0) } }
        let ofFigures = figures.flatMap { $0.points + $0.parts }.map { ($0.place, $0.country, $0.citation) }
        return (ofEvents + ofStates + ofFigures).compactMap { place, country, citation in
            place.map { BoardMention(name: $0, countries: Set([country].compactMap { $0 }), citation: citation) }
        }
    }

    /// Those who act, are acted upon, send forces or are named as a source.
    var actorMentions: [BoardMention] {
        let ofEvents = eventEntries.flatMap { event in
            (event.actors + event.recipients + event.citation.sources).map { name in
                BoardMention(
                    name: name,
                    countries: Set(event.actorCountries + event.recipientCountries + [event.country].compactMap { $0 }),
                    citation: event.citation)
            }
        }
        let ofForces = deployments.map { line in
            BoardMention(
                name: line.deployment.contributor,
                countries: Set([line.deployment.contributorCountry, line.deployment.host].compactMap { $0 }),
                citation: line.deployment.citation)
        }
        let ofStates = statuses.flatMap { line in
            line.citations.flatMap { BoardMention.sources(of: $0, in: line.country) }
        }
        let ofFigures = figures.flatMap { $0.points + $0.parts }.flatMap {
            BoardMention.sources(of: $0.citation, in: $0.country)
        }
        return ofEvents + ofForces + ofStates + ofFigures
    }
}

extension BoardMention {
    fileprivate static func sources(of citation: Citation, in country: CountryCode?) -> [BoardMention] {
        citation.sources.map {
            BoardMention(name: $0, countries: Set([country].compactMap { $0 }), citation: citation)
        }
    }
}
