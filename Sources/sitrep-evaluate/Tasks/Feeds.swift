// `feeds`: feeds, agencies' items and web archives, field by field.

import Foundation
import Sitrep
import SitrepIngest
import SitrepModel

struct FeedsTask: RowTask {
    static let name = "feeds"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let kind: String
        /// The file's bytes.
        let data: Data
    }

    struct Fields: Encodable, Sendable {
        var title, link, id, summary, content, subtitle, author, language, published, updated: String?

        init(_ item: FeedItem) {
            title = item.title
            link = item.link
            id = item.id
            summary = item.summary
            content = item.content
            subtitle = item.subtitle ?? item.summary
            author = item.author
            language = item.language
            published = Instant.text(item.published ?? item.updated)
            updated = Instant.text(item.updated ?? item.published)
        }
    }

    struct Record: Encodable, Sendable {
        let type: String
        let uri: String?
        let date: String?
        let payload_digest: String
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        var feed: Fields?
        var entries: [Fields]?
        var records: [Record]?
        var complete: Bool?
    }

    init(coder: Coder, corpus: CorpusFolder) {}

    func predictions(for row: Row) -> [Prediction] {
        var prediction = Prediction(id: row.id)
        if row.kind == "warc" {
            let archive = WARCParser.records(of: Array(row.data))
            prediction.records = archive.records.map {
                Record(type: $0.type, uri: $0.uri, date: $0.date, payload_digest: $0.payloadDigest)
            }
            prediction.complete = archive.isComplete
        } else if let feed = try? NewsFeed(Array(row.data), name: row.id) {
            prediction.feed = Fields(feed.head)
            prediction.entries = feed.entries.map(Fields.init)
        }
        return [prediction]
    }
}

/// Times as feeds write them, to the second.
private enum Instant {
    static func text(_ written: String?) -> String? {
        guard let written, let time = PublicationTime(written: written) else { return written }
        let seconds = time.minutesSinceEpoch * 60 + second(in: Array(written.utf8))
        return Date(timeIntervalSince1970: TimeInterval(seconds)).ISO8601Format()
    }

    /// The number after the second colon of a clock.
    private static func second(in bytes: [UInt8]) -> Int {
        for at in bytes.indices.dropLast(7) {
            let clock = bytes[at..<(at + 8)].map { $0 == UInt8(ascii: ":") ? UInt8(ascii: ":") : $0 }
            let isClock = clock.enumerated().allSatisfy { index, byte in
                index % 3 == 2 ? byte == UInt8(ascii: ":") : (0x30...0x39).contains(byte)
            }
            if isClock { return Int(clock[6] - 0x30) * 10 + Int(clock[7] - 0x30) }
        }
        return 0
    }
}
