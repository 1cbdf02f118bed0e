// What traits of words near an event are worth: two logistic regressions, as a table.

import Foundation
import SitrepLexicon

/// Weights by the names of traits, for both roles; what is not listed weighs nothing.
struct PartyWeights: Sendable {
    /// One number for each role.
    struct Roles: Sendable {
        var doer: Double
        var recipient: Double
    }

    private static let bias = "bias"

    private let weights: [String: Roles]

    /// The table `party-weights`.
    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/party-weights")
        let (traits, doers, recipients) = (
            try table.column("trait"), try table.column("doer"), try table.column("recipient")
        )
        var weights: [String: Roles] = [:]
        for row in table.rows {
            guard let doer = Double(row[doers]), let recipient = Double(row[recipients]) else {
                throw LexiconError(
                    .badValue, location: "en/party-weights: \(row[traits])",
                    hint: "a weight is no number; make the table again with make assurance")
            }
            weights[String(row[traits])] = Roles(doer: doer, recipient: recipient)
        }
        self.weights = weights
    }

    /// 0 to 1: how likely words with these traits name who does it, and who undergoes it; each trait counts once.
    func probabilities(of traits: [String]) -> Roles {
        var sum = weights[Self.bias] ?? Roles(doer: 0, recipient: 0)
        var seen: Set<String> = []
        for trait in traits {
            guard let weight = weights[trait], seen.insert(trait).inserted else { continue }
            sum.doer += weight.doer
            sum.recipient += weight.recipient
        }
        return Roles(doer: 1 / (1 + exp(-sum.doer)), recipient: 1 / (1 + exp(-sum.recipient)))
    }
}
