// Style, scripts, Leaflet and the base map: files that do not change while the server runs.

import Foundation
import Hummingbird

struct StaticFiles: Sendable {
    let options: ServerOptions

    /// What of Leaflet a page may ask for; nothing else of the folder is served.
    private static let leafletFiles = [
        "leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png",
        "images/marker-icon-2x.png", "images/marker-shadow.png",
    ]

    func addRoutes(to router: Router<BasicRequestContext>) {
        for name in EmbeddedAssets.names where name.hasPrefix("static/") {
            let text = EmbeddedAssets.text(named: name) ?? ""
            router.get("/\(name)") { _, _ in file(Array(text.utf8), name) }
        }
        for name in Self.leafletFiles {
            // The shortened file where the package has one.
            let short = name.hasSuffix(".js") ? String(name.dropLast(3)) + ".min.js" : name
            let paths = [short, name].map { options.leafletFolder + "/" + $0 }
            router.get("/leaflet/\(name)") { _, _ in
                try read(paths, name, hint: "install Debian's package libjs-leaflet")
            }
        }
        let bases = options.dataFolders.map { $0 + "/world.json" }
        router.get("/map/world.json") { _, _ in
            try read(bases, "world.json", hint: "run “make deps”, or set SITREP_DATA to the folder that holds it")
        }
    }

    private func read(_ paths: [String], _ name: String, hint: String) throws -> Response {
        guard let data = paths.lazy.compactMap({ FileManager.default.contents(atPath: $0) }).first else {
            throw PageError(
                status: .notFound, title: "A part is not installed", detail: "\(name) was not found: \(hint).")
        }
        return file([UInt8](data), name)
    }

    private func file(_ bytes: [UInt8], _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: Self.mediaType(of: name), .cacheControl: "max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: "application/json"
        }
    }
}
