// Actors from sentences: name, type, country and sector; which mentions are one actor; what is none.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

/// The stages that actors need, built once.
private struct ActorBench: Sendable {
    static let shared = try? ActorBench()

    private let analyzer: TextAnalyzer
    private let finder: ActorFinder

    init() throws {
        let resources = try Resources.installed()
        analyzer = try TextAnalyzer.withTrees.get()
        finder = try ActorFinder(resources: resources)
    }

    func actors(in text: ArticleText) -> [Actor] {
        let article = Article(info: DocumentInfo(id: "case"), text: text)
        return finder.actors(in: Draft(article: article, analysis: analyzer.analyze(text)))
    }
}

/// Where words stand in a text; an empty span when they do not.
private func span(of words: String, in text: String) -> TextSpan {
    guard let range = text.range(of: words) else { return TextSpan(0, 0) }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return TextSpan(start, start + words.utf8.count)
}

extension String {
    /// The first place of a string in this one.
    fileprivate func range(of words: String) -> Range<String.Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(words) { return at..<index(at, offsetBy: words.count) }
            at = index(after: at)
        }
        return nil
    }
}

extension Actor {
    fileprivate func touches(_ span: TextSpan) -> Bool { spans.contains { $0.overlaps(span) } }

    fileprivate func fits(_ row: Case) -> Bool {
        let pairs = [
            (row["name"], name), (row["type"], type.rawValue), (row["country"], country?.code ?? "-"),
            (row["sector"], sector ?? "-"),
        ]
        return pairs.allSatisfy { $0.isEmpty || $0 == $1 }
    }
}

@Suite("Actors")
struct ActorsTests {
    @Test(arguments: cases("actors/mentions"))
    func mention(_ row: Case) throws {
        let bench = try #require(ActorBench.shared)
        let place = span(of: row["at"], in: row["text"])
        try #require(!place.isEmpty)
        let found = bench.actors(in: ArticleText(row["text"])).filter { $0.touches(place) }
        #expect(found.contains { $0.fits(row) }, "\(found)")
    }

    @Test(arguments: cases("actors/joins"))
    func join(_ row: Case) throws {
        let bench = try #require(ActorBench.shared)
        let first = span(of: row["first"], in: row["text"])
        let second = span(of: row["second"], in: row["text"])
        try #require(!first.isEmpty && !second.isEmpty)
        let found = bench.actors(in: ArticleText(row["text"]))
        let isSame = found.contains { $0.touches(first) && $0.touches(second) }
        #expect(isSame == (row["is"] == "same"), "\(found)")
    }

    @Test(arguments: cases("actors/absent"))
    func absent(_ row: Case) throws {
        let bench = try #require(ActorBench.shared)
        let place = span(of: row["at"], in: row["text"])
        try #require(!place.isEmpty)
        let found = bench.actors(in: ArticleText(row["text"])).filter { $0.touches(place) }
        #expect(found.isEmpty, "\(found)")
    }

    @Test(arguments: [
        "", " ", "\u{2019}s", "-", "Mr.", "the", "The North", "al-", "(CSTO)", "President of of of the", "A. B. C. D.",
    ])
    func oddTextNeverCrashes(_ text: String) throws {
        let bench = try #require(ActorBench.shared)
        for actor in bench.actors(in: ArticleText(text)) {
            #expect(actor.spans.allSatisfy { $0.end <= text.utf8.count && !$0.isEmpty })
        }
    }
}
