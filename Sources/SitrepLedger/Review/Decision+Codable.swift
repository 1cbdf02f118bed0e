// A decision as one flat object of JSON, kept in the store and exported.

import SitrepModel

extension Decision.Action {
    /// As the command line, the store and exports name it.
    public enum Name: String, Sendable, Codable, CaseIterable {
        case accept, reject, merge, split, note, undo
        case correctPlace = "correct-place"
        case correctDays = "correct-date"
    }

    public var name: Name {
        switch self {
        case .accept: .accept
        case .reject: .reject
        case .correctPlace: .correctPlace
        case .correctDays: .correctDays
        case .note: .note
        case .merge: .merge
        case .split: .split
        case .undo: .undo
        }
    }
}

extension Decision: Codable {
    private enum CodingKeys: String, CodingKey {
        case id = "decision"
        case made, analyst, action, scope, target, reason, note, place, days, tellings, others, undoes
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try fields.decode(DecisionID.self, forKey: .id),
            analyst: try fields.decode(String.self, forKey: .analyst),
            made: try fields.decode(DecisionTime.self, forKey: .made),
            subject: Subject(
                try fields.decode(Subject.Scope.self, forKey: .scope),
                try fields.decode(EntryAnchor.self, forKey: .target)),
            action: try Decision.action(in: fields), reason: try fields.decodeIfPresent(String.self, forKey: .reason))
    }

    private static func action(in fields: KeyedDecodingContainer<CodingKeys>) throws -> Action {
        switch try fields.decode(Action.Name.self, forKey: .action) {
        case .accept: .accept
        case .reject: .reject
        case .correctPlace: .correctPlace(try fields.decode(CorrectedPlace.self, forKey: .place))
        case .correctDays: .correctDays(try fields.decode(CorrectedDays.self, forKey: .days))
        case .note: .note(try fields.decode(String.self, forKey: .note))
        case .merge: .merge(try sides(in: fields))
        case .split: .split(try sides(in: fields))
        case .undo: .undo(try fields.decode(DecisionID.self, forKey: .undoes))
        }
    }

    private static func sides(in fields: KeyedDecodingContainer<CodingKeys>) throws -> TellingSides {
        TellingSides(
            tellings: try fields.decode([EntryAnchor].self, forKey: .tellings),
            others: try fields.decode([EntryAnchor].self, forKey: .others))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(id, forKey: .id)
        try fields.encode(made, forKey: .made)
        try fields.encode(analyst, forKey: .analyst)
        try fields.encode(action.name, forKey: .action)
        try fields.encode(subject.scope, forKey: .scope)
        try fields.encode(subject.anchor, forKey: .target)
        try fields.encodeIfPresent(reason, forKey: .reason)
        switch action {
        case .accept, .reject: break
        case .correctPlace(let place): try fields.encode(place, forKey: .place)
        case .correctDays(let days): try fields.encode(days, forKey: .days)
        case .note(let text): try fields.encode(text, forKey: .note)
        case .merge(let sides), .split(let sides):
            try fields.encode(sides.tellings, forKey: .tellings)
            try fields.encode(sides.others, forKey: .others)
        case .undo(let id): try fields.encode(id, forKey: .undoes)
        }
    }
}
