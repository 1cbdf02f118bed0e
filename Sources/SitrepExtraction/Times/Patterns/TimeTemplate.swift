// What a pattern's match means: an operation on the captured values.

import SitrepLexicon

/// The `value` column of a rule: `operation [count]`, then constants `class=value`, parted by `;`.
struct TimeTemplate: Sendable {
    enum Operation: String, Sendable {
        /// A point of the calendar from the captured month, day, weekday, year …
        case date
        /// So many units from the publication date.
        case shift
        /// So many units from the date that the text spoke of last.
        case narrate
        /// An amount of time.
        case length
        /// An amount of time that ends, or begins, at the publication date.
        case back, ahead
        /// Again and again.
        case set
        /// Past, present or future without a date.
        case ref
        /// From one captured day, month or year to another.
        case range
        /// From one end to another, parted by a captured joint, each taking from the other what it leaves unsaid.
        case span
        /// An amount of several units, with the sign of a range that ends or begins at publication, or none.
        case sum
        /// So many of each of several units from the publication date, to the day or the minute.
        case move
        /// From the publication date to the end of the captured unit.
        case rest
        /// The quarter or period that the text speaks of.
        case period
        /// Not a time: takes its words so that no other rule does.
        case none
    }

    enum Count: Sendable {
        case constant(Int)
        /// The captured amount, with a sign.
        case amount(Int)
        /// The captured value of a class.
        case slot(TimeClass)
    }

    let operation: Operation
    let count: Count
    let constants: [(timeClass: TimeClass, value: Int32)]

    init(_ text: String, parser: inout TimePatternParser, at location: String) throws(LexiconError) {
        let clauses = text.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        guard let head = clauses.first, let name = head.first, let operation = Operation(rawValue: name) else {
            throw LexiconError(.badValue, location: location, hint: "no operation in “\(text)”")
        }
        self.operation = operation
        count = try Self.count(head.dropFirst().first, at: location)
        var constants: [(timeClass: TimeClass, value: Int32)] = []
        for clause in clauses.dropFirst() {
            let pair = clause.joined().split(separator: "=").map(String.init)
            guard pair.count == 2, let timeClass = TimeClass.named(pair[0]) else {
                throw LexiconError(.badValue, location: location, hint: "expected class=value in “\(text)”")
            }
            constants.append((timeClass, parser.value(of: pair[1])))
        }
        self.constants = constants
    }

    private static func count(_ text: String?, at location: String) throws(LexiconError) -> Count {
        guard let text else { return .constant(0) }
        if let number = Int(text) { return .constant(number) }
        if text == "-amount" { return .amount(-1) }
        if text == "amount" { return .amount(1) }
        guard let timeClass = TimeClass.named(text) else {
            throw LexiconError(.badValue, location: location, hint: "no count “\(text)”")
        }
        return .slot(timeClass)
    }
}
