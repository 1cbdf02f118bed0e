// Finds dates, times of day, durations and sets, and resolves them against the publication date.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Runs the rules of `en/time-patterns` over a text from left to right, the longest match first.
package struct TimeFinder: Sendable {
    private let rules: TimeRules
    private let lexer: TimeLexer
    private let resolver: TimeResolver
    private let tense = TenseDirection()
    private let style: TimeStyle

    package init(resources: Resources, style: TimeStyle = .news) throws(LexiconError) {
        self.style = style
        let holidays = try Holidays(tables: resources.tables)
        rules = try TimeRules(tables: resources.tables, holidays: holidays, style: style)
        lexer = TimeLexer(lexicon: rules.lexicon)
        resolver = TimeResolver(names: rules.lexicon.names, holidays: holidays)
    }

    package func times(in draft: Draft) -> [TimeMention] {
        let analysis = draft.analysis
        guard !analysis.tokens.isEmpty, !analysis.sentences.isEmpty else { return [] }
        let stream = lexer.lexemes(of: analysis, beginning: rules.automaton)
        var context = TimeContext(
            anchor: draft.anchor, minute: draft.article.info.published?.minuteOfDay, style: style,
            order: NumericOrder(url: draft.article.info.url), isPublished: draft.article.info.published != nil)
        var found: [TimeMention] = []
        var at = 0
        var sentence = 0..<0
        while at < stream.lexemes.count {
            guard stream.begins[at] else {
                at += 1
                continue
            }
            if at >= sentence.upperBound { sentence = lexemesOfSentence(at, stream: stream, analysis: analysis) }
            let match = best(
                rules.automaton.matches(at: at, limit: sentence.upperBound, in: stream), at: at, sentence: sentence,
                stream: stream, analysis: analysis)
            guard let match else {
                at += 1
                continue
            }
            if let mention = mention(match, from: at, stream: stream, analysis: analysis, context: &context) {
                found.append(mention)
            }
            at = match.end
        }
        return found
    }

    /// The longest match that its rule allows; of equally long ones that of the first rule.
    private func best(
        _ matches: [TimeMatch], at start: Int, sentence: Range<Int>, stream: LexemeStream, analysis: Analysis
    ) -> TimeMatch? {
        var best: TimeMatch?
        for match in matches {
            if let best, best.end > match.end || (best.end == match.end && best.rule < match.rule) { continue }
            guard allows(match.rule, start..<match.end, sentence: sentence, stream: stream, analysis: analysis) else {
                continue
            }
            best = match
        }
        return best
    }

    /// The lexemes of a lexeme's sentence.
    private func lexemesOfSentence(_ at: Int, stream: LexemeStream, analysis: Analysis) -> Range<Int> {
        let tokens = analysis.sentence(ofToken: Int(stream.lexemes[at].firstToken)).tokens
        let last = tokens.upperBound
        var start = at
        while start > 0, Int(stream.lexemes[start - 1].firstToken) >= tokens.lowerBound { start -= 1 }
        var end = at + 1
        while end < stream.lexemes.count, Int(stream.lexemes[end].firstToken) < last { end += 1 }
        return start..<end
    }

    private func allows(
        _ rule: Int, _ lexemes: Range<Int>, sentence: Range<Int>, stream: LexemeStream, analysis: Analysis
    ) -> Bool {
        let rule = rules.rules[rule]
        if rule.needsCapital {
            let token = analysis.tokens[Int(stream.lexemes[lexemes.lowerBound].firstToken)]
            guard token.shape.contains(.capitalized) || token.shape.contains(.allCaps) else { return false }
        }
        if rule.needsFullForm, isClipped(stream.lexemes[lexemes.lowerBound], analysis) { return false }
        return rule.allows(lexemes, sentence: sentence, in: stream)
    }

    /// An abbreviation written without its full stop.
    private func isClipped(_ lexeme: Lexeme, _ analysis: Analysis) -> Bool {
        let first = Int(lexeme.firstToken)
        return lexeme.endToken - lexeme.firstToken == 1
            && rules.lexicon.abbreviations.contains(analysis.tokens[first].key)
    }

    private func mention(
        _ match: TimeMatch, from start: Int, stream: LexemeStream, analysis: Analysis, context: inout TimeContext
    ) -> TimeMention? {
        let rule = rules.rules[match.rule]
        let tokens = Int(stream.lexemes[start].firstToken)..<Int(stream.lexemes[match.end - 1].endToken)
        context.sentence = Int(analysis.sentenceOfToken[tokens.lowerBound])
        context.endsTerm =
            tokens.lowerBound > 0 && TimeRoleWords.until.contains(analysis.tokens[tokens.lowerBound - 1].key)
        context.direction = tense.direction(of: tokens, in: analysis, style: style)
        if rule.needsAhead, context.direction == .past { return nil }
        guard let time = resolver.resolve(rule, match.captures, in: context) else { return nil }
        let ground = context.ground(of: time)
        context.note(time, isStated: rule.template.operation == .date)
        return TimeMention(
            span: analysis.span(of: tokens), type: time.type, value: time.value, mod: time.mod, from: time.days.from,
            until: time.days.until, basis: ground?.basis, anchor: ground?.day, rule: rule.id)
    }
}

extension TimeContext {
    /// What a value rests on, and the day that it was counted from.
    func ground(of time: ResolvedTime) -> (basis: String, day: CalendarDate?)? {
        switch time.basis {
        case TimeBasis.publication: (isPublished ? TimeBasis.publication : TimeBasis.text, anchor)
        case let basis?: (basis, narrative ?? latest)
        case nil: nil
        }
    }

    /// Remembers a day and a quarter for the expressions that lean on them.
    mutating func note(_ time: ResolvedTime, isStated: Bool) {
        guard time.type == .date || time.type == .time, let point = time.point else { return }
        if isStated, case .quarter(let year, let number) = point {
            quarter = (year, number)
            quarterSentence = sentence
        }
        guard let first = point.interval.from else { return }
        latest = first
        switch point {
        case .year, .quarter, .half, .decade, .century:
            if time.basis != nil { return }
        default: break
        }
        if endsTerm, narrative != nil { return }
        narrative = first
        narrativeSentence = sentence
    }
}
