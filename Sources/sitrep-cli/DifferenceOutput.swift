// Prints the difference of two codings as it is found, as text or as JSON.

import ArgumentParser
import SitrepFormats
import SitrepLedger
import SitrepModel

/// Used from one thread: differences come in order.
final class DifferenceOutput {
    private let isJSON: Bool
    private(set) var tally = DifferenceTally()

    init(isJSON: Bool) { self.isJSON = isJSON }

    func add(_ difference: ReportDifference) {
        tally.count(difference)
        guard !difference.isEmpty else { return }
        if isJSON {
            line(DifferenceFormat.line(difference))
        } else {
            Terminal.print(DifferenceText.text(of: difference))
        }
    }

    /// A report that only one of two ledgers has.
    func add(_ info: DocumentInfo, isNew: Bool) {
        if isNew { tally.onlyNew += 1 } else { tally.onlyOld += 1 }
        let report = ReportID(digest: info.digest)
        if isJSON {
            line(DifferenceFormat.line(report: report, title: info.title, isNew: isNew))
        } else {
            Terminal.print(
                DifferenceText.text(ofReport: report, title: info.title, publisher: info.publisher, isNew: isNew))
        }
    }

    func finish(lost decisions: [Decision]) {
        tally.lost = decisions.count
        if isJSON {
            for decision in decisions { line(DifferenceFormat.line(lost: decision)) }
            line(DifferenceFormat.line(tally))
        } else {
            Terminal.print(DifferenceText.text(ofLost: decisions) + DifferenceText.summary(of: tally) + "\n")
        }
    }

    private func line(_ bytes: [UInt8]) { Terminal.print(bytes + [0x0A]) }
}
