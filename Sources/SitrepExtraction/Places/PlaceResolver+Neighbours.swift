// What the other names of a document, as resolved so far, say about a place.

import SitrepLexicon

extension PlaceResolver {
    // MARK: Neighbours

    /// A name as it is resolved so far, seen from the others.
    private struct Neighbour {
        let index: Int
        let place: GazetteerPlace
        let point: UnitPoint
        /// Its certainty, times the root of the number of its mentions.
        let weight: Float
        let mentions: Int
        let isPoint: Bool
    }

    func describeNeighbours(_ groups: inout [Group]) {
        let all: [Neighbour] = groups.enumerated().compactMap { index, group in
            guard group.candidates.indices.contains(group.chosen) else { return nil }
            let chosen = group.candidates[group.chosen]
            return Neighbour(
                index: index, place: chosen.place, point: chosen.point,
                weight: group.certainty * Float(max(1, group.mentions.count)).squareRoot(),
                mentions: group.mentions.count, isPoint: chosen.place.feature.isPoint || chosen.place.feature == .admin2
            )
        }
        for index in groups.indices where groups[index].candidates.count > 1 {
            let others = all.filter { $0.index != index }
            let main = others.filter { $0.isPoint && $0.mentions > 1 }.max {
                ($0.mentions, $1.index) < ($1.mentions, $0.index)
            }
            for at in groups[index].candidates.indices {
                let candidate = groups[index].candidates[at]
                groups[index].candidates[at].cues = neighbours(candidate, others, main)
            }
        }
    }

    private func neighbours(_ candidate: Candidate, _ others: [Neighbour], _ main: Neighbour?) -> CueSet<RankCue> {
        var cues = candidate.cues.withoutNeighbours
        let place = candidate.place
        var closest = -2.0
        var inCountry: Float = 0
        var inDivision: Float = 0
        var all: Float = 0
        for other in others {
            all += other.weight
            if other.place.country == place.country, place.hasCountry { inCountry += other.weight }
            if other.place.admin1 == place.admin1, place.admin1 != GazetteerPlace.none { inDivision += other.weight }
            cues.insert(
                .sharedCounty, if: other.place.admin2 == place.admin2 && place.admin2 != GazetteerPlace.none)
            if other.isPoint { closest = max(closest, candidate.point.cosine(to: other.point)) }
        }
        describeDistance(closest, &cues)
        if let main {
            let isNear = UnitPoint.kilometers(cosine: candidate.point.cosine(to: main.point)) < Self.mainRadius
            cues.insert(isNear ? .nearMain : .farFromMain)
        }
        guard all > 0 else { return cues }
        let country = inCountry / all
        let division = inDivision / all
        cues.insert(country < 0.15 ? .sharedCountry0 : country < 0.5 ? .sharedCountry1 : .sharedCountry2)
        cues.insert(division < 0.1 ? .sharedDivision0 : division < 0.4 ? .sharedDivision1 : .sharedDivision2)
        return cues
    }

    /// Kilometres around the town that a document names most.
    private static let mainRadius = 75.0

    private func describeDistance(_ cosine: Double, _ cues: inout CueSet<RankCue>) {
        guard cosine > -2 else { return cues.insert(.alone) }
        switch UnitPoint.kilometers(cosine: cosine) {
        case ..<25: cues.insert(.near25)
        case ..<75: cues.insert(.near75)
        case ..<161: cues.insert(.near161)
        case ..<400: cues.insert(.near400)
        case ..<1000: cues.insert(.near1000)
        default: cues.insert(.farAway)
        }
    }
}

extension CueSet<RankCue> {
    /// The cues that do not depend on how other names were resolved.
    var withoutNeighbours: CueSet<RankCue> {
        var result = self
        for raw in RankCue.near25.rawValue...RankCue.sharedCounty.rawValue {
            if let cue = RankCue(rawValue: raw) { result.remove(cue) }
        }
        result.remove(.nearMain)
        result.remove(.farFromMain)
        return result
    }
}
