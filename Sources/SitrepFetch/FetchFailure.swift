// Why an address gave nothing: what, where and what next.

public import Foundation

/// One address that could not be fetched. Other ones are not affected.
public struct FetchFailure: Error, Sendable {
    public enum Code: Hashable, Sendable {
        case address, privateNetwork, robots, status(Int), redirects, tooLarge, timedOut, badEncoding, unreachable
        case resting, cancelled
    }

    public let code: Code
    /// The address that failed, which is another one than was asked for where it led elsewhere.
    public let address: String
    public let what: String
    public let hint: String
    /// Whether it may be otherwise when asked again.
    public let isTemporary: Bool
    /// Not to be asked again before this, where the host said so.
    public let tryAfter: Date?

    public init(
        _ code: Code, at address: String, what: String, hint: String, isTemporary: Bool = false, tryAfter: Date? = nil
    ) {
        self.code = code
        self.address = address
        self.what = what
        self.hint = hint
        self.isTemporary = isTemporary
        self.tryAfter = tryAfter
    }
}

extension FetchFailure: CustomStringConvertible {
    /// `where: what; hint`, one line.
    public var description: String { "\(address): \(what); \(hint)" }

    /// The same, said of another address.
    func at(_ address: WebAddress) -> FetchFailure {
        FetchFailure(
            code, at: address.description, what: what, hint: hint, isTemporary: isTemporary, tryAfter: tryAfter)
    }

    /// What failed, with the address that was asked for where it led there.
    public func place(askedAt asked: String) -> String {
        address == asked ? address : "\(asked) led to \(address)"
    }
}

extension FetchFailure {
    static func privateNetwork(_ address: WebAddress, _ peer: NetworkAddress, kind: String) -> FetchFailure {
        FetchFailure(
            .privateNetwork, at: address.description,
            what: "not fetched: \(address.host) is at \(peer), which is not of the public internet (\(kind))",
            hint: "if this host is yours, say --allow-private-hosts \(address.host)")
    }

    static func robots(_ address: WebAddress) -> FetchFailure {
        FetchFailure(
            .robots, at: address.description, what: "the host's robots.txt forbids it to Sitrep",
            hint: "ask the publisher, or give another address")
    }

    static func robotsUnreachable(_ address: WebAddress, until: Date) -> FetchFailure {
        FetchFailure(
            .robots, at: address.description, what: "the host gave no answer for robots.txt",
            hint: "nothing is fetched from it until it does; it is asked again later", isTemporary: true,
            tryAfter: until)
    }

    static func resting(_ address: WebAddress, until: Date) -> FetchFailure {
        FetchFailure(
            .resting, at: address.description, what: "the host failed before or asked for patience",
            hint: "it is asked again later", isTemporary: true, tryAfter: until)
    }

    static func status(_ status: Int, _ address: WebAddress, tryAfter: Date?) -> FetchFailure {
        let isTemporary = HTTPStatus.isTemporary(status)
        return FetchFailure(
            .status(status), at: address.description, what: "the host answered with status \(status)",
            hint: isTemporary ? "it is asked again later" : "check the address", isTemporary: isTemporary,
            tryAfter: tryAfter)
    }

    static func badRedirect(_ address: WebAddress, _ target: String, _ problem: WebAddress.Problem) -> FetchFailure {
        FetchFailure(
            .address, at: address.description, what: "it leads to “\(target)”, which is not fetched",
            hint: problem.text)
    }

    static func redirects(_ address: WebAddress, _ what: String) -> FetchFailure {
        FetchFailure(.redirects, at: address.description, what: what, hint: "give the address that it leads to")
    }

    static func exchange(_ error: ExchangeError, _ address: WebAddress, mostBytes: Int) -> FetchFailure {
        let place = address.description
        switch error {
        case .tooLarge:
            return FetchFailure(
                .tooLarge, at: place, what: "larger than the limit of \(mostBytes) bytes",
                hint: "fetch it by hand and give the file to “sitrep ingest”")
        case .timedOut:
            return FetchFailure(
                .timedOut, at: place, what: "the host took too long", hint: "it is asked again later",
                isTemporary: true)
        case .badEncoding:
            return FetchFailure(
                .badEncoding, at: place, what: "the packed data are damaged", hint: "it is asked again later",
                isTemporary: true)
        case .unreachable(let reason):
            return FetchFailure(
                .unreachable, at: place, what: "the host cannot be reached (\(reason))",
                hint: "check the address and the network; it is asked again later", isTemporary: true)
        }
    }
}

extension FetchFailure {
    /// Whether nothing was asked of the host, so that it need not be left alone.
    public var isBeforeAsking: Bool {
        [.address, .privateNetwork].contains(code) || code == .robots && !isTemporary
    }

    static func cancelled(_ address: WebAddress) -> FetchFailure {
        FetchFailure(
            .cancelled, at: address.description, what: "stopped before it was fetched", hint: "start again to go on",
            isTemporary: true)
    }
}
