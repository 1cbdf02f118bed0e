// The main event of a report in four answers: its title's clause, and the record's first fitting actor, day and place.

import SitrepModel
import SitrepText

/// What a report is about in the first place.
struct MainEvent {
    let findings: Findings
    let analysis: Analysis

    private var trees: Trees? { analysis.trees }

    /// Days between a report and what it reports, at most.
    private static let mostDays = 10
    /// Sentences in which the main event is told.
    private static let opening = 6

    private var title: Range<Int> { analysis.sentences.first?.tokens ?? 0..<0 }

    /// The events of the opening that happened, in text order.
    private var events: [Event] {
        let end = analysis.sentences.prefix(Self.opening).last?.span.end ?? 0
        return findings.events.filter { $0.modality == .actual && $0.trigger.start < end }
    }

    // MARK: Answers

    var who: [TextSpan] {
        var found: [TextSpan] = []
        if let trees, let subject = subject(in: trees) {
            found.append(analysis.span(of: phrase(of: subject, in: trees)))
        }
        for id in events.flatMap({ $0.actors + $0.victims }) { found += span(ofActor: id) }
        return found + findings.actors.compactMap { $0.spans.min() }.sorted().prefix(1)
    }

    var what: [TextSpan] {
        guard let trees, let root = root(in: trees) else { return title.isEmpty ? [] : [analysis.span(of: title)] }
        var start = root
        while start > title.lowerBound, isPartOfVerb(start - 1, of: root, in: trees) { start -= 1 }
        if subject(in: trees) == nil { start = clauseStart(before: root) }
        let end = clauseEnd(after: root, in: trees)
        return [analysis.span(of: start..<max(start + 1, end))]
    }

    var when: [TimeMention] {
        let own = events.compactMap { event in event.time.flatMap { Findings.entry($0, in: findings.times) } }
        let near = findings.times.filter { time in
            guard let day = time.from, day == time.until else { return false }
            return distance(of: day).map { $0 <= Self.mostDays } ?? true
        }
        return Array(
            (own.filter { mention in near.contains { $0.id == mention.id } } + near + findings.times).prefix(3))
    }

    var `where`: [TextSpan] {
        let own = events.compactMap { event in event.place.flatMap { Findings.entry($0, in: findings.places) } }
        let narrow = findings.places.filter { !$0.isCountry }
        let places = own.filter { !$0.isCountry } + narrow + findings.places
        let titled = findings.places.filter { isInTitle($0.span) }.map(\.span)
        return Array((venues + titled + places.map(\.span)).prefix(3))
    }

    /// Names behind "in" or "at" in the title: "at the White House".
    private var venues: [TextSpan] {
        guard let trees else { return [] }
        return title.compactMap { token in
            guard analysis.tokens[token].tag == .propn, let marker = trees.dependent(of: token, .caseMarker),
                Self.wheres.contains(analysis.tokens[marker].key), marker < token
            else { return nil }
            return analysis.span(of: marker + 1..<phrase(of: token, in: trees).upperBound)
        }
    }

    private static let wheres = Set(["in", "at", "near"].map { WordKey($0) })

    private func isInTitle(_ span: TextSpan) -> Bool { !title.isEmpty && analysis.span(of: title).contains(span) }

    /// The day of a time where it is one.
    func day(of time: TimeMention) -> String? { time.from == time.until ? time.from?.description : nil }

    private func distance(of day: CalendarDate) -> Int? {
        findings.document.published.map { abs(day.dayNumber - $0.date.dayNumber) }
    }

    private func span(ofActor id: LocalID<Actor>) -> [TextSpan] {
        Findings.entry(id, in: findings.actors)?.spans.min().map { [$0] } ?? []
    }

    // MARK: The title's clause

    /// The word that holds the title together.
    private func root(in trees: Trees) -> Int? { title.first { trees.head(of: $0) == nil } }

    private func subject(in trees: Trees) -> Int? {
        root(in: trees).flatMap { trees.dependent(of: $0, .subject, .passiveSubject, .outerSubject) }
    }

    /// A noun with what stands before it, up to a comma or clause behind it.
    private func phrase(of head: Int, in trees: Trees) -> Range<Int> {
        let whole = trees.subtree(of: head)
        let stop = (head + 1..<max(head + 1, whole.upperBound)).first { token in
            analysis.tokens[token].tag == .punct
                || [.relativeClause, .clausalModifier, .apposition].contains(trees.relation(of: token))
        }
        return whole.lowerBound..<(stop ?? whole.upperBound)
    }

    private func isPartOfVerb(_ token: Int, of root: Int, in trees: Trees) -> Bool {
        trees.head(of: token) == root
            && [.auxiliary, .passiveAuxiliary, .copula, .adverb].contains(trees.relation(of: token))
    }

    private func clauseStart(before token: Int) -> Int {
        var start = token
        while start > title.lowerBound, analysis.tokens[start - 1].tag != .punct { start -= 1 }
        return start
    }

    /// Up to the next clause, colon or end.
    private func clauseEnd(after token: Int, in trees: Trees) -> Int {
        let stop = (token + 1..<max(token + 1, title.upperBound)).first { at in
            if [.adverbialClause, .parataxis, .relativeClause].contains(trees.relation(of: at)) { return true }
            return analysis.tokens[at].tag == .punct && !isInsideName(at)
        }
        guard let stop else { return title.upperBound }
        return max(token + 1, min(stop, trees.head(of: stop) == nil ? stop : trees.subtree(of: stop).lowerBound))
    }

    /// Hyphens and apostrophes between letters are no ends.
    private func isInsideName(_ token: Int) -> Bool {
        [token, token + 1].allSatisfy { title.contains($0) && !analysis.tokens[$0].shape.contains(.spaceBefore) }
    }
}
