// How much speaks for two tellings' being of one happening.

import Foundation
import SitrepModel

/// Compares tellings of one type, by their numbers.
struct TellingLikeness: Sendable {
    /// From this score on two tellings are taken for one happening.
    static let enough = 0.7
    /// What the tellings of one happening must reach on average.
    static let enoughTogether = 0.42

    /// 0 to 1: how likely two tellings of a score are of one happening. A logistic of the score's logarithm, fitted to
    /// the judged pairs of `Training/labels/tellings.tsv`.
    static func likelihood(ofScore score: Double) -> Double {
        guard score > 0 else { return 0 }
        return 1 / (1 + exp(-(Likelihood.bias + Likelihood.slope * log(score))))
    }

    private enum Likelihood {
        static let bias = 1.27
        static let slope = 3.11
    }

    /// What each ground is worth. Words are compared by the cosine of their rarities.
    private enum Worth {
        static let words = 2.0
        /// Words that no other telling has, or more common ones of that worth, that two must share to count in full.
        static let wordsNeeded = 2.0
        static let place = 0.3
        static let country = 0.05
        static let bothDated = 0.2
        static let oneDated = 0.05
        static let party = 0.1
        static let parties = 0.3
        static let mode = 0.1
        static let otherMode = -0.2
    }

    private let tellings: [TellingProfile]
    /// The squared rarity of each word of each telling.
    private let squares: [[Double]]
    /// The length of each telling's words as a vector.
    private let norms: [Double]
    /// Shared rarity that counts in full.
    private let evidenceNeeded: Double

    init(_ tellings: [TellingProfile]) {
        let rarity = WordRarity(sets: tellings.lazy.map(\.words))
        self.tellings = tellings
        squares = tellings.map { telling in telling.words.map { rarity[$0] * rarity[$0] } }
        norms = squares.map { max($0.reduce(0, +).squareRoot(), .leastNormalMagnitude) }
        evidenceNeeded = Worth.wordsNeeded * rarity.mostShared * rarity.mostShared
    }

    /// What two tellings share, and what each ground is worth.
    private struct Worths {
        var words = 0.0
        var place = 0.0
        var country = 0.0
        var days = 0.0
        var parties = 0.0
        var mode = 0.0

        var total: Double { words + place + country + days + parties + mode }

        var grounds: [(ground: IncidentLink.Ground, worth: Double)] {
            [
                (.words, words), (.place, place), (.country, country), (.days, days), (.parties, parties),
                (.mode, mode),
            ]
        }
    }

    func score(_ one: Int, _ other: Int) -> Double { worths(one, other).total }

    /// What speaks for the two, the strongest first.
    func grounds(_ one: Int, _ other: Int) -> [IncidentLink.Ground] {
        worths(one, other).grounds.filter { $0.worth > 0 }.sorted { $0.worth > $1.worth }.map(\.ground)
    }

    private func worths(_ one: Int, _ other: Int) -> Worths {
        let (a, b) = (tellings[one], tellings[other])
        var worths = Worths()
        let shared = sharedSquares(one, other)
        if shared > 0 {
            // Short sentences are alike by few words: "declined to comment".
            let evidence = min(1, shared / evidenceNeeded)
            worths.words = Worth.words * evidence * shared / (norms[one] * norms[other])
        }
        if a.contrast.sharesSpot(with: b.contrast) {
            worths.place = Worth.place
        } else if !a.contrast.countries.isDisjoint(with: b.contrast.countries) {
            worths.country = Worth.country
        }
        if a.days != nil || b.days != nil {
            worths.days = a.days != nil && b.days != nil ? Worth.bothDated : Worth.oneDated
        }
        let parties = SharedKeys.count(a.parties, b.parties)
        if parties > 0 { worths.parties = min(Worth.parties, Worth.party * Double(parties)) }
        if !a.modes.isEmpty, !b.modes.isEmpty {
            worths.mode = SharedKeys.count(a.modes, b.modes) == 0 ? Worth.otherMode : Worth.mode
        }
        return worths
    }

    /// The squared rarities of the words that both have.
    private func sharedSquares(_ one: Int, _ other: Int) -> Double {
        let worth = squares[one]
        var sum = 0.0
        SharedKeys.forEachPlace(tellings[one].words, tellings[other].words) { sum += worth[$0] }
        return sum
    }
}
