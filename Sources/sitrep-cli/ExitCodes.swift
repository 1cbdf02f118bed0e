// Exit codes are part of the interface.

import ArgumentParser
import Foundation
import SitrepStore

extension ExitCode {
    /// Nothing was found.
    static let nothingFound = ExitCode(1)
    /// Some inputs failed; the rest were done.
    static let someFailed = ExitCode(2)
    /// A file or the database could not be read or written, or the server cannot listen.
    static let inputOutput = ExitCode(74)
}

/// Runs work on the database; its failures become one message and exit code 74.
func reportingStoreErrors<Result>(_ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch let error as StoreError {
        Terminal.message(error.description)
        throw ExitCode.inputOutput
    }
}
