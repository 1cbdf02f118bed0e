// What a publisher's web address tells of where its readers are.

import Foundation
import SitrepLexicon
import SitrepModel

/// The country and the names in a publisher's address ("examplevilletimes.co.uk").
struct PublisherHome {
    private(set) var country: Int?
    private(set) var names: [Gazetteer.Candidates] = []
    /// Keys of the names.
    private(set) var keys: [UInt64] = []
    private static let shortestName = 5

    init(_ info: DocumentInfo, gazetteer: Gazetteer) {
        guard let address = info.url ?? info.publisher, let host = Self.host(address) else { return }
        let labels = host.split(separator: ".").map(String.init)
        guard labels.count > 1, let last = labels.last else { return }
        if last.count == 2 {
            let code = last == "uk" ? "GB" : last.uppercased()
            country = gazetteer.countryCodes2.firstIndex(of: code)
        } else if last == "gov" || last == "mil" {
            country = gazetteer.countryCodes.firstIndex(of: "USA")
        }
        let secondLevel = ["co", "com", "org", "net", "gov", "ac"]
        let main = labels.dropLast().last { !secondLevel.contains($0) && $0 != "www" }
        if let main { find(in: main, gazetteer) }
    }

    private static func host(_ address: String) -> String? {
        var rest = Substring(address.lowercased())
        if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" }
        return host.contains(".") && !host.contains(" ") ? String(host) : nil
    }

    /// The longest town's name that the label begins with, or that follows "the".
    private mutating func find(in label: String, _ gazetteer: Gazetteer) {
        var bytes = Array(label.utf8)
        if bytes.starts(with: Array("the".utf8)) { bytes.removeFirst(3) }
        var end = bytes.count
        while end >= Self.shortestName {
            var hash = NameHash()
            gazetteer.extend(&hash, with: bytes[..<end])
            let found = gazetteer.candidates(for: hash)
            if found.contains(where: { $0.isOwnName && gazetteer[$0.place].feature.isPoint }) {
                names = [found]
                keys = [hash.key]
                return
            }
            end -= 1
        }
    }
}
