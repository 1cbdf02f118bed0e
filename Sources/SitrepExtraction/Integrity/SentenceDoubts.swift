// Which sentences damage makes unreliable, and what entries in them lose of their confidence.

import SitrepModel
import SitrepText

extension Integrity {
    /// With less confidence for claims and events that stand in damaged sentences.
    func doubting(_ claims: [Claim]) -> [Claim] {
        claims.map { claim in
            var claim = claim
            claim.confidence = confidence(over: claim.content)
            return claim
        }
    }

    func doubting(_ events: [Event]) -> [Event] {
        events.map { event in
            var event = event
            if let confidence = confidence(over: [event.trigger]) {
                event.confidence = (event.confidence * confidence * 1000).rounded() / 1000
            }
            return event
        }
    }

    /// The least of the sentences that the words stand in; absent where all are sound.
    private func confidence(over spans: [TextSpan]) -> Double? {
        doubts.filter { doubt in spans.contains { $0.overlaps(doubt.span) } }.map(\.confidence).min()
    }
}

/// Adds up what each sentence loses.
struct SentenceDoubts {
    /// In hundredths by kind of damage.
    let losses: [String: Int]

    /// Confidence never falls below this, in hundredths.
    private static let least = 30

    func doubts(in analysis: Analysis, damage: [DamageMark], repeats: [Repeat]) -> [Integrity.Doubt] {
        let signs: [(span: TextSpan, loss: Int)] =
            damage.compactMap { mark in mark.span.map { ($0, losses[mark.kind] ?? 0) } }
            + repeats.map { ($0.span, losses["repeat"] ?? 0) }
        guard signs.contains(where: { $0.loss > 0 }) else { return [] }
        return analysis.sentences.compactMap { sentence in
            let loss = signs.reduce(0) { $0 + ($1.span.overlaps(sentence.span) ? $1.loss : 0) }
            guard loss > 0 else { return nil }
            return Integrity.Doubt(span: sentence.span, confidence: Double(max(Self.least, 100 - loss)) / 100)
        }
    }
}
