// What every reader must keep, whatever the bytes are; and that hostile bytes cost little.

import SitrepModel
import Testing

@testable import SitrepIngest

/// A small generator with a fixed seed (SplitMix64), so that a failure can be repeated.
private struct SeededBytes {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

@Suite struct ReaderConformanceTests {
    static let readers: [any ArticleReader] = [
        HTMLReader(options: IntakeOptions()), FeedReader(options: IntakeOptions()),
        NDJSONReader(options: IntakeOptions()), PlainTextReader(options: IntakeOptions()),
        ArchiveReader(options: IntakeOptions()),
    ]
    static let pieces = [
        "<p>", "</p>", "<div class='", "<a href=x>", "</a>", "<", ">", "&amp;", "&#x110000;", "<![CDATA[", "]]>",
        "<!--", "-->",
        "<script>", "<table>", "</table>", "<b>", "<svg>", "<math>", "<template>", "<item>", "<entry>", "<rss>",
        "<feed>",
        "{\"text\":\"", "\"}", "\n", "\u{0}", "\u{FEFF}", "Words of a sentence stand here. ", "[ad_1]", "©", "\"", "'",
        "/", "</div>",
        "<title>", "<meta charset=", "<select>", "<frameset>", "<plaintext>", "(", ")", "Ann Poe/AFP", "2022-01-06",
    ]

    private func check(_ results: [IntakeResult]) {
        for case .success(let article) in results {
            #expect(TextDecoding.firstInvalidOffset(article.text.bytes) == nil)
            #expect(!article.info.id.isEmpty)
            #expect(article.info.digest.hasPrefix("sha256:"))
            for mark in article.damage { #expect((mark.span?.end ?? 0) <= article.text.utf8Count) }
        }
        for case .failure(let error) in results {
            #expect(!error.description.contains("\n"))
            #expect(error.description.hasPrefix(error.document))
        }
    }

    @Test(arguments: 0..<40)
    func randomBytes(_ seed: Int) {
        var random = SeededBytes(state: UInt64(seed))
        let bytes = (0..<random.below(3000)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for reader in Self.readers { check(reader.articles(in: Document(name: "x", bytes: bytes))) }
        check(Intake().articles(in: Document(name: "x", bytes: bytes)))
        check(Intake().articles(in: Document(name: "x.gz", bytes: Inflater.magic + bytes)))
    }

    @Test(arguments: 0..<120)
    func randomMarkup(_ seed: Int) {
        var random = SeededBytes(state: UInt64(seed) &+ 1000)
        var text = ""
        for _ in 0..<random.below(400) { text += Self.pieces[random.below(Self.pieces.count)] }
        let bytes = Array(text.utf8)
        for reader in Self.readers {
            let document = Document(name: "x", bytes: bytes)
            check(reader.articles(in: document))
            #expect(reader.articles(in: document).count == reader.articles(in: document).count)
        }
    }

    static let hostile: [(name: String, unit: String, count: Int)] = [
        ("nesting", "<div>", 200_000), ("inline nesting", "<span>", 200_000), ("formatting", "<b><p>", 60_000),
        ("fonts", "<font size=1 color=2>", 40_000), ("links", "<a href=1>", 60_000), ("lists", "<ul><li>", 60_000),
        ("tables", "<table><tr><td>", 40_000), ("brackets", "<", 400_000), ("ampersands", "&", 400_000),
        ("attributes", " a b c", 100_000), ("quotes", "\"(", 200_000), ("slashes", "/AFP ", 100_000),
        ("selects", "<select><option>", 40_000), ("end tags", "</p>", 100_000),
    ]

    @Test(.timeLimit(.minutes(2)), arguments: hostile.indices)
    func hostileBytesEnd(_ index: Int) {
        let hostile = Self.hostile[index]
        let prefix = hostile.name == "attributes" ? "<p" : "<p>Words of a sentence stand here."
        let bytes = Array((prefix + String(repeating: hostile.unit, count: hostile.count)).utf8)
        check(HTMLReader(options: IntakeOptions()).articles(in: Document(name: "x", bytes: bytes)))
    }

    @Test func truncatedPageIsReadAndMarked() throws {
        let page = "<html><body><p>A bridge over the river fell on Monday after days of rain.</p><p>No one was hu"
        let results = HTMLReader(options: IntakeOptions()).articles(in: Document(name: "x", bytes: Array(page.utf8)))
        let article = try #require(results.first).get()
        #expect(article.text.string.hasPrefix("A bridge over the river"))
        #expect(article.damage.map(\.kind) == ["truncated"])
    }

    @Test func tooLargeIsRefused() {
        let intake = Intake(options: IntakeOptions(maximumBytes: 10))
        let results = intake.articles(in: Document(name: "x.txt", bytes: Array("More than ten bytes.".utf8)))
        guard case .failure(let error)? = results.first else {
            Issue.record("read without an error")
            return
        }
        #expect(error.description == "x.txt: larger than the limit of 10 bytes; split it or raise the limit")
    }

    @Test func missingFileIsNamed() {
        var messages: [String] = []
        Intake().read(path: "no/such/file.html") { result in
            if case .failure(let error) = result { messages.append(error.description) }
        }
        #expect(messages == ["no/such/file.html: there is no such file; check the path"])
    }
}
