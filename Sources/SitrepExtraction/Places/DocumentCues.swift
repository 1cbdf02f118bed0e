// What the whole document says about its names: who is a person, which countries it is about.

import SitrepLexicon
import SitrepText

/// Evidence gathered over all mentions of a document.
struct DocumentCues {
    private struct NameEvidence {
        var count = 0
        var asPlace = 0
        /// How often the language model takes it for a place, a person, a body.
        var named: [PlaceCue: Int] = [:]
    }

    /// What a mention is taken for, and what then is known of the same name elsewhere.
    private static let kinds: [(own: [PlaceCue], elsewhere: PlaceCue)] = [
        ([.namedPlace, .namedPlacePart], .docNamedPlace), ([.namedPerson], .docNamedPerson),
        ([.namedOrganization, .namedOrganizationPart], .docNamedOrganization),
    ]

    private var names: [UInt64: NameEvidence] = [:]
    private var countries: Set<Int> = []
    private var divisions: Set<Int> = []

    /// Words that follow a given name or a title somewhere, with how often.
    private var personWords: [WordKey: Int] = [:]

    init(_ mentions: [PlaceMention], _ scanner: PlaceScanner) {
        let gazetteer = scanner.gazetteer
        let tokens = scanner.analysis.tokens
        for index in tokens.indices.dropFirst() where scanner.isAfterPersonWord(index) {
            personWords[tokens[index].key, default: 0] += 1
        }
        for mention in mentions {
            let cues = mention.cues
            var evidence = names[mention.key] ?? NameEvidence()
            evidence.count += 1
            if cues.contains(.prevIn) || cues.contains(.contained) { evidence.asPlace += 1 }
            for kind in Self.kinds where kind.own.contains(where: cues.contains) {
                evidence.named[kind.elsewhere, default: 0] += 1
            }
            names[mention.key] = evidence
            guard let leading = mention.leading, !cues.contains(.given), !cues.contains(.surname) else { continue }
            let place = gazetteer[leading]
            switch place.feature {
            case .country: countries.insert(leading)
            case .admin1 where mention.fixed != nil || place.population > Self.knownDivision:
                divisions.insert(leading)
                countries.insert(place.country)
            default: break
            }
        }
    }

    /// "al-Sadr" has three tokens.
    private static let longestSurname = 3
    private static let knownDivision = 500_000
    private static let candidatesSeen = 12

    func describe(_ mention: PlaceMention, _ scanner: PlaceScanner, _ cues: inout CueSet<PlaceCue>) {
        let gazetteer = scanner.gazetteer
        let last = mention.tokens.upperBound - 1
        if mention.kind == .name, mention.tokens.count <= Self.longestSurname {
            let own = scanner.isAfterPersonWord(last) ? 1 : 0
            cues.insert(.docPerson, if: (personWords[scanner.analysis.tokens[last].key] ?? 0) > own)
        }
        if let evidence = names[mention.key] {
            cues.insert(.docIn, if: evidence.asPlace > (cues.contains(.prevIn) || cues.contains(.contained) ? 1 : 0))
            cues.insert(.docRepeated, if: evidence.count > 1)
            for kind in Self.kinds {
                let own = kind.own.contains(where: cues.contains) ? 1 : 0
                cues.insert(kind.elsewhere, if: evidence.named[kind.elsewhere, default: 0] > own)
            }
        }
        guard mention.fixed == nil else { return }
        for candidate in mention.candidates.prefix(Self.candidatesSeen) {
            let place = gazetteer[candidate.place]
            if place.feature == .country { continue }
            if countries.contains(place.country) { cues.insert(.docCountry) }
            if divisions.contains(place.admin1), place.admin1 != place.index { cues.insert(.docDivision) }
        }
    }
}

/// Whether one place lies in another.
enum Containment {
    /// Kilometres from a town's point within which its parts lie.
    private static let townRadius = 40.0

    static func holds(_ area: GazetteerPlace, _ place: GazetteerPlace) -> Bool {
        guard area.index != place.index else { return false }
        switch area.feature {
        case .country: return place.country == area.index && place.feature != .country
        case .admin1: return place.admin1 == area.index && place.feature != .admin1
        case .admin2: return place.admin2 == area.index && place.feature != .admin2
        case .region, .island:
            return place.country == area.country && area.hasCountry && place.distance(to: area) < 400
                && place.feature.isPoint
        case .city, .capital, .district:
            return place.feature.isPoint && place.country == area.country && area.population > place.population
                && place.distance(to: area) < townRadius
        default: return false
        }
    }
}
