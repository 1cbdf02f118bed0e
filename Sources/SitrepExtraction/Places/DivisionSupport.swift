// Which divisions the names of a document have in common, before any of them is resolved.

import SitrepLexicon

/// Every name votes for the divisions that its places lie in, one vote shared among its places.
struct DivisionSupport {
    private var byDivision: [Int: Float] = [:]
    private var byCounty: [Int: Float] = [:]

    init(_ groups: [PlaceResolver.Group]) {
        for group in groups {
            let (divisions, counties) = Self.areas(of: group)
            let share = 1 / Float(max(1, group.candidates.count))
            for area in divisions { byDivision[area, default: 0] += share }
            for area in counties { byCounty[area, default: 0] += share }
        }
    }

    private static func areas(of group: PlaceResolver.Group) -> (Set<Int>, Set<Int>) {
        var divisions: Set<Int> = []
        var counties: Set<Int> = []
        for candidate in group.candidates {
            if candidate.place.admin1 != GazetteerPlace.none { divisions.insert(candidate.place.admin1) }
            if candidate.place.admin2 != GazetteerPlace.none { counties.insert(candidate.place.admin2) }
        }
        return (divisions, counties)
    }

    /// The votes of the other names for where a place of a group lies.
    func describe(_ place: GazetteerPlace, of group: PlaceResolver.Group, _ cues: inout CueSet<RankCue>) {
        let own = 1 / Float(max(1, group.candidates.count))
        switch (byDivision[place.admin1] ?? own) - own {
        case ..<0.02: cues.insert(.support0)
        case ..<0.2: cues.insert(.support1)
        case ..<0.6: cues.insert(.support2)
        case ..<1.5: cues.insert(.support3)
        default: cues.insert(.support4)
        }
        switch (byCounty[place.admin2] ?? own) - own {
        case ..<0.02: cues.insert(.county0)
        case ..<0.3: cues.insert(.county1)
        default: cues.insert(.county2)
        }
    }
}
