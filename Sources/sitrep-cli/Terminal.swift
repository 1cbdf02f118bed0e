// Standard streams: results on stdout, messages and progress on stderr.

import Foundation

/// What the streams are connected to.
enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Colour only on a terminal, and never where `NO_COLOR` is set (no-color.org).
    static var usesColor: Bool {
        outputIsTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Columns as the terminal says, else 100.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return defaultWidth }
        return Int(size.ws_col)
    }

    private static let defaultWidth = 100

    static func print(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
    static func print(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
    static func message(_ text: String) { FileHandle.standardError.write(Data("sitrep: \(harmless(text))\n".utf8)) }

    /// Without control characters, by which words of others could steer a terminal.
    private static func harmless(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n"
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}

/// A line on stderr that counts reports while they are read; silent when stderr is no terminal.
struct Progress {
    private static let reportsPerUpdate = 25
    private(set) var count = 0
    private let isShown = Terminal.errorIsTerminal

    mutating func step() {
        count += 1
        guard isShown, count % Progress.reportsPerUpdate == 0 else { return }
        FileHandle.standardError.write(Data("\r\(count) reports".utf8))
    }

    func finish() {
        guard isShown, count >= Progress.reportsPerUpdate else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
