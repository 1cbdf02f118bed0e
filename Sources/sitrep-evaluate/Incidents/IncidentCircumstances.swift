// Where and when the incidents of a report were, in the notation of MUC-4.

import Foundation
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct IncidentCircumstances: Sendable {
    private let countryNames: CountryNames
    /// How much all mentions of a country's places count beside the best of them.
    private static let ofAll = 0.3
    /// What a mention of an actor counts for its country beside a sure place.
    private static let ofActor = 0.05
    /// What a town may score less where it only parts incidents.
    private static let ofTown: Float = 0.4
    /// What a name that is on no map lacks beside one that is.
    private static let unmapped: Float = 1

    init(resources: Resources) throws {
        countryNames = try CountryNames(tables: resources.tables)
    }

    /// A candidate for the location; absent places are names that the gazetteer does not tie to a point.
    private struct Spot {
        let place: Place?
        let name: String
        let score: Float
    }

    /// The country, then its divisions, then smaller places.
    func location(
        _ candidates: [IncidentCandidate], _ scores: IncidentScores, _ model: IncidentModel, _ text: IncidentText
    ) -> [String] {
        let slot = IncidentModel.Slot.place
        let found = candidates.indices.filter { candidates[$0].kind != .time }.map { index in
            spot(candidates[index], score: scores.slots[index][slot.rawValue], model, text)
        }
        let country = country(of: found, model, text)
        var taken: [Spot] = []
        for spot in found.filter({ $0.place?.isCountry != true }).sorted(by: { $0.score > $1.score }) {
            guard model.thresholds.fills(slot, with: spot.score, after: taken.count, report: 0) else { break }
            let words = Set(spot.name.split(separator: " "))
            let isKnown = taken.contains { other in
                let others = Set(other.name.split(separator: " "))
                return others.isSubset(of: words) || words.isSubset(of: others)
            }
            let isAbroad = spot.place?.country != nil && spot.place?.country?.code != country
            if !isKnown, !isAbroad { taken.append(spot) }
        }
        let isDivision = { (spot: Spot) in spot.place?.feature?.hasPrefix("ADM1") ?? false }
        let ordered = taken.filter(isDivision) + taken.filter { !isDivision($0) }
        return (country.flatMap { countryNames[CountryCode($0)] }.map { [$0] } ?? []) + ordered.map(\.name)
    }

    /// Towns and quarters that may be where an incident was, in text order, with the sentences that name them.
    func towns(
        _ candidates: [IncidentCandidate], _ scores: IncidentScores, _ model: IncidentModel, _ text: IncidentText
    ) -> [IncidentScene] {
        let slot = IncidentModel.Slot.place
        var result: [IncidentScene] = []
        for index in candidates.indices where candidates[index].kind == .place {
            let score = scores.slots[index][slot.rawValue]
            guard model.thresholds.fills(slot, with: score + Self.ofTown, after: 0, report: 0) else { continue }
            let place = text.draft.places[candidates[index].mentions[0].number]
            if place.isCountry || place.feature?.hasPrefix("ADM1") ?? false { continue }
            result.append(
                IncidentScene(
                    name: text.string(candidates[index].mentions[0].tokens),
                    sentences: Set(candidates[index].mentions.map { text.sentence(of: $0.anchor) })))
        }
        return result.sorted { ($0.sentences.min() ?? 0) < ($1.sentences.min() ?? 0) }
    }

    private func spot(
        _ candidate: IncidentCandidate, score: Float, _ model: IncidentModel, _ text: IncidentText
    ) -> Spot {
        let place = candidate.kind == .place ? text.draft.places[candidate.mentions[0].number] : nil
        // The text's own spelling, not the map's.
        let own = place.map { _ in text.string(candidate.mentions[0].tokens) }
        let score = place == nil ? score - Self.unmapped : score
        let isNear = model.thresholds.fills(.place, with: score, after: 0, report: 0)
        let name = own ?? (isNear ? model.string(of: candidate, for: .place, in: text) : nil)
        return Spot(place: place, name: name ?? "", score: score)
    }

    /// The country whose places score best, all of them and the actors from there counting a little, each as likely as such
    /// reports are about it.
    private func country(of found: [Spot], _ model: IncidentModel, _ text: IncidentText) -> String? {
        var shares: [String: [Double]] = [:]
        for actor in text.draft.actors {
            guard let code = actor.country?.code else { continue }
            shares[code, default: []] += actor.spans.map { _ in Self.ofActor }
        }
        for spot in found {
            if let code = spot.place?.country?.code {
                shares[code, default: []].append(1 / (1 + exp(-Double(spot.score))))
            }
        }
        let votes = shares.map { code, scores in
            let vote = (scores.max() ?? 0) + Self.ofAll * scores.reduce(0, +)
            return (key: code, value: vote * model.weight(ofCountry: code))
        }
        return votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
    }

    /// The days of the time that fits best; without one, some day up to that of the report.
    func days(
        _ candidates: [IncidentCandidate], _ scores: IncidentScores, _ thresholds: IncidentThresholds,
        _ text: IncidentText
    ) -> IncidentTemplate.Days? {
        let slot = IncidentModel.Slot.day
        let times = candidates.indices.filter { candidates[$0].kind == .time }
        let best = times.max { scores.slots[$0][slot.rawValue] < scores.slots[$1][slot.rawValue] }
        if let best, thresholds.fills(slot, with: scores.slots[best][slot.rawValue], after: 0, report: 0) {
            let time = text.draft.times[candidates[best].mentions[0].number]
            if let end = time.until ?? time.from {
                return IncidentTemplate.Days(start: time.from?.description, end: end.description)
            }
        }
        return text.draft.anchor.map { IncidentTemplate.Days(start: nil, end: $0.description) }
    }
}
