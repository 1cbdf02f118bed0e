// Records for tests, made of a text and the words that matter in it.

public import SitrepModel

/// The span of the first occurrence of words in a text; stops the run when they do not occur.
public func span(of words: String, in text: String) -> TextSpan {
    let bytes = Array(text.utf8)
    let wanted = Array(words.utf8)
    for start in 0..<max(0, bytes.count - wanted.count + 1)
    where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
        return TextSpan(start, start + wanted.count)
    }
    preconditionFailure("“\(words)” is not in “\(text)”")
}

extension Findings {
    /// A record of one sentence, named by a number.
    public static func fixture(
        _ number: Int, text: String, published: String = "2022-01-06", publisher: String = "Steppe Wire",
        title: String? = "A report"
    ) -> Findings {
        let digits = String(number)
        let digest = "sha256:" + digits + String(repeating: "0", count: 64 - digits.count)
        return Findings(
            document: DocumentInfo(
                id: "r\(number)", title: title, publisher: publisher,
                published: PublicationTime(iso8601: published), digest: digest),
            text: ArticleText(text), sentences: [TextSpan(0, text.utf8.count)])
    }

    /// The same record with a state of a system found in it.
    public func reporting(
        _ system: StatusReport.System, _ state: StatusReport.State, country: CountryCode? = "KAZ",
        place: Place? = nil, from: String? = nil, until: String? = nil, modality: Modality = .actual
    ) -> Findings {
        var copy = self
        if let place { copy.places.append(place) }
        copy.status.append(
            StatusReport(
                id: LocalID(status.count + 1), span: text.fullSpan, system: system, state: state, place: place?.id,
                country: country,
                from: from.flatMap { CalendarDate(iso8601: $0) }, until: until.flatMap { CalendarDate(iso8601: $0) },
                modality: modality, rule: "test"))
        return copy
    }

    /// The same record with a number found in it.
    public func counting(
        _ quantity: Figure.Quantity, low: Double? = nil, high: Double? = nil, best: Double? = nil,
        side: Figure.Side? = nil, of actor: Actor? = nil, isEarlier: Bool = false
    ) -> Findings {
        var copy = self
        if let actor { copy.actors.append(actor) }
        copy.figures.append(
            Figure(
                id: LocalID(figures.count + 1), span: text.fullSpan, quantity: quantity, low: low, high: high,
                best: best, actor: actor?.id, side: side, isEarlier: isEarlier, rule: "test"))
        return copy
    }

    /// The same record with all its numbers taken back.
    public func withdrawingItsFigures() -> Findings {
        var copy = self
        for index in copy.figures.indices { copy.figures[index].withdrawn = text.fullSpan }
        return copy
    }

    /// The same record with an event found in it.
    public func telling(
        _ plover: String, trigger: String, modality: Modality = .actual, place: Place? = nil, from: String? = nil,
        by doers: [String] = [], to recipients: [String] = []
    ) -> Findings {
        var copy = self
        if let place { copy.places.append(place) }
        let parties = (doers + recipients).enumerated().map { number, name in
            Actor(
                id: LocalID(actors.count + number + 1), name: name, type: .group,
                firstMention: span(of: trigger, in: text.string), rule: "test")
        }
        copy.actors += parties
        copy.events.append(
            Event(
                id: LocalID(events.count + 1), trigger: span(of: trigger, in: text.string),
                plover: .init(event: plover), actors: parties.prefix(doers.count).map(\.id),
                recipients: parties.dropFirst(doers.count).map(\.id), place: place?.id,
                from: from.flatMap { CalendarDate(iso8601: $0) },
                modality: modality, confidence: 0.7, rule: "test"))
        return copy
    }
}
