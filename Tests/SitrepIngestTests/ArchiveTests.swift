// Web archives: records of all kinds, packed and in chunks, damaged and hostile.

import Foundation
import SitrepModel
import Testing

@testable import SitrepIngest

private let page = "<html><head><title>Bridge falls</title></head><body><p>A bridge fell on Monday.</p></body></html>"

private func record(_ type: String, uri: String = "http://example.org/bridge", block: [UInt8], media: String) -> [UInt8]
{
    let head = """
        WARC/1.0\r
        WARC-Type: \(type)\r
        WARC-Target-URI: \(uri)\r
        WARC-Date: 2022-01-06T10:05:00Z\r
        Content-Type: \(media)\r
        Content-Length: \(block.count)\r
        \r

        """
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
}

private func response(_ body: [UInt8], fields: [String] = [], status: String = "200 OK", type: String = "text/html")
    -> [UInt8]
{
    let head = (["HTTP/1.1 \(status)", "Content-Type: \(type)"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
    return record("response", block: Array(head.utf8) + body, media: "application/http; msgtype=response")
}

private func chunked(_ body: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: 10) {
        let part = body[start..<min(body.count, start + 10)]
        out += Array((String(part.count, radix: 16) + ";x=y\r\n").utf8) + part + Array("\r\n".utf8)
    }
    return out + Array("0\r\n\r\n".utf8)
}

private func texts(_ archive: [UInt8], options: IntakeOptions = IntakeOptions()) -> [String] {
    Intake(options: options).articles(in: Document(name: "a.warc", bytes: archive)).map { result in
        switch result {
        case .success(let article): article.text.string
        case .failure(let error): error.description
        }
    }
}

@Suite struct ArchiveTests {
    @Test func pagesAreReadWithTheirAddressAndTime() throws {
        let results = Intake().articles(in: Document(name: "a.warc", bytes: response(Array(page.utf8))))
        let article = try #require(results.first).get()
        #expect(article.text.string == "A bridge fell on Monday.")
        #expect(article.info.title == "Bridge falls")
        #expect(article.info.url == "http://example.org/bridge")
        #expect(article.info.retrieved?.description == "2022-01-06T10:05Z")
    }

    @Test func chunksArePutTogether() {
        let body = response(chunked(Array(page.utf8)), fields: ["Transfer-Encoding: chunked"])
        #expect(texts(body) == ["A bridge fell on Monday."])
    }

    @Test func fieldsOfPackedBodiesThatWereUnpackedAreForgiven() {
        let fields = ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]
        #expect(texts(response(Array(page.utf8), fields: fields)) == ["A bridge fell on Monday."])
    }

    @Test func whatIsNoPageIsPassedOver() {
        let body = Array(page.utf8)
        let all =
            record("warcinfo", block: Array("software: x".utf8), media: "application/warc-fields")
            + record("request", block: Array("GET / HTTP/1.1\r\n\r\n".utf8), media: "application/http; msgtype=request")
            + record(
                "revisit", block: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), media: "application/http; msgtype=response")
            + response(body, status: "404 Not Found") + response([0x89, 0x50], type: "image/png")
            + record("resource", block: Array("A bridge fell.".utf8), media: "text/plain")
        #expect(texts(all) == ["A bridge fell."])
    }

    @Test func aRecordThatIsTooLargeIsNamedAndTheRestIsRead() {
        let large = response(Array(repeating: 0x61, count: 5000))
        let found = texts(large + response(Array(page.utf8)), options: IntakeOptions(maximumBytes: 2000))
        #expect(found.isEmpty || found.last?.contains("larger than the limit") == true)
        var parser = WARCParser(limit: 2000)
        var steps: [String] = []
        for byte in large + response(Array(page.utf8)) {
            parser.feed([byte])
            switch parser.next() {
            case .record(let record): steps.append(record.type)
            case .tooLarge(let uri, _): steps.append(uri ?? "")
            case .damaged: steps.append("damaged")
            case .needsMore: break
            }
        }
        #expect(steps == ["http://example.org/bridge", "response"])
    }

    @Test func anUnknownPackingIsNamed() {
        let found = texts(response([1, 2, 3], fields: ["Content-Encoding: br"]))
        #expect(
            found == [
                "a.warc: http://example.org/bridge: the page is packed as “br”, which is not read; "
                    + "fetch it again with Accept-Encoding: gzip"
            ])
    }

    @Test func recordsAreListedWithTheirDigests() {
        let listed = WARCParser.records(of: response([]) + response(Array(page.utf8)))
        #expect(listed.isComplete)
        #expect(listed.records.map(\.type) == ["response", "response"])
        #expect(listed.records.first?.payloadDigest == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
        #expect(listed.records.last.map { Array($0.payload) } == Array(page.utf8))
    }
}

@Suite struct FeedBoundsTests {
    private func message(_ text: String) -> String {
        guard case .failure(let error)? = Intake().articles(in: Document(name: "a.rss", bytes: Array(text.utf8))).first
        else { return "" }
        return error.description
    }

    @Test func deepNestingIsRefused() {
        #expect(message("<rss>" + String(repeating: "<a>", count: 500)).contains("more than 200 deep"))
    }

    @Test func manyAttributesAreRefused() {
        let attributes = (0..<100).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(message("<rss \(attributes)><channel/></rss>").contains("attributes"))
    }

    @Test func entitiesOfTheDocumentAreNotExpanded() throws {
        let bomb =
            "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
            + "<rss><channel><item><title>T</title><description>&b; fell.</description></item></channel></rss>"
        let results = Intake().articles(in: Document(name: "a.rss", bytes: Array(bomb.utf8)))
        #expect(try #require(results.first).get().text.string == "&b; fell.")
    }
}
