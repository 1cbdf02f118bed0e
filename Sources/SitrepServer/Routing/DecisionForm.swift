// The fields of the forms by which analysts decide, as a browser sends them.

import HTTPTypes
import SitrepLedger
import SitrepModel

struct DecisionForm: Decodable, Sendable {
    let token: String?
    let analyst: String?
    let action: String?
    let scope: String?
    let report: String?
    let local: String?
    let reason: String?
    let note: String?
    let place: String?
    let country: String?
    let coordinates: String?
    let from: String?
    let until: String?
    /// The other incident of a merge, by an event that tells it.
    let other: String?
    /// The number of the decision that is taken back.
    let undo: String?
    let asOf: String?
    /// `decisions`, where the list of decisions was the page.
    let back: String?

    private enum CodingKeys: String, CodingKey {
        case token, analyst, action, scope, report, local, reason, note, place, country, coordinates, from, until
        case other, undo, back
        case asOf = "as-of"
    }
}

extension DecisionForm {
    /// What a form asks for.
    enum Wish {
        case remember
        case undo(DecisionID)
        case decide(DecisionRequest)
    }

    /// The action that decides nothing and only keeps the analyst's name.
    private static let remembering = "name"

    var entry: EntryID? {
        guard let report, let local else { return nil }
        return EntryID("\(report)/\(local)")
    }

    /// Reads the fields that the action needs; throws `PageError` or `ReviewError`.
    func wish() throws -> Wish {
        if let undo {
            guard let number = Int(undo) else { throw PageError.badForm("undo", undo) }
            return .undo(DecisionID(number))
        }
        if action == DecisionForm.remembering { return .remember }
        guard let entry else { throw PageError.badForm("report and local", "\(report ?? "")/\(local ?? "")") }
        guard let scope = Decision.Subject.Scope(rawValue: scope ?? "") else { throw PageError.badForm("scope", scope) }
        return .decide(
            try DecisionRequest(
                analyst: analyst ?? "", entry: entry, scope: scope, wish: try request(), reason: reason))
    }

    private func request() throws -> DecisionRequest.Wish {
        switch Decision.Action.Name(rawValue: action ?? "") {
        case .accept: return .accept
        case .reject: return .reject
        case .note: return .note(note ?? "")
        case .split: return .split
        case .merge:
            guard let other = other.flatMap({ EntryID($0) }) else { throw PageError.badForm("other", other) }
            return .merge(other)
        case .correctPlace:
            return .correctPlace(try CorrectedPlace(name: place, country: country, coordinates: coordinates))
        case .correctDays:
            guard let first = filled(from).flatMap({ CalendarDate(iso8601: $0) }) else {
                throw PageError.badForm("from", from)
            }
            let last = filled(until)
            let until = last.flatMap { CalendarDate(iso8601: $0) }
            guard (last == nil) == (until == nil), let days = CorrectedDays(from: first, until: until) else {
                throw PageError.badForm("until", last)
            }
            return .correctDays(days)
        case .undo, nil: throw PageError.badForm("action", action)
        }
    }

    private func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

extension PageError {
    static func badForm(_ name: String, _ value: String?) -> PageError {
        PageError(
            status: .badRequest, title: "A form cannot be read",
            detail: "“\(value ?? "")” is no value for \(name). Go back, correct it and send the form again.")
    }

    static let foreignForm = PageError(
        status: .forbidden, title: "This form was not taken",
        detail: "It did not come from a page of this server, or the server was started anew since the page was opened. "
            + "Go back, load the page again and decide there.")

    static let noDecisions = PageError(
        status: .forbidden, title: "No decisions are taken here",
        detail: "This server was started to show only, or for other machines than its own. "
            + "Run “sitrep serve” on this machine without --read-only, or decide with “sitrep review”.")

    static let formTooLong = PageError(
        status: .contentTooLarge, title: "The form is too long", detail: "A note may have 2000 characters. Shorten it.")

    static let otherMediaType = PageError(
        status: .unsupportedMediaType, title: "The form cannot be read",
        detail: "Decisions are sent as application/x-www-form-urlencoded.")

    init(_ error: ReviewError) {
        let (status, title): (HTTPResponse.Status, String) =
            switch error.kind {
            case .notFound: (.notFound, "Nothing to decide about")
            case .wrongUse: (.badRequest, "This cannot be decided so")
            case .conflict: (.conflict, "The ledger stands otherwise")
            }
        self.init(status: status, title: title, detail: error.description)
    }
}
