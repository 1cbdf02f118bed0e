// Chooses, for every name of a document, one of the places that have it: one sense a document, near its neighbours.

import Foundation
import SitrepLexicon
import SitrepModel

/// Resolves the mentions that were recognised.
struct PlaceResolver {
    /// Mentions of one name (and one container) are resolved together.
    struct Group {
        let key: UInt64
        let container: Int?
        var mentions: [Int]
        var candidates: [Candidate]
        var chosen: Int = 0
        var certainty: Float = 0
        /// Only one place was possible.
        var isFixed = false
        /// A word beside it says that it is a division ("Latakia province").
        var isDivision = false
        /// From the publisher's address rather than from the text.
        var isFromDomain = false
    }

    struct Candidate {
        let place: GazetteerPlace
        let isOwnName: Bool
        let rank: Int
        let point: UnitPoint
        var cues = CueSet<RankCue>()
        var score: Float = 0

        init(place: GazetteerPlace, isOwnName: Bool, rank: Int) {
            self.place = place
            self.isOwnName = isOwnName
            self.rank = rank
            point = UnitPoint(place)
        }
    }

    static let candidateLimit = 64

    let gazetteer: Gazetteer
    let weights: CueWeights
    /// Index of the country of the publisher's address, where it tells one.
    let publisherCountry: Int?
    /// Names found in the publisher's address.
    let domainNames: [Gazetteer.Candidates]

    /// Groups with their candidates scored; `second` leaves the neighbours out where it is false.
    func groups(of mentions: [PlaceMention], accepted: [Int], withNeighbours second: Bool = true) -> [Group] {
        var groups = grouped(mentions, accepted)
        let context = Context(groups, mentions, gazetteer)
        let support = DivisionSupport(groups)
        for index in groups.indices { describe(&groups[index], mentions, context, support) }
        choose(&groups, weights.first)
        guard second else { return groups }
        let rounds = 2
        for _ in 0..<rounds {
            describeNeighbours(&groups)
            choose(&groups, weights.second)
        }
        return groups
    }

    func resolve(_ mentions: inout [PlaceMention], accepted: [Int]) {
        for group in groups(of: mentions, accepted: accepted) {
            guard group.candidates.indices.contains(group.chosen) else { continue }
            for mention in group.mentions {
                mentions[mention].place = group.candidates[group.chosen].place.index
                mentions[mention].certainty = group.certainty
            }
        }
    }

    // MARK: Groups

    private func grouped(_ mentions: [PlaceMention], _ accepted: [Int]) -> [Group] {
        var groups: [Group] = []
        var byKey: [UInt64: [Int]] = [:]
        let isAccepted = Set(accepted)
        for index in accepted {
            let mention = mentions[index]
            let container = mention.container.flatMap { isAccepted.contains($0) ? mentions[$0].leading : nil }
            let known = byKey[mention.key, default: []]
            if let group = known.first(where: { groups[$0].container == container }) {
                groups[group].mentions.append(index)
                continue
            }
            byKey[mention.key, default: []].append(groups.count)
            groups.append(
                Group(
                    key: mention.key, container: container, mentions: [index], candidates: candidates(mention),
                    isFixed: mention.fixed != nil))
        }
        return merged(groups) + domainGroups(known: byKey)
    }

    /// Mentions without a container join those of the same name that have one.
    private func merged(_ groups: [Group]) -> [Group] {
        var result: [Group] = []
        var bare: [Group] = []
        for group in groups {
            if group.container == nil { bare.append(group) } else { result.append(group) }
        }
        for group in bare {
            if let index = result.firstIndex(where: { $0.key == group.key && $0.container != nil }) {
                result[index].mentions += group.mentions
            } else {
                result.append(group)
            }
        }
        return result
    }

    private func domainGroups(known: [UInt64: [Int]]) -> [Group] {
        domainNames.map { names in
            let list = names.prefix(Self.candidateLimit).enumerated().map { rank, element in
                Candidate(place: gazetteer[element.place], isOwnName: element.isOwnName, rank: rank)
            }
            return Group(key: 0, container: nil, mentions: [], candidates: list, isFromDomain: true)
        }
    }

    private func candidates(_ mention: PlaceMention) -> [Candidate] {
        if let fixed = mention.fixed { return [Candidate(place: gazetteer[fixed], isOwnName: true, rank: 0)] }
        return mention.candidates.prefix(Self.candidateLimit).enumerated().map { rank, element in
            Candidate(place: gazetteer[element.place], isOwnName: element.isOwnName, rank: rank)
        }
    }

    // MARK: Cues that need no neighbours

    /// What the document names outright.
    struct Context {
        var countryWeight: [Int: Float] = [:]
        var countryTotal: Float = 0
        var divisions: Set<Int> = []

        init(_ groups: [Group], _ mentions: [PlaceMention], _ gazetteer: Gazetteer) {
            for group in groups where !group.isFromDomain {
                guard let leading = group.candidates.first?.place, leading.hasCountry else { continue }
                let isArea = leading.feature == .country || leading.feature == .admin1
                guard isArea || leading.population > 1_000_000 || group.candidates.count == 1 else { continue }
                let weight = Float(group.mentions.count).squareRoot() * (leading.feature == .country ? 1.5 : 1)
                countryWeight[leading.country, default: 0] += weight
                countryTotal += weight
                if leading.feature == .admin1 { divisions.insert(leading.index) }
            }
        }

        func share(_ country: Int) -> Float { countryTotal > 0 ? (countryWeight[country] ?? 0) / countryTotal : 0 }
    }

    private func describe(
        _ group: inout Group, _ mentions: [PlaceMention], _ context: Context, _ support: DivisionSupport
    ) {
        let container = group.container.map { gazetteer[$0] }
        let hints = Set(group.mentions.map { mentions[$0].kindHint })
        group.isDivision = !hints.isDisjoint(with: [.division, .county])
        let held = group.mentions.compactMap { mentions[$0].holds }.map { mentions[$0] }
        let top = group.candidates.map(\.place.population).max() ?? 0
        let fame = group.candidates.map(\.place.fame).max() ?? 0
        for index in group.candidates.indices {
            let candidate = group.candidates[index]
            let place = candidate.place
            var cues = CueSet<RankCue>()
            describePlace(candidate, top: top, &cues)
            if let container {
                cues.insert(Containment.holds(container, place) ? .inContainer : .outOfContainer)
            }
            if let inner = held.first,
                inner.candidates.contains(where: { Containment.holds(place, gazetteer[$0.place]) })
            {
                cues.insert(.holdsPrevious)
            }
            for hint in hints where hint != .none { cues.insert(agrees(hint, place) ? .kindAgrees : .kindDiffers) }
            switch context.share(place.country) {
            case ...0: cues.insert(.countryShare0)
            case ..<0.2: cues.insert(.countryShare1)
            case ..<0.5: cues.insert(.countryShare2)
            default: cues.insert(.countryShare3)
            }
            cues.insert(.divisionNamed, if: context.divisions.contains(place.admin1) && place.admin1 != place.index)
            cues.insert(.publisherCountry, if: publisherCountry == place.country && place.hasCountry)
            support.describe(place, of: group, &cues)
            cues.insert(.mostFamous, if: fame > 0 && place.fame == fame)
            group.candidates[index].cues = cues
        }
    }

    private func describePlace(_ candidate: Candidate, top: Int, _ cues: inout CueSet<RankCue>) {
        let place = candidate.place
        switch candidate.rank {
        case 0: cues.insert(.rank0)
        case 1: cues.insert(.rank1)
        case 2: cues.insert(.rank2)
        default: cues.insert(.rankMore)
        }
        cues.insert(.ownName, if: candidate.isOwnName)
        cues.insert(.bestByFar, if: candidate.rank == 0 && place.population > 0 && place.population == top)
        cues.insert(.cue(of: place.feature))
        if place.feature == .city || place.feature == .capital { describeFame(place, &cues) }
        switch place.population {
        case ..<1: cues.insert(.pop0)
        case ..<2_000: cues.insert(.pop1k)
        case ..<10_000: cues.insert(.pop5k)
        case ..<40_000: cues.insert(.pop20k)
        case ..<200_000: cues.insert(.pop100k)
        case ..<1_000_000: cues.insert(.pop500k)
        case ..<4_000_000: cues.insert(.pop2m)
        default: cues.insert(.popMany)
        }
    }

    private func describeFame(_ place: GazetteerPlace, _ cues: inout CueSet<RankCue>) {
        switch place.fame {
        case ...2: cues.insert(.fame2)
        case 3: cues.insert(.fame3)
        case 4: cues.insert(.fame4)
        case 5: cues.insert(.fame5)
        case 6: cues.insert(.fame6)
        default: cues.insert(.fameMost)
        }
    }

    private func agrees(_ hint: PlaceMention.KindHint, _ place: GazetteerPlace) -> Bool {
        switch hint {
        case .none: true
        case .division: place.feature == .admin1 || place.feature == .region
        case .county: place.feature == .admin2 || place.feature == .admin1 || place.feature == .district
        case .town: place.feature.isPoint
        case .airport: place.feature == .airport || place.feature == .city || place.feature == .capital
        case .water: place.feature == .water || place.feature == .river
        }
    }

    // MARK: Choice

    private func choose(_ groups: inout [Group], _ weights: [Float]) {
        for index in groups.indices {
            var best = -Float.infinity
            for at in groups[index].candidates.indices {
                let score = groups[index].candidates[at].cues.sum(weights)
                groups[index].candidates[at].score = score
                if score > best {
                    best = score
                    groups[index].chosen = at
                }
            }
            groups[index].certainty = certainty(of: groups[index], best: best)
            preferTown(&groups[index])
        }
    }

    /// A bare name that a province shares with its chief town means the town.
    private func preferTown(_ group: inout Group) {
        guard group.candidates.indices.contains(group.chosen), !group.isDivision else { return }
        let chosen = group.candidates[group.chosen]
        guard chosen.place.feature.isDivision else { return }
        let towns = group.candidates.indices.filter {
            let candidate = group.candidates[$0]
            let distance = UnitPoint.kilometers(cosine: chosen.point.cosine(to: candidate.point))
            return candidate.place.feature.isPoint && candidate.place.country == chosen.place.country
                && distance < Self.sameArea
        }
        if let town = towns.max(by: { group.candidates[$0].place.population < group.candidates[$1].place.population }) {
            group.chosen = town
        }
    }

    /// The share of the chosen place, with those so near to it that it makes no difference (a town and its province).
    private func certainty(of group: Group, best: Float) -> Float {
        guard group.candidates.indices.contains(group.chosen) else { return 0 }
        let chosen = group.candidates[group.chosen].point
        var near: Float = 0
        var all: Float = 0
        for candidate in group.candidates {
            let share = exp(candidate.score - best)
            all += share
            let distance = UnitPoint.kilometers(cosine: chosen.cosine(to: candidate.point))
            if distance < Self.sameArea { near += share }
        }
        return all > 0 ? near / all : 0
    }

    /// Kilometres within which two places of one name are as good as one.
    static let sameArea = 75.0
}
