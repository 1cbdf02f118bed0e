// Feeds and pages: asks for them, and keeps what is new.

import Foundation
import Sitrep
import SitrepFetch
import SitrepIngest
import SitrepModel
import SitrepStore

/// Looks at sources of the web.
struct WebWatch: Sendable {
    let store: LedgerStore
    let keeper: ReportKeeper
    let fetcher: PoliteFetcher
    let intake: Intake
    let clock: FetchClock
    let intervalInSeconds: Double
    let backoff: Backoff
    let say: @Sendable (String) -> Void

    // MARK: Sources

    /// Asks for a feed or a page.
    func poll(_ source: WatchedSource) async throws -> WatchTally {
        do {
            let address = try address(source.address)
            switch try await fetcher.fetch(address, validators: ValidatorText.validators(in: source.validators)) {
            case .unchanged: return try settle(source)
            case .document(let document): return try await take(document, of: source)
            }
        } catch let failure as FetchFailure {
            return try fail(source, failure)
        }
    }

    private func address(_ text: String) throws(FetchFailure) -> WebAddress {
        do throws(WebAddress.Problem) {
            return try WebAddress(text)
        } catch {
            throw FetchFailure(.address, at: text, what: error.text, hint: "check the address")
        }
    }

    /// Keeps that a source is due after an interval.
    private func settle(_ source: WatchedSource, validators: Validators? = nil, items: [WatchedItem] = []) throws
        -> WatchTally
    {
        var next = source
        next.failures = 0
        next.next = clock.now().addingTimeInterval(intervalInSeconds)
        if let validators { next.validators = ValidatorText.text(of: validators) }
        try store.keep(next, items: items)
        return WatchTally()
    }

    private func fail(_ source: WatchedSource, _ failure: FetchFailure) throws -> WatchTally {
        guard failure.code != .cancelled else { return WatchTally() }
        say("\(failure.place(askedAt: source.address)): \(failure.what); \(failure.hint)")
        guard !failure.isBeforeAsking else { return try WatchTally(failed: 1) + settle(source) }
        var next = source
        next.failures += 1
        next.next = backoff.next(afterFailures: next.failures, now: clock.now(), retryAfter: failure.tryAfter)
        try store.keep(next)
        return WatchTally(failed: 1)
    }

    /// What was fetched is kept before its validators are, so that nothing is passed over as unchanged.
    private func take(_ fetched: FetchedDocument, of source: WatchedSource) async throws -> WatchTally {
        let document = document(fetched)
        guard intake.isFeed(document) else {
            let results = intake.articles(in: document)
            let isPage = results.count == 1
            let tally = try await keeper.keep(
                results.map { result in
                    isPage ? result.map { $0.named(byTextAt: document.name) } : result
                })
            return try tally + settle(source, validators: tally.failed == 0 ? fetched.validators : nil)
        }
        do {
            let entries = try intake.entries(of: document)
            return try settle(
                source, validators: fetched.validators, items: entries.map { item($0, of: source.address) })
        } catch let error as IngestError {
            say(error.description)
            return try WatchTally(failed: 1) + settle(source)
        }
    }

    private func document(_ fetched: FetchedDocument) -> Document {
        let address = fetched.address.description
        let known = DocumentInfo(url: address, retrieved: PublicationTime(instant: clock.now()))
        return Document(name: address, bytes: fetched.bytes, mediaType: fetched.mediaType, known: known)
    }

    private func item(_ entry: FeedEntry, of source: String) -> WatchedItem {
        let page = entry.page.flatMap { try? WebAddress($0) }
        return WatchedItem(
            key: page?.description ?? "\(source)#\(entry.name)", source: source, version: entry.version,
            entry: EntryText.text(of: entry))
    }

    // MARK: Entries

    /// Fetches an entry's page and keeps its report; the feed's own text where there is no page to be had.
    func fetch(_ item: WatchedItem) async throws -> WatchTally {
        guard let entry = EntryText.entry(in: item.entry) else { throw DamagedItem(key: item.key) }
        let own = intake.article(
            of: entry, known: DocumentInfo(retrieved: PublicationTime(instant: clock.now())), name: item.key)
        guard let page = entry.page else { return try await keeper.keep(own, of: item) }
        do {
            guard case .document(let fetched) = try await fetcher.fetch(try address(page)) else {
                return WatchTally()
            }
            return try await keeper.keep(
                better(of: intake.article(of: entry, page: document(fetched)), own, at: page), of: item)
        } catch let failure as FetchFailure {
            return try await fall(back: failure, item, own)
        }
    }

    /// The page's report, unless it has none or less text than the feed itself: then it is a notice, not the article.
    private func better(of page: IntakeResult, _ own: IntakeResult, at address: String) -> IntakeResult {
        guard case .success(let ownArticle) = own else { return page }
        switch page {
        case .success(let article):
            if article.text.utf8Count >= ownArticle.text.utf8Count { return page }
            say("\(address): the page has less text than the feed; the feed's own text is used")
        case .failure(let error):
            say("\(address): \(error.what); the feed's own text is used")
        }
        return own
    }

    private func fall(back failure: FetchFailure, _ item: WatchedItem, _ own: IntakeResult) async throws -> WatchTally {
        guard failure.code != .cancelled else { return WatchTally() }
        let place = failure.place(askedAt: item.key)
        var next = item
        next.attempts += 1
        if failure.isTemporary, next.attempts < WatchOptions.mostAttempts {
            next.next = backoff.next(afterFailures: next.attempts, now: clock.now(), retryAfter: failure.tryAfter)
            try store.postpone(next)
            say("\(place): \(failure.what); its page is tried again later")
            return WatchTally(waiting: 1)
        }
        say("\(place): \(failure.what); the feed's own text is used")
        return try await keeper.keep(own, of: item)
    }
}

/// What the ledger keeps of a waiting entry cannot be read.
struct DamagedItem: Error, CustomStringConvertible {
    let key: String
    var description: String { "\(key): what is kept of this entry is damaged; restore the ledger from a copy" }
}
