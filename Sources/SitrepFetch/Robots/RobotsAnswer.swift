// What a host's answer for robots.txt means, and how long it holds (RFC 9309, sections 2.3.1 and 2.4).

public import Foundation

/// The rules of one host as they were last answered, kept as text so that they outlive the process.
public struct RobotsAnswer: Hashable, Sendable, Codable {
    public enum Outcome: String, Sendable, Codable {
        /// The file is there.
        case file
        /// There is none: nothing is forbidden.
        case absent
        /// The host failed: everything is forbidden until it answers.
        case unreachable
    }

    public let outcome: Outcome
    public let text: String
    public let holdsUntil: Date

    /// Rules are asked for again after a day.
    static let lifetimeInSeconds = 86_400.0
    /// A host that could not be asked is asked again so soon.
    static let retryInSeconds = 600.0

    public init(outcome: Outcome, text: String = "", holdsUntil: Date) {
        self.outcome = outcome
        self.text = text
        self.holdsUntil = holdsUntil
    }

    /// - Parameter before: the answer before this one, whose rules go on where the host fails.
    init(status: Int?, body: [UInt8], retryAfter: Date?, now: Date, before: RobotsAnswer?) {
        let lasting = now.addingTimeInterval(Self.lifetimeInSeconds)
        switch status {
        case .some(200..<300):
            let text = String(decoding: body.prefix(RobotsRules.mostBytes), as: UTF8.self)
            self.init(outcome: .file, text: text, holdsUntil: lasting)
        case .some(400..<500) where status != HTTPStatus.tooManyRequests:
            self.init(outcome: .absent, holdsUntil: lasting)
        default:
            let again = max(now.addingTimeInterval(Self.retryInSeconds), retryAfter ?? now)
            let known = before?.outcome == .file ? before : nil
            self.init(outcome: known?.outcome ?? .unreachable, text: known?.text ?? "", holdsUntil: again)
        }
    }

    func rules(for robot: String) -> RobotsRules {
        switch outcome {
        case .file: RobotsRules(Array(text.utf8), robot: robot)
        case .absent: .allowingAll
        case .unreachable: .forbiddingAll
        }
    }
}
