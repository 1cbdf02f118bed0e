// Runs the case tables of intake.

import Foundation
import SitrepModel
import SitrepTestSupport
import Testing

@testable import SitrepIngest

/// Bytes of a field: hexadecimal after `0x`, otherwise its UTF-8.
private func bytes(_ field: String) -> [UInt8] {
    guard field.hasPrefix("0x") else { return Array(field.utf8) }
    return bytes(hexadecimal: String(field.dropFirst(2)))
}

private func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
}

private func article(_ name: String, _ content: [UInt8], mediaType: String? = nil, verbatim: Bool = false) throws
    -> Article
{
    let document = Document(name: name, bytes: content, mediaType: mediaType)
    return try #require(Intake(options: IntakeOptions(verbatim: verbatim)).articles(in: document).first).get()
}

@Suite struct IngestCaseTests {
    @Test(arguments: cases("ingest/lines"))
    func line(_ row: Case) throws {
        let padding = (1...8).map { "Paragraph \($0) of the report is here." }
        let text = (padding + [row["line"]] + padding.suffix(2)).joined(separator: "\n")
        let article = try article("a.txt", Array(text.utf8))
        #expect(article.removed.map(\.kind.rawValue).joined(separator: " ") == row["kind"])
        #expect(article.text.string.contains(row["line"]) == row["kind"].isEmpty)
    }

    @Test(arguments: cases("ingest/titles"))
    func title(_ row: Case) throws {
        let article = try article("a.txt", Array(row["input"].utf8))
        #expect(article.info.title ?? "" == row["title"])
        #expect(article.text.string == row["text"])
    }

    @Test(arguments: cases("ingest/titles"))
    func verbatimChangesNothing(_ row: Case) throws {
        let article = try article("a.txt", Array(row["input"].utf8), verbatim: true)
        #expect(article.text.string == row["input"])
        #expect(article.removed.isEmpty)
    }

    @Test(arguments: cases("ingest/dates"))
    func date(_ row: Case) {
        #expect(DateReader.read(row["text"])?.description ?? "" == row["time"])
    }

    @Test(arguments: cases("ingest/charsets"))
    func charset(_ row: Case) throws {
        let type = row["type"].isEmpty ? "text/html" : row["type"]
        #expect(try article("a.html", bytes(hexadecimal: row["hex"]), mediaType: type).text.string == row["text"])
    }

    @Test(arguments: cases("ingest/errors"))
    func error(_ row: Case) throws {
        let results = Intake().articles(in: Document(name: row["name"], bytes: bytes(row["input"])))
        guard case .failure(let error)? = results.first else {
            Issue.record("read without an error")
            return
        }
        #expect(error.description == row["message"])
    }

    @Test(arguments: cases("ingest/pages"))
    func page(_ row: Case) throws {
        let article = try article("a.html", Array(row["html"].utf8))
        #expect(article.text.string == row["text"])
        #expect(article.info.title ?? "" == row["title"])
        #expect(article.removed.map(\.kind.rawValue).joined(separator: " ") == row["removed"])
    }

    @Test(arguments: cases("ingest/languages"))
    func language(_ row: Case) throws {
        let page = "<html lang=\"\(row["declared"])\"><body><article><p>\(row["text"])</p></article></body></html>"
        #expect(try article("a.html", Array(page.utf8)).info.language == row["language"])
    }

    @Test(arguments: cases("ingest/bylines"))
    func byline(_ row: Case) throws {
        #expect(try article("a.html", Array(row["html"].utf8)).info.byline ?? "" == row["byline"])
    }

    @Test(arguments: cases("ingest/sniffing"))
    func format(_ row: Case) {
        let type = row["type"].isEmpty ? nil : row["type"]
        let format = InputFormat.sniff(mediaType: type, name: row["name"], bytes: Array(row["content"].utf8)[...])
        #expect(format.rawValue == row["format"])
    }

    @Test(arguments: cases("ingest/feeds"))
    func feed(_ row: Case) throws {
        let url = testsFolder(of: #filePath).appendingPathComponent("Cases/ingest/feeds/\(row["file"])")
        let document = Document(name: row["file"], bytes: Array(try Data(contentsOf: url)))
        let results = Intake().articles(in: document)
        let entry = try #require(Int(row["entry"]))
        let article = try results[entry].get()
        #expect(article.info.title ?? "" == row["title"])
        #expect(article.info.url ?? "" == row["url"])
        #expect(article.info.published?.description ?? "" == row["published"])
        #expect(article.info.byline ?? "" == row["byline"])
        #expect(article.info.publisher ?? "" == row["publisher"])
        #expect(article.text.string == row["text"])
        #expect(article.info.digest.count == "sha256:".count + 64)
    }
}
