// Reports that were coded before through today's engine.

public import SitrepModel

/// Codes kept records anew; immutable, shared by all workers.
public struct Recoder: Sendable {
    /// A report's record as it was kept and as it would be now.
    public struct Recoded: Sendable {
        public let before: Findings
        public let after: Findings
    }

    private let coder: Coder
    private let workers: Int

    public init(coder: Coder, workers: Int) {
        self.coder = coder
        self.workers = workers
    }

    /// Takes records in; gives each back with its new coding, in the same order.
    public func batches(deliver: @escaping (Recoded) throws -> Void) -> OrderedBatches<Findings, Recoded> {
        let coder = coder
        return OrderedBatches(
            workers: workers, transform: { Recoded(before: $0, after: coder.findings(in: Article(kept: $0))) },
            deliver: deliver)
    }
}

extension Article {
    /// Damage that only intake sees, since the page itself is not kept; the rest is found again.
    private static let intakeDamage: Set<String> = ["truncated"]

    /// The article that a record was made from.
    fileprivate init(kept findings: Findings) {
        self.init(
            info: findings.document, text: findings.text, removed: findings.integrity.removed,
            damage: findings.integrity.damage.filter { Article.intakeDamage.contains($0.kind) })
    }
}
