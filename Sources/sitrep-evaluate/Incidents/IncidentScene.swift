// Where one of several incidents of a report is told: a town and the sentences from its name on.

/// A town with the sentences that tell what happened there.
struct IncidentScene: Sendable {
    let name: String
    var sentences: Set<Int>

    /// The scenes of incidents of one type: towns that stand in different sentences which tell of the type; none where there
    /// are fewer than two. Sentences without a town go with the town before.
    static func scenes(_ towns: [IncidentScene], told: [Float], threshold: Float) -> [IncidentScene] {
        var scenes: [IncidentScene] = []
        for town in towns {
            let own = town.sentences.filter { told[$0] >= threshold }
            guard !own.isEmpty else { continue }
            let isNear = scenes.contains { other in
                !other.sentences.isDisjoint(with: own) || other.name.contains(town.name)
                    || town.name.contains(other.name)
            }
            if !isNear { scenes.append(IncidentScene(name: town.name, sentences: own)) }
        }
        guard scenes.count > 1 else { return [] }
        var current = 0
        for sentence in told.indices {
            if let named = scenes.firstIndex(where: { $0.sentences.contains(sentence) }) {
                current = named
            } else {
                scenes[current].sentences.insert(sentence)
            }
        }
        return scenes
    }

    /// Whether the sentence of some that tells most lies here.
    func holds(_ some: Set<Int>, told: [Float]) -> Bool {
        let best = some.max { (told[$0], $1) < (told[$1], $0) }
        return best.map { sentences.contains($0) } ?? false
    }
}
