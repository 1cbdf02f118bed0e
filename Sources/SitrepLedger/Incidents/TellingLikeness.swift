// Whether two tellings contradict each other, and how much speaks for their telling one happening.

import SitrepModel

/// Compares tellings of one type.
struct TellingLikeness: Sendable {
    /// From this score on two tellings are taken for one happening.
    static let enough = 0.7
    /// What the tellings of one happening must reach on average.
    static let enoughTogether = 0.42

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

    let rarity: WordRarity

    // MARK: Contradictions

    /// Different days, places or speakers: never one happening, whatever else they share.
    static func contradict(_ a: TellingProfile, _ b: TellingProfile) -> Bool {
        if let one = a.days, let other = b.days, !one.overlaps(other) { return true }
        return placesContradict(a, b) || partiesContradict(a, b)
    }

    private static func placesContradict(_ a: TellingProfile, _ b: TellingProfile) -> Bool {
        if !a.spots.isEmpty, !b.spots.isEmpty {
            return !a.spots.contains { one in b.spots.contains { one.mayBe($0) } }
        }
        return !a.countries.isEmpty && !b.countries.isEmpty && a.countries.isDisjoint(with: b.countries)
    }

    /// What is said has a speaker; what is done may be told with more or fewer parties.
    private static func partiesContradict(_ a: TellingProfile, _ b: TellingProfile) -> Bool {
        guard !IncidentKind.isDeed(a.type), !a.actorCountries.isEmpty, !b.actorCountries.isEmpty else { return false }
        return a.actorCountries.isDisjoint(with: b.actorCountries)
    }

    // MARK: Score

    func score(_ a: TellingProfile, _ b: TellingProfile, norms: (Double, Double)) -> Double {
        grounds(a, b, norms: norms).reduce(0) { $0 + $1.worth }
    }

    /// What the two share, and what each is worth.
    func grounds(
        _ a: TellingProfile, _ b: TellingProfile, norms: (Double, Double)
    ) -> [(ground: IncidentLink.Ground, worth: Double)] {
        var result: [(IncidentLink.Ground, Double)] = []
        let shared = rarity.sharedSquares(a.words, b.words)
        if shared > 0 {
            // Short sentences are alike by few words: "declined to comment".
            let evidence = min(1, shared / (Worth.wordsNeeded * rarity.mostShared * rarity.mostShared))
            result.append((.words, Worth.words * evidence * shared / (norms.0 * norms.1)))
        }
        if a.spots.contains(where: { one in b.spots.contains { $0.name == one.name } }) {
            result.append((.place, Worth.place))
        } else if !a.countries.isDisjoint(with: b.countries) {
            result.append((.country, Worth.country))
        }
        if a.days != nil || b.days != nil {
            result.append((.days, a.days != nil && b.days != nil ? Worth.bothDated : Worth.oneDated))
        }
        let parties = a.parties.intersection(b.parties).count
        if parties > 0 { result.append((.parties, min(Worth.parties, Worth.party * Double(parties)))) }
        if !a.modes.isEmpty, !b.modes.isEmpty {
            result.append((.mode, a.modes.isDisjoint(with: b.modes) ? Worth.otherMode : Worth.mode))
        }
        return result
    }
}

/// Types that are deeds: many reports tell one of them, each with other parties and words. The others are said or
/// agreed, and each speaker says their own.
enum IncidentKind {
    private static let deeds: Set<String> = ["ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "AID", "SANCTION"]

    static func isDeed(_ type: String) -> Bool { deeds.contains(type) }
}
