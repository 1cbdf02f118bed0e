// From which scores on an incident is told, and a slot filled.

import SitrepLanguage

struct IncidentThresholds: Sendable {
    /// One for each type, then one for any incident at all.
    let types: [Float]
    /// For each slot one for the first filler and one for those after it.
    private let slots: [Float]
    /// How much the report's score as a whole adds to a filler's, and the most of that score that counts.
    private static let ofReport: Float = 0.3
    private static let mostOfReport: Float = 3

    init(_ file: SafeTensors, _ part: String, kinds: Int, slots count: Int) throws(WeightsError) {
        types = try file.floats(part + "thresholds.types", [kinds])
        slots = try file.floats(part + "thresholds.slots", [count, 2])
    }

    /// Whether a score suffices to fill a slot that has so many fillers.
    func fills(_ slot: IncidentModel.Slot, with score: Float, after count: Int, report: Float) -> Bool {
        let more = slot == .place || slot == .day ? 0 : Self.ofReport * min(report, Self.mostOfReport)
        return score + more >= slots[slot.rawValue * 2 + (count == 0 ? 0 : 1)]
    }
}
