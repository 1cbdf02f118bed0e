// What is learned of incidents: types of documents, slots of candidates, the strings to write down.
// Trained by `Training/sitrep_training/incidents.py`.

import Foundation
import SitrepLanguage
import SitrepText

/// Scores for one document; all are log-odds.
struct IncidentScores: Sendable {
    /// The incident types in the order of ``IncidentModel/types``, then whether there is any incident;
    /// judged by the words and by the fillers that were found.
    let document: [Float]
    /// The same of each sentence.
    let sentences: [[Float]]
    /// The slots of each candidate in the order of ``IncidentModel/Slot``.
    let slots: [[Float]]
}

/// Immutable, shared by all workers.
struct IncidentModel: Sendable {
    static let types = [
        "attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage", "hijacking",
    ]

    /// What a candidate may fill; raw values are columns of the taught tables.
    enum Slot: Int, CaseIterable, Sendable {
        case perpetrator, organization, target, victim, described, weapon, place, day
    }

    private let documents: SparseTable
    private let sentences: SparseTable
    private let candidates: SparseTable
    private let strings: SparseTable
    /// From the scores of document and sentences to the columns of the candidates' table.
    private let context: [Float]
    /// From the hidden columns to the slots.
    private let output: [Float]
    /// From the scores of the document and of its best fillers to the judgement of its types; the last row is the bias.
    private let judgement: [Float]
    /// How likely incidents of a country are reported, one weight each; found by the number of its code.
    private let countries: SparseTable
    let thresholds: IncidentThresholds

    /// Slots that candidates other than places and times fill.
    private static let fillers = 6
    /// Scores beyond this count as this, and are divided by the scale, as in training.
    private static let limit: Float = 6
    private static let scale: Float = 3

    /// - Parameter part: the begin of the tensors' names: empty, or one of several models in a file.
    init(path: String, part: String = "") throws(WeightsError) {
        let file = try SafeTensors(path: path)
        documents = try SparseTable(file, part + "documents")
        sentences = try SparseTable(file, part + "sentences")
        candidates = try SparseTable(file, part + "candidates")
        strings = try SparseTable(file, part + "strings")
        countries = try SparseTable(file, part + "countries")
        let kinds = Self.types.count + 1
        let slots = Slot.allCases.count
        guard documents.width == kinds, sentences.width == kinds, candidates.width > slots, strings.width == slots,
            countries.width == 1
        else { throw WeightsError(.wrongShape, location: path, hint: "train the incidents again") }
        context = try file.floats(part + "context", [candidates.width, 3 * kinds])
        output = try file.floats(part + "output", [slots, candidates.width - slots])
        judgement = try file.floats(part + "types", [kinds + Self.fillers + 2, kinds])
        thresholds = try IncidentThresholds(file, part, kinds: kinds, slots: slots)
    }

    func scores(of text: IncidentText, candidates found: [IncidentCandidate]) -> IncidentScores {
        let each = text.sentenceFeatures().map { sentences.sum(of: $0.numbers) }
        var document = documents.sum(of: text.documentFeatures().numbers)
        for kind in document.indices { document[kind] += Self.softCount(each.map { $0[kind] }) }
        let slots = found.map { slotScores(of: $0, in: text, document: document, sentences: each) }
        let fillers = zip(found, slots).filter { $0.0.isFiller }.map { $0.1 }
        return IncidentScores(document: judged(document, fillers: fillers), sentences: each, slots: slots)
    }

    /// The types once more, with the best filler of each slot in view.
    private func judged(_ document: [Float], fillers: [[Float]]) -> [Float] {
        let best = (0..<Self.fillers).map { slot in fillers.map { $0[slot] }.max() ?? -Self.limit }
        let input = (document + best + [best.max() ?? 0]).map(Self.limited)
        return document.indices.map { kind in
            var score = judgement[input.count * document.count + kind]
            for (row, value) in input.enumerated() { score += judgement[row * document.count + kind] * value }
            return score
        }
    }

    private static func limited(_ score: Float) -> Float { min(max(score, -limit), limit) / scale }

    /// A smooth maximum that is zero where no sentence speaks for it.
    private static func softCount(_ scores: [Float]) -> Float {
        log1p(scores.reduce(0) { $0 + exp(min($1, 15)) })
    }

    private func slotScores(
        of candidate: IncidentCandidate, in text: IncidentText, document: [Float], sentences: [[Float]]
    ) -> [Float] {
        let own = candidate.mentions.map { sentences[text.sentence(of: $0.anchor)] }
        let best = document.indices.map { kind in own.map { $0[kind] }.max() ?? 0 }
        let input = (document + best + own[0]).map(Self.limited)
        var sum = candidates.sum(of: text.features(of: candidate).numbers)
        for row in sum.indices {
            for (column, value) in input.enumerated() { sum[row] += context[row * input.count + column] * value }
        }
        let slots = Slot.allCases.count
        let hidden = sum.dropFirst(slots).map { max($0, 0) }
        return (0..<slots).map { slot in
            var score = sum[slot]
            for (unit, value) in hidden.enumerated() { score += output[slot * hidden.count + unit] * value }
            return score
        }
    }

    /// What a place or an actor of a country counts.
    func weight(ofCountry code: String) -> Double {
        Double(countries.sum(of: [UInt32(truncatingIfNeeded: WordKey(code).value)])[0])
    }

    /// The string of a candidate that best fills a slot.
    func string(of candidate: IncidentCandidate, for slot: Slot, in text: IncidentText) -> String? {
        var best: (text: String, score: Float)?
        for string in text.strings(of: candidate) {
            let score = strings.sum(of: string.features.numbers)[slot.rawValue]
            if score > best?.score ?? -.infinity { best = (string.text, score) }
        }
        return best?.text
    }
}

extension IncidentModel {
    /// The model that was taught on all reports.
    static var path: String { ModelFile.path(named: "incidents.safetensors") }
    /// Five models, each taught without one part of the reports.
    static var foldsPath: String { ModelFile.path(named: "incidents-folds.safetensors") }
}
