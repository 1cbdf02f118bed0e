// What is seen of a part of a text as a whole, from which a log-linear model judges what happens in it.

package import SitrepLanguage
package import SitrepText

/// Features of parts of a text: its words, its cues, which of them stand together, and the cues of the parts before.
package struct PartFeatures: Sendable {
    private let analysis: Analysis
    private let cues: EventCues

    /// Cues are near each other where one of the next few begins so many tokens on.
    private static let (few, reach) = (3, 6)
    /// Words to either side that count as beside a cue.
    private static let beside = 2
    /// Parts before that are seen.
    private static let back = 2

    package init(analysis: Analysis, cues: EventCues) {
        self.analysis = analysis
        self.cues = cues
    }

    /// Features of parts in the order of the text.
    package func features(of parts: [Range<Int>]) -> [FeatureSet] {
        let ranges = parts.map { $0.clamped(to: 0..<analysis.tokens.count) }
        let found = ranges.map { cues.matches(in: $0, of: analysis.tokens) }
        let distinct = found.map { Set($0.flatMap(\.cues)).sorted() }
        return ranges.indices.map { part in
            var result = FeatureSet()
            addWords(of: ranges[part], to: &result)
            addCues(distinct[part], to: &result)
            addNeighbours(of: found[part], in: ranges[part], to: &result)
            addTree(of: found[part], to: &result)
            for steps in 1...Self.back where part >= steps {
                for cue in distinct[part - steps] {
                    result.add(.before, UInt64(steps), cue)
                    if steps == 1 { for own in distinct[part] { result.add(.beforePair, cue, own) } }
                }
            }
            return result
        }
    }

    private func lemma(_ token: Int) -> UInt64 { analysis.tokens[token].lemma.value }

    private func addWords(of part: Range<Int>, to result: inout FeatureSet) {
        for token in part {
            result.add(.word, lemma(token))
            if token + 1 < part.upperBound { result.add(.wordPair, lemma(token), lemma(token + 1)) }
        }
    }

    private func addCues(_ cues: [UInt64], to result: inout FeatureSet) {
        for (at, cue) in cues.enumerated() {
            result.add(.cue, cue)
            for other in cues[(at + 1)...] { result.add(.cuePair, cue, other) }
        }
    }

    private func addNeighbours(of found: [EventCues.Match], in part: Range<Int>, to result: inout FeatureSet) {
        for (at, match) in found.enumerated() {
            for next in found[(at + 1)...].prefix(Self.few)
            where next.tokens.lowerBound - match.tokens.lowerBound <= Self.reach {
                for cue in match.cues { for other in next.cues { result.add(.near, cue, other) } }
            }
            let (low, high) = (match.tokens.lowerBound, match.tokens.upperBound)
            let around = [low - Self.beside..<low, high..<high + Self.beside]
            for token in around.joined() where part.contains(token) {
                for cue in match.cues { result.add(.beside, cue, lemma(token)) }
            }
        }
    }

    /// Cues whose heads in the tree are cues.
    private func addTree(of found: [EventCues.Match], to result: inout FeatureSet) {
        guard let trees = analysis.trees else { return }
        let cuesAt = Dictionary(
            found.map { ($0.tokens.lowerBound, $0.cues) }, uniquingKeysWith: { first, _ in first })
        for match in found {
            let token = match.tokens.lowerBound
            guard let head = trees.head(of: token), let above = cuesAt[head] else { continue }
            let relation = WordKey(trees.relation(of: token).rawValue).value
            for cue in match.cues {
                for other in above {
                    result.add(.under, cue, relation, other)
                    result.add(.underCue, cue, other)
                }
            }
        }
    }
}

/// What a feature tells; the raw values are part of the taught file.
private enum Template: UInt64 {
    case word = 1, wordPair, cue, cuePair, near, beside, under, underCue, before, beforePair
}

extension FeatureSet {
    fileprivate mutating func add(_ template: Template, _ parts: UInt64...) { insert(template.rawValue, parts) }
}
