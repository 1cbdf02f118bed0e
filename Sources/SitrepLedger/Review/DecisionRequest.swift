// What an analyst asks to have decided, before it is known whether it can be.

import SitrepModel

/// A wish about an entry or an incident.
public struct DecisionRequest: Sendable {
    public enum Wish: Sendable, Hashable {
        case accept, reject
        case correctPlace(CorrectedPlace)
        case correctDays(CorrectedDays)
        case note(String)
        /// With the incident that this event tells.
        case merge(EntryID)
        case split

        /// A merge and a split are about incidents, corrections about entries; the rest about either.
        func scope(asked: Decision.Subject.Scope) -> Decision.Subject.Scope? {
            switch self {
            case .accept, .reject, .note: asked
            case .merge, .split: .incident
            case .correctPlace, .correctDays: asked == .entry ? .entry : nil
            }
        }
    }

    public let analyst: String
    public let entry: EntryID
    public let scope: Decision.Subject.Scope
    public let wish: Wish
    public let reason: String?

    /// Throws where a name or a text is missing or too long, or the wish does not fit what it is about.
    public init(
        analyst: String, entry: EntryID, scope: Decision.Subject.Scope, wish: Wish, reason: String? = nil
    ) throws(ReviewError) {
        self.analyst = try DecisionText.analyst(analyst)
        self.entry = entry
        self.reason = try DecisionText.reason(reason)
        guard let kind = EntryKind(local: entry.local) else { throw .notDecidable(entry) }
        guard let scope = wish.scope(asked: scope) else { throw .entriesOnly(entry) }
        guard scope == .entry || kind.tellsHappenings else { throw .noIncident(entry) }
        self.scope = scope
        switch wish {
        case .note(let text): self.wish = .note(try DecisionText.note(text))
        case .correctPlace(let place):
            self.wish = .correctPlace(try place.checked())
            guard kind != .claim else { throw .hasNoPlaceOrDay(entry) }
        case .correctDays:
            self.wish = wish
            guard kind != .claim else { throw .hasNoPlaceOrDay(entry) }
        case .merge(let other) where !(EntryKind(local: other.local)?.tellsHappenings ?? false):
            throw .noIncident(other)
        default: self.wish = wish
        }
    }
}

/// Texts that people write: one line for names, no control characters, not without end.
public enum DecisionText {
    public static let longestName = 80
    public static let longestReason = 500
    public static let longestNote = 2000
    private static let longestLine = 120

    public static func analyst(_ text: String) throws(ReviewError) -> String {
        guard let name = try cleaned(text, longestName, "The name") else { throw .noAnalyst }
        return name
    }

    /// Absent where nothing is written.
    public static func reason(_ text: String?) throws(ReviewError) -> String? {
        guard let text else { return nil }
        return try cleaned(text, longestReason, "The reason")
    }

    /// A short field of a form; absent where nothing is written.
    static func line(_ text: String?) throws(ReviewError) -> String? {
        guard let text else { return nil }
        return try cleaned(text, longestLine, "The field")
    }

    static func note(_ text: String) throws(ReviewError) -> String {
        guard let note = try cleaned(text, longestNote, "The note") else { throw .emptyNote }
        return note
    }

    /// With single spaces for white space and control characters; absent where nothing is left.
    private static func cleaned(_ text: String, _ longest: Int, _ what: String) throws(ReviewError) -> String? {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F }
        let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        guard line.count <= longest else { throw .tooLong(what, longest) }
        return line.isEmpty ? nil : line
    }
}

extension CorrectedPlace {
    private static let codeLength = 3

    /// Throws where it says nothing, or what no map has.
    func checked() throws(ReviewError) -> CorrectedPlace {
        guard name != nil || country != nil else { throw .emptyPlace }
        if let country {
            let isCode =
                country.code.count == Self.codeLength && country.code.allSatisfy { $0.isASCII && $0.isUppercase }
            guard isCode else { throw .badCountry(country.code) }
        }
        guard (lat == nil) == (lon == nil), abs(lat ?? 0) <= 90, abs(lon ?? 0) <= 180 else { throw .badCoordinates }
        return self
    }
}

extension CorrectedPlace {
    /// As people write it: a name, a country's code in any case, `43.25, 76.92`. What is empty counts as not given.
    public init(name: String?, country: String?, coordinates: String?) throws(ReviewError) {
        let numbers = try DecisionText.line(coordinates)?.split { $0 == "," || $0 == " " }.map { Double($0) }
        guard numbers.map({ $0.count == 2 && $0.allSatisfy { $0?.isFinite ?? false } }) ?? true else {
            throw .badCoordinates
        }
        self = try CorrectedPlace(
            name: try DecisionText.line(name),
            country: try DecisionText.line(country).map { CountryCode($0.uppercased()) },
            lat: numbers?.first ?? nil, lon: numbers?.last ?? nil
        ).checked()
    }
}
