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
