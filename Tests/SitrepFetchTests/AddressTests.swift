// Which addresses are fetched from, and in which form.

import SitrepFetch
import SitrepTestSupport
import Testing

@Suite struct AddressTests {
    @Test(arguments: cases("fetch/addresses"))
    func objection(_ row: Case) throws {
        let address = try #require(NetworkAddress(row["address"]))
        #expect(AddressRules().objection(to: address) ?? "" == row["objection"])
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "fe80::1%eth0", "host", "[::1", "127.1", "0x7f.0.0.1"])
    func noAddress(_ text: String) { #expect(NetworkAddress(text) == nil) }

    @Test func anAddressIsPrintedAsItIsRead() {
        for text in ["192.0.2.7", "2001:db8::7", "::1"] { #expect(NetworkAddress(text)?.description == text) }
        #expect(NetworkAddress("[::1]")?.description == "::1")
    }

    @Test(arguments: cases("fetch/web-addresses"))
    func webAddress(_ row: Case) throws {
        let base = row["base"].isEmpty ? nil : try WebAddress(row["base"])
        do throws(WebAddress.Problem) {
            #expect(try WebAddress(row["text"], relativeTo: base).description == row["address"])
            #expect(row["problem"].isEmpty)
        } catch {
            #expect("\(error)" == row["problem"])
        }
    }

    @Test func hostsAreAllowedByNameWhateverTheirBracketsAndCase() {
        let rules = AddressRules(allowedHosts: ["Desk.Local", "[::1]"])
        #expect(rules.allows(host: "desk.local") && rules.allows(host: "[::1]") && rules.allows(host: "::1"))
        #expect(!rules.allows(host: "localhost"))
    }
}
