// Control-C and a request to end become the end of a task, so that nothing is left half done.

import Dispatch
import Foundation

enum StopSignals {
    private static let numbers = [SIGINT, SIGTERM]

    /// Runs work that is cancelled when someone stops the program; a second signal ends it at once.
    static func ending<Success: Sendable>(
        _ work: @escaping @Sendable () async throws -> Success
    ) async throws -> Success {
        let task = Task { try await work() }
        let sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                task.cancel()
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}
