// From a report to its incidents: which types, which candidates fill which slots, and of which incident.

import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

/// Reads the incidents of a report as templates; immutable, shared by all workers.
struct IncidentReader: Sendable {
    private let reading: IncidentReading
    private let model: IncidentModel
    private let circumstances: IncidentCircumstances

    /// A filler goes to incidents of other types too whose sentences score this close to the best.
    private static let margin: Float = 0.5
    /// How much the report's own score of a type counts beside those of a filler's sentences.
    private static let ofReport: Float = 0.3

    init(coder: Coder, model: IncidentModel) throws {
        reading = try IncidentReading(coder: coder)
        circumstances = try IncidentCircumstances(resources: Resources())
        self.model = model
    }

    /// A candidate chosen for a slot, with the string to write down.
    private struct Filler {
        let text: String
        let words: Set<Substring>
        let sentences: Set<Int>
    }

    func templates(of row: MUC4Task.Row) -> [IncidentTemplate] {
        let text = reading.text(of: row)
        let candidates = text.candidates()
        let scores = model.scores(of: text, candidates: candidates)
        let types = self.types(scores)
        if types.isEmpty { return [] }
        let fillers = IncidentModel.Slot.allCases.map { chosen(for: $0, candidates, scores, text) }
        let place = circumstances.location(candidates, scores, model, text)
        let days = circumstances.days(candidates, scores, model.thresholds, text)
        let towns = circumstances.towns(candidates, scores, model, text)
        return types.flatMap { type -> [IncidentTemplate] in
            let told = scores.sentences.map { $0[type] }
            let scenes = IncidentScene.scenes(towns, told: told, threshold: Self.least)
            return (scenes.isEmpty ? [nil] : scenes.map(Optional.some)).map { scene in
                let strings = { (slot: IncidentModel.Slot) in
                    fillers[slot.rawValue].filter {
                        belongs($0, to: type, of: types, scores) && scene?.holds($0.sentences, told: told) ?? true
                    }.map(\.text)
                }
                return IncidentTemplate(
                    incident_type: IncidentModel.types[type], perp_ind: strings(.perpetrator),
                    perp_org: strings(.organization).map { [$0] }, target: strings(.target), victim: strings(.victim),
                    victim_desc: strings(.described), weapon: strings(.weapon), date: days,
                    location: scene.map { place.prefix(1) + [$0.name] } ?? place, stage: "ACCOMPLISHED")
            }
        }
    }

    /// How much a sentence must tell of a type for its town to be where an incident of that type was.
    private static let least: Float = -3

    /// Numbers of the types that are told.
    private func types(_ scores: IncidentScores) -> [Int] {
        let thresholds = model.thresholds.types
        guard scores.document[IncidentModel.types.count] > thresholds[IncidentModel.types.count] else { return [] }
        return IncidentModel.types.indices.filter { scores.document[$0] > thresholds[$0] }
    }

    /// Fillers of a slot, best first; none whose words another has.
    private func chosen(
        for slot: IncidentModel.Slot, _ candidates: [IncidentCandidate], _ scores: IncidentScores, _ text: IncidentText
    ) -> [Filler] {
        guard slot != .place, slot != .day else { return [] }
        let report = scores.document[IncidentModel.types.count]
        let order = candidates.indices.filter { candidates[$0].isFiller }.sorted {
            (scores.slots[$1][slot.rawValue], $0) < (scores.slots[$0][slot.rawValue], $1)
        }
        var result: [Filler] = []
        for index in order {
            let score = scores.slots[index][slot.rawValue]
            guard model.thresholds.fills(slot, with: score, after: result.count, report: report) else { break }
            guard let string = model.string(of: candidates[index], for: slot, in: text) else { continue }
            let words = Set(string.split(separator: " "))
            if result.contains(where: { $0.words.isSubset(of: words) || words.isSubset(of: $0.words) }) { continue }
            let sentences = Set(candidates[index].mentions.map { text.sentence(of: $0.anchor) })
            result.append(Filler(text: string, words: words, sentences: sentences))
        }
        return result
    }

    /// Whether a filler's sentences tell of an incident of a type as much as of any other that is told.
    private func belongs(_ filler: Filler, to type: Int, of types: [Int], _ scores: IncidentScores) -> Bool {
        let strength = { (kind: Int) in
            (filler.sentences.map { scores.sentences[$0][kind] }.max() ?? 0) + Self.ofReport * scores.document[kind]
        }
        return strength(type) >= (types.map(strength).max() ?? 0) - Self.margin
    }
}
