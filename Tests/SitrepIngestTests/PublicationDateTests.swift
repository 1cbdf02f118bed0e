// The publication date of reports whose metadata has none.

import SitrepIngest
import SitrepModel
import Testing

@Suite struct PublicationDateTests {
    private let given = PublicationTime(iso8601: "2022-02-02")

    @Test func aStatedDateStands() {
        let info = DocumentInfo(
            url: "https://news.example/2021/05/05/a", published: PublicationTime(iso8601: "2022-01-06"))
        #expect(info.dated(orAs: given) == info)
    }

    @Test func theAddressOutranksTheOption() {
        let info = DocumentInfo(url: "https://news.example/2022/01/06/troops").dated(orAs: given)
        #expect(info.published?.description == "2022-01-06")
        #expect(info.publishedBasis == .address)
    }

    @Test func theOptionFillsTheGap() {
        let info = DocumentInfo(url: "https://news.example/troops").dated(orAs: given)
        #expect(info.published == given)
        #expect(info.publishedBasis == .option)
    }

    @Test func nothingIsInvented() {
        let info = DocumentInfo(url: "https://news.example/troops").dated(orAs: nil)
        #expect(info.published == nil && info.publishedBasis == nil)
    }
}

@Suite struct PageDateTests {
    private func published(_ head: String, _ body: String, url: String = "https://news.example/troops") throws
        -> String?
    {
        let page = "<html><head><title>Bridge falls in storm</title>\(head)</head><body>\(body)</body></html>"
        let document = Document(
            name: "a.html", bytes: Array(page.utf8), mediaType: "text/html", known: DocumentInfo(url: url))
        return try #require(Intake().articles(in: document).first).get().info.published?.description
    }

    private let text =
        "<article><h1>Bridge falls in storm</h1><p>A bridge fell in the night, police said.</p></article>"
    private func meta(_ name: String, _ time: String) -> String { "<meta property=\"\(name)\" content=\"\(time)\">" }

    @Test func aTimeInUTCIsReadInTheZoneOfTheAddress() throws {
        let head = meta("article:published_time", "2022-01-07T04:30:00Z")
        #expect(try published(head, text, url: "https://n.example/2022/01/06/a") == "2022-01-06T23:30-05:00")
        #expect(try published(head, text, url: "https://n.example/2022/01/04/a") == "2022-01-07T04:30Z")
        #expect(try published(head, text) == "2022-01-07T04:30Z")
    }

    @Test func aDateInTheArticleOutranksThatOfTheLastWriting() throws {
        let body =
            "<article><h1>Bridge falls in storm</h1><time>5 January 2022</time><p>A bridge fell, police said.</p></article>"
        #expect(try published(meta("date", "2022-01-07"), body) == "2022-01-05")
    }

    @Test func aLineThatNamesItsDateIsTaken() throws {
        let last = "<p>Letzte Änderung: 6. Januar 2022</p>"
        #expect(try published("", text.replacing("</article>", with: last + "</article>")) == "2022-01-06")
    }

    @Test func datesOfReadersCommentsAreNone() throws {
        let comment = "<div class=\"comments\"><p class=\"comment-date\">9 January 2022</p></div>"
        let body = text + String(repeating: "<p>More of the page is here.</p>", count: 14) + comment
        #expect(try published("", body) == nil)
    }

    @Test func aRevisedPageIsOfTheDayThatItShows() throws {
        let head = meta("article:published_time", "2022-01-04") + meta("article:modified_time", "2022-01-06")
        let body =
            "<article><h1>Bridge falls in storm</h1><p>Updated: 6 January 2022</p><p>A bridge fell, police said.</p></article>"
        #expect(try published(head, body) == "2022-01-06")
        let both = body.replacing("<p>Updated", with: "<p>4 January 2022</p><p>Updated")
        #expect(try published(head, both) == "2022-01-04")
    }

    @Test func anAddressOutranksADateLongAfterIt() throws {
        let head = meta("article:published_time", "2022-01-06")
        #expect(try published(head, text, url: "https://n.example/2017/7/12/a") == "2017-07-12")
        #expect(try published(head, text, url: "https://n.example/2022/1/4/a") == "2022-01-06")
    }

    @Test func aDayShownTwiceOutranksTheHeadsDate() throws {
        let body =
            "<article><h1>Bridge falls in storm</h1><p>Erstellt am: 01.11.2021</p><p>A bridge fell, police said.</p></article>"
        #expect(try published(meta("date", "2021-01-11"), body) == "2021-11-01")
    }

    @Test func theDataOfAProgramAreTheLastResort() throws {
        let body = text + "<script>var page = {\"published_at\":\"2022-01-06T04:00:00Z\"}</script>"
        #expect(try published("", body) == "2022-01-06")
        #expect(try published(meta("date", "2022-01-05"), body) == "2022-01-05")
    }
}
