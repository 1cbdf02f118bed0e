// What every export format is: a name, and bytes made from a ledger.

public import SitrepLedger

/// A format that a ledger can be written in.
public protocol LedgerFormat: Sendable {
    /// As `--format` takes it.
    static var name: String { get }
    /// IANA media type.
    static var mediaType: String { get }
    /// Writes the whole ledger, a piece at a time.
    func write(_ ledger: Ledger, to output: ([UInt8]) throws -> Void) rethrows
}
