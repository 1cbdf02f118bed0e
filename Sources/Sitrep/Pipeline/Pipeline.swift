// The whole way from inputs to records: intake, then coding on all cores, results in input order.

public import SitrepIngest
public import SitrepModel

/// Reads inputs and codes what they hold.
public struct Pipeline: Sendable {
    /// What becomes of one report.
    public enum Outcome: Sendable {
        case record(Findings)
        /// The report was passed over because the caller did not want it.
        case skipped(DocumentInfo)
        case failure(IngestError)
    }

    public let intake: Intake
    public let coder: Coder
    public let workers: Int
    /// The publication date of reports that state none.
    public let defaultPublished: PublicationTime?

    public init(intake: Intake, coder: Coder, workers: Int, defaultPublished: PublicationTime? = nil) {
        self.intake = intake
        self.coder = coder
        self.workers = workers
        self.defaultPublished = defaultPublished
    }

    /// Reads all sources in order. A report that cannot be read is an outcome like any other; the rest goes on.
    ///
    /// - Parameters:
    ///   - isWanted: asked before a report is coded.
    ///   - deliver: called once a report, in input order; what it throws ends the run.
    public func run(
        _ sources: [InputSource], isWanted: (DocumentInfo) throws -> Bool = { _ in true },
        deliver: @escaping (Outcome) throws -> Void
    ) throws {
        var batches = batches(deliver)
        for source in sources {
            var ending: (any Error)?
            intake.read(path: source.path, known: source.known) { result in
                guard ending == nil else { return }
                do {
                    try batches.add(item(for: result, isWanted))
                } catch {
                    ending = error
                }
            }
            if let ending { throw ending }
        }
        try batches.flush()
    }

    /// Codes what intake gave, in order.
    public func run(
        _ results: [IntakeResult], isWanted: (DocumentInfo) throws -> Bool = { _ in true },
        deliver: @escaping (Outcome) throws -> Void
    ) throws {
        var batches = batches(deliver)
        for result in results { try batches.add(item(for: result, isWanted)) }
        try batches.flush()
    }

    private func batches(_ deliver: @escaping (Outcome) throws -> Void) -> OrderedBatches<Item, Outcome> {
        let coder = coder
        return OrderedBatches(workers: workers, transform: { $0.outcome(coder) }, deliver: deliver)
    }

    private enum Item: Sendable {
        case article(Article)
        case settled(Outcome)

        func outcome(_ coder: Coder) -> Outcome {
            switch self {
            case .article(let article): .record(coder.findings(in: article))
            case .settled(let outcome): outcome
            }
        }
    }

    private func item(for result: IntakeResult, _ isWanted: (DocumentInfo) throws -> Bool) rethrows -> Item {
        switch result {
        case .failure(let error): return .settled(.failure(error))
        case .success(let article):
            guard try isWanted(article.info) else { return .settled(.skipped(article.info)) }
            guard article.info.published == nil else { return .article(article) }
            let info = article.info.dated(orAs: defaultPublished)
            return .article(Article(info: info, text: article.text, removed: article.removed, damage: article.damage))
        }
    }
}
