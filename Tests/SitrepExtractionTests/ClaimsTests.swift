// Claims from sentences: content, cue, source chain, mode and stance, and the examples of the cue tables.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

/// The stages that claims need, built once.
private struct ClaimBench: Sendable {
    static let shared = try? ClaimBench()

    let analyzer: TextAnalyzer
    let extractor: Extractor

    init() throws {
        let resources = try Resources.installed()
        analyzer = try TextAnalyzer.withTrees.get()
        extractor = try Extractor(resources: resources)
    }

    func claims(in text: String) -> [SeenClaim] {
        let article = Article(info: DocumentInfo(id: "case"), text: ArticleText(text))
        let findings = extractor.findings(in: article, analysis: analyzer.analyze(article.text))
        return findings.claims.map { SeenClaim($0, in: article.text) }
    }
}

/// A claim as its words.
struct SeenClaim: CustomStringConvertible {
    let content: String
    let cue: String
    let source: String
    let mode: String
    let stance: String

    init(_ claim: Claim, in text: ArticleText) {
        content = claim.content.map { text.string(in: $0) }.joined(separator: " | ")
        cue = claim.cue.map { text.string(in: $0) }.joined(separator: " | ")
        source = claim.source.map { text.string(in: $0.span) }.joined(separator: " > ")
        mode = claim.mode.rawValue
        stance = claim.stance.rawValue
    }

    var description: String { [content, cue, source, mode, stance].joined(separator: " / ") }

    func fits(_ row: Case) -> Bool {
        let pairs = [
            (row["content"], content), (row["cue"], cue), (row["source"], source), (row["mode"], mode),
            (row["stance"], stance),
        ]
        return pairs.allSatisfy { $0.isEmpty || $0 == $1 }
    }
}

@Suite("Claims")
struct ClaimsTests {
    @Test(arguments: cases("claims/claims"))
    func claim(_ row: Case) throws {
        let bench = try #require(ClaimBench.shared)
        let seen = bench.claims(in: row["text"])
        if row["content"] == "-" {
            #expect(seen.isEmpty, "\(row["text"]): \(seen)")
        } else {
            #expect(seen.contains { $0.fits(row) }, "\(row["text"]): \(seen)")
        }
    }

    @Test(arguments: ["en/cue-verbs", "en/cue-nouns", "en/cue-frames", "en/cue-counts"])
    func tableExamples(_ name: String) throws {
        let bench = try #require(ClaimBench.shared)
        let table = try TableSet().table(name)
        let (cue, ok, no) = (try table.column("cue"), try table.column("ok"), try table.column("no"))
        for row in table.rows {
            #expect(!row[ok].isEmpty && !bench.claims(in: row[ok]).isEmpty, "\(row[cue]): \(row[ok])")
            if !row[no].isEmpty { #expect(bench.claims(in: row[no]).isEmpty, "\(row[cue]): \(row[no])") }
        }
    }

    @Test(arguments: [
        "", " ", "“", "said", "said said said", "“Said", ", said", "according to", ":", "X:", "“”", "He said",
    ])
    func oddTextGivesNoCrash(_ text: String) throws {
        let bench = try #require(ClaimBench.shared)
        _ = bench.claims(in: text)
    }
}
