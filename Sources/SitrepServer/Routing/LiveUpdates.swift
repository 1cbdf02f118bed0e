// Tells open pages that reports have arrived, as server-sent events (WHATWG HTML, section 9.2).

import Foundation
import Hummingbird

/// A stream of the revisions that pages show.
///
/// A stream ends after a few seconds and the browser asks again, so that a server that is told to stop is not held up
/// by pages that stay open.
struct LiveUpdates: Sendable {
    private static let pause = Duration.milliseconds(500)
    private static let pausesAStream = 8
    /// Milliseconds after which a browser asks again.
    private static let retry = 2000

    let desk: Desk

    func response() -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                var known: Int?
                for _ in 0..<Self.pausesAStream {
                    let revision = try await desk.shownRevision()
                    if revision != known {
                        try await writer.write(ByteBuffer(string: Self.event(revision)))
                        known = revision
                    }
                    try await Task.sleep(for: Self.pause)
                }
                try await writer.finish(nil)
            })
    }

    static func event(_ revision: Int) -> String { "retry: \(retry)\nevent: revision\ndata: \(revision)\n\n" }
}
