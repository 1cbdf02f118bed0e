// Which reports are one witness: the same words, revised, excerpted, retold or stored under another title.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

/// Words that are all different, so that each run of them stands once.
private func words(_ range: Range<Int>, _ stem: String = "word") -> String {
    range.map { "\(stem)\($0)" }.joined(separator: " ")
}

private func report(
    _ number: Int, _ text: String, published: String = "2022-01-06T10:00Z", publisher: String = "Steppe Wire",
    title: String = "A bridge fell in the night", url: String? = nil, credit: String? = nil
) -> ReportEntries {
    var findings = Findings.fixture(number, text: text, published: published, publisher: publisher, title: title)
    findings.document.url = url
    if let credit { findings.integrity.origin = Origin(publisher: credit, span: nil) }
    return ReportEntries(findings)
}

private func relation(_ a: ReportEntries, _ b: ReportEntries) -> CopyRelation? {
    guard let one = a.copyProfile, let other = b.copyProfile else { return nil }
    let found = CopyJudge.relation(one, other)
    #expect(found == CopyJudge.relation(other, one))
    return found
}

@Suite struct CopyRelationTests {
    private let first = report(1, words(0..<300))

    @Test func theSameWordsAreACopyHoweverLate() {
        #expect(relation(first, report(2, words(0..<300), published: "2023-05-01T10:00Z")) == .copy)
        #expect(relation(first, report(2, "“" + words(0..<290).uppercased() + "!”")) == .copy)
    }

    @Test func anExcerptIsACopyHoweverLate() {
        #expect(relation(first, report(2, words(100..<180), published: "2022-03-01T10:00Z")) == .update)
    }

    @Test func aThirdIsKeptOfARevisedStoryWithinItsCycle() {
        let revised = words(0..<110) + " " + words(0..<190, "new")
        #expect(relation(first, report(2, revised, published: "2022-01-07T10:00Z")) == .update)
        #expect(relation(first, report(2, revised, published: "2022-02-07T10:00Z")) == nil)
    }

    @Test func aStorysNumberHoldsItsVersionsTogether() {
        let address = "https://www.wire.example/article/bridge-idUSKCN0XG130"
        let one = report(1, words(0..<300), url: address + "20220106")
        let other = words(0..<50) + " " + words(0..<250, "new")
        #expect(relation(one, report(2, other, url: "http://feeds.wire.example/news/bridge-idUSKCN0XG130")) == .update)
        #expect(relation(one, report(2, other, url: "http://feeds.wire.example/news/bridge-idUSKCN0XG131")) == nil)
        #expect(relation(one, report(2, words(0..<300, "new"), url: address)) == nil)
    }

    @Test func oneTextUnderTwoUnrelatedTitlesOfAPublisherIsMisfiled() {
        let other = report(2, words(0..<300), title: "Ministers meet about prices", url: "https://wire.example/prices")
        #expect(relation(first, other) == .misfiled)
        let elsewhere = report(2, words(0..<300), publisher: "Harbour Press", title: "Ministers meet about prices")
        #expect(relation(first, elsewhere) == .copy)
    }

    @Test func scriptsWithoutBlanksAreRead() {
        let text = "昨日夜间一座桥梁在大风中倒塌造成三人死亡救援人员正在现场搜寻失踪者"
        #expect(relation(report(1, text), report(2, text)) == .copy)
    }

    @Test(arguments: ["", "Word.", "a b c d"])
    func tooLittleTextIsNoCopy(_ text: String) { #expect(relation(report(1, text), report(2, text)) == nil) }
}

@Suite struct CopyGroupTests {
    private let reports = [
        report(1, words(0..<200), published: "2022-01-06T10:00Z", publisher: "Harbour Press", credit: "Steppe Wire"),
        report(2, words(0..<190), published: "2022-01-06T10:05Z"),
        report(3, words(60..<260), published: "2022-01-06T12:00Z", publisher: "Caspian Desk"),
        report(4, words(0..<200, "other"), published: "2022-01-06T13:00Z"),
    ]

    @Test func theAgencyThatIsCreditedIsTheOrigin() {
        let groups = CopyGroups(Ledger(reports: reports))
        #expect(groups.origins == [reports[0].id: reports[1].id, reports[2].id: reports[1].id])
        #expect(groups.witnessCount(of: reports.map(\.id)) == 2)
    }

    @Test func groupsDoNotDependOnTheOrderOfArrival() {
        let expected = CopyGroups(Ledger(reports: reports)).origins
        for turn in reports.indices {
            let turned = Array(reports[turn...] + reports[..<turn])
            for order in [turned, turned.reversed()] {
                var index = CopyIndex()
                let links = order.flatMap { report in report.copyProfile.map { index.add(report.id, $0) } ?? [] }
                #expect(CopyGroups(Ledger(reports: order, links: links)).origins == expected)
            }
        }
    }

    @Test func aReportIsLinkedToAGroupAFewTimesOnly() {
        var index = CopyIndex()
        let many = (101...140).map { report($0, words(0..<200)) }
        let links = many.flatMap { report in report.copyProfile.map { index.add(report.id, $0) } ?? [] }
        #expect(links.count < 5 * many.count)
        #expect(CopyGroups(Ledger(reports: many, links: links)).origins.count == 39)
    }
}
