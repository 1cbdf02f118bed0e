// Tables of rules, right and wrong.

import Foundation
import SitrepLedger
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepWatch
import Testing

@Suite struct RuleTableTests {
    @Test(arguments: cases("watch/rules"))
    func table(_ row: Case) {
        let text = row["table"].replacingOccurrences(of: "¦", with: "\t")
        do throws(LexiconError) {
            let rows = try AlertRuleTable(text: text, name: "rules.tsv").rows
            #expect(!rows.isEmpty && row["message"].isEmpty)
        } catch {
            #expect(!row["message"].isEmpty && error.description.contains(row["message"]), "\(error)")
        }
    }

    @Test func aRowBecomesARule() throws {
        let text = "kind\trule\twhat\tfactor\tcountry\nfigure\tdead\tkilled|injured\t2\tKAZ\n"
        let rule = try #require(try AlertRuleTable(text: text, name: "rules.tsv").rows.first?.rule)
        #expect(rule.name == "dead" && rule.countries == ["KAZ"])
        #expect(rule.subject == .figure(quantities: [.killed, .injured], factor: 2, bound: nil))
    }

    @Test func aRuleIsKnownAgainInWhateverOrderItsColumnsStand() throws {
        let one = try AlertRuleTable(text: "rule\tkind\twhat\nx\tactor\tTokayev\n", name: "a").rows
        let two = try AlertRuleTable(text: "kind\twhat\trule\tcountry\nactor\tTokayev\tx\n", name: "b").rows
        #expect(one.map(\.text) == two.map(\.text))
    }
}
