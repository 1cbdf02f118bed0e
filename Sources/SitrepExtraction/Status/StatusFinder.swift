// Finds the state of what people depend on.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds the state of what people depend on; immutable, shared by all workers.
package struct StatusFinder: Sendable {
    private let words: StatusWords
    private let modality: ModalityReader

    package init(resources: Resources) throws(LexiconError) {
        words = try StatusWords(tables: resources.tables)
        modality = try ModalityReader(resources: resources)
    }

    package func status(in draft: Draft) -> [StatusReport] {
        var result: [StatusReport] = []
        var earlier: [SystemMention] = []
        let countries = CountryReader(draft)
        let places = StatePlaces(draft, words: words, reports: modality.words.reports)
        for sentence in draft.analysis.sentences where !sentence.tokens.isEmpty {
            let reader = StatusReader(
                words: words, analysis: draft.analysis, sentence: sentence.tokens, earlier: earlier)
            let matches = reader.matches()
            for match in matches {
                let found = places.places(of: match, in: sentence, rivals: matches)
                for place in found.isEmpty ? [nil] : found.map(Optional.some) {
                    if let report = report(match, at: place, in: sentence, countries: countries, draft: draft) {
                        result.append(report)
                    }
                }
            }
            result += bare(reader, matched: matches, in: sentence, countries: countries, draft: draft)
            if !reader.systems.isEmpty { earlier = reader.systems }
        }
        return result
    }

    private func report(
        _ match: StatusMatch, at place: Place?, in sentence: Sentence, countries: CountryReader, draft: Draft
    ) -> StatusReport? {
        var reading = modality.modality(ofToken: match.mention.head, in: draft)
        if match.kind == "run" {
            guard reading == .negated else { return nil }
            reading = .actual
        }
        let span = draft.analysis.span(of: match.cover)
        let days = days(of: match, in: draft)
        let nearest = place ?? countries.place(near: match.mention.tokens, in: sentence)
        return StatusReport(
            span: span, system: match.system.name.system, state: graded(match, in: sentence, draft: draft),
            place: place?.id, country: countries.country(near: match.mention.tokens, place: nearest, in: sentence),
            from: days.from, until: days.until, modality: reading,
            rule: RuleID("status/\(match.system.name.group)-\(match.kind)"))
    }

    // MARK: - Degrees

    /// "Some flights were cancelled" limits them, "all flights" suspends them; "restored slightly" is limited.
    private func graded(_ match: StatusMatch, in sentence: Sentence, draft: Draft) -> StatusReport.State {
        let degree = degree(of: match, in: sentence.tokens, tokens: draft.analysis.tokens)
        switch (match.kind, match.system.name.group) {
        case (_, "site") where match.state == .limited && isSingular(match.system, in: draft): return .cut
        case ("cancel", "flights"): return degree == false ? .suspended : .limited
        case ("block", "internet"), ("restore", _), ("close", "road"), ("close", "airport"):
            return match.kind != "close" && degree == true ? .limited : match.state
        default: return match.state
        }
    }

    /// One website blocked is a service cut; many are the internet limited.
    private func isSingular(_ system: SystemMention, in draft: Draft) -> Bool {
        let last = draft.analysis.tokens[system.tokens.upperBound - 1]
        return last.key == last.lemma
    }

    /// True for a part, false for the whole, nil where nothing says.
    private func degree(of match: StatusMatch, in sentence: Range<Int>, tokens: [Token]) -> Bool? {
        let low = max(sentence.lowerBound, match.system.tokens.lowerBound - 5)
        for at in (low..<max(low, match.system.tokens.lowerBound)).reversed() {
            if let found = words.degrees.longestMatch(at: at, in: tokens) { return found.value }
            if tokens[at].tag == .num { return true }
            if tokens[at].tag == .verb || tokens[at].tag == .punct { break }
        }
        let end = match.mention.tokens.upperBound
        if end < sentence.upperBound, let found = words.degrees.longestMatch(at: end, in: tokens), found.value {
            return true
        }
        if match.mention.head > sentence.lowerBound,
            let found = words.degrees.longestMatch(at: match.mention.head - 1, in: tokens), found.value
        {
            return true
        }
        return nil
    }

    // MARK: - Days

    private func days(of match: StatusMatch, in draft: Draft) -> DayInterval {
        var days = daysOfState(at: match.mention.head, start: nil, in: draft)
        if let time = governingTime(of: match.mention.head, in: draft),
            isOfReport(time, after: match.mention.head, in: draft)
        {
            days = DayInterval(from: nil, until: days.until)
        }
        return days
    }

    /// "officials said on Thursday" dates the saying.
    private func isOfReport(_ time: TimeMention, after head: Int, in draft: Draft) -> Bool {
        let analysis = draft.analysis
        let first = analysis.tokens(in: time.span).lowerBound
        guard first > head else { return false }
        var at = first - 1
        var steps = 0
        while at > head, steps < Self.reportReach {
            if modality.words.reports.longestMatch(at: at, in: analysis.tokens) != nil { return true }
            if analysis.tokens[at].tag == .verb || analysis.tokens[at].tag == .punct { return false }
            at -= 1
            steps += 1
        }
        return false
    }

    private static let reportReach = 4

    // MARK: - Systems without a word of state

    /// A truce that is only spoken of is at most possible; what is actual needs a word of state.
    private func bare(
        _ reader: StatusReader, matched: [StatusMatch], in sentence: Sentence, countries: CountryReader, draft: Draft
    ) -> [StatusReport] {
        reader.systems.compactMap { system in
            guard system.name.group == "ceasefire" || system.name.group == "emergency",
                !matched.contains(where: { $0.system.tokens == system.tokens }), let head = system.tokens.last
            else { return nil }
            let reading = modality.modality(ofToken: head, in: draft)
            guard reading != .actual else { return nil }
            let place = countries.place(near: system.tokens, in: sentence)
            return StatusReport(
                span: draft.analysis.span(of: system.tokens), system: system.name.system, state: .declared,
                place: place?.id,
                country: countries.country(near: system.tokens, place: place, in: sentence), modality: reading,
                rule: RuleID("status/\(system.name.group)-spoken-of"))
        }
    }
}
