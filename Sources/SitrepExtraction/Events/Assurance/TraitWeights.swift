// What traits are worth: a logistic regression, as a table.

import Foundation
import SitrepLexicon

/// Weights by the names of traits; what is not listed weighs nothing.
struct TraitWeights: Sendable {
    private static let bias = "bias"

    private let weights: [String: Double]

    /// The rows of a model of the table `event-weights`.
    init(model: String, tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/event-weights")
        let (models, traits, values) = (
            try table.column("model"), try table.column("trait"), try table.column("weight")
        )
        var weights: [String: Double] = [:]
        for row in table.rows where row[models] == model {
            guard let value = Double(row[values]) else {
                throw LexiconError(
                    .badValue, location: "en/event-weights: \(model) \(row[traits])",
                    hint: "“\(row[values])” is not a number; make the table again with make assurance")
            }
            weights[String(row[traits])] = value
        }
        self.weights = weights
    }

    /// 0 to 1: the share of those with these traits that a reader found right.
    func probability(of traits: [String]) -> Double { 1 / (1 + exp(-score(of: traits))) }

    /// The sum of the weights, each trait counted once.
    func score(of traits: [String]) -> Double {
        var seen: Set<String> = []
        return traits.reduce(weights[Self.bias] ?? 0) { sum, trait in
            seen.insert(trait).inserted ? sum + (weights[trait] ?? 0) : sum
        }
    }
}
