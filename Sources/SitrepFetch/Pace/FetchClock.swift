// The clock, as a value, so that tests run without waiting.

public import Foundation

/// Tells the time and waits for it.
public struct FetchClock: Sendable {
    public let now: @Sendable () -> Date
    public let wait: @Sendable (_ until: Date) async throws -> Void

    public init(now: @escaping @Sendable () -> Date, wait: @escaping @Sendable (_ until: Date) async throws -> Void) {
        self.now = now
        self.wait = wait
    }

    /// The clock of this machine.
    public static let system = FetchClock(
        now: { Date() },
        wait: { instant in
            let seconds = instant.timeIntervalSinceNow
            if seconds > 0 { try await Task.sleep(for: .seconds(seconds)) }
        })
}
