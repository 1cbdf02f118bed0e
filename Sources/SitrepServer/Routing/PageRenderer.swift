// Pages from templates; every value is escaped by the template engine.

import Foundation
import Mustache

struct PageRenderer: Sendable {
    private let library: MustacheLibrary

    init() throws {
        var templates: [String: MustacheTemplate] = [:]
        for name in EmbeddedAssets.names where name.hasSuffix(".mustache") {
            guard let text = EmbeddedAssets.text(named: name) else { continue }
            let short = name.split(separator: "/").last?.split(separator: ".").first ?? ""
            templates[String(short)] = try MustacheTemplate(string: text)
        }
        library = MustacheLibrary(templates: templates)
    }

    /// The page as UTF-8.
    func html(_ page: some Encodable & Sendable, template: String) -> String {
        library.render(ReflectedPage.value(of: page) ?? [:], withTemplate: template) ?? ""
    }

    /// The page's twin: the same values as JSON, keys sorted.
    func json(_ page: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(page)
    }
}
