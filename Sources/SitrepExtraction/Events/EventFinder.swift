// Finds events and types them: triggers, participants, speech acts, modality, circumstances, one event a happening.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds events and types them.
package struct EventFinder: Sendable {
    private let lexicon: EventLexicon
    private let modalityReader: ModalityReader
    private let assurance: EventAssurance
    private let figureKinds: [String: [Figure.Quantity]]

    package init(resources: Resources) throws(LexiconError) {
        lexicon = try EventLexicon(resources: resources)
        assurance = try EventAssurance(tables: resources.tables)
        modalityReader = try ModalityReader(resources: resources)
        let table = try resources.tables.table("en/event-figures")
        let (plover, quantities) = (try table.column("plover"), try table.column("quantities"))
        var kinds: [String: [Figure.Quantity]] = [:]
        for row in table.rows {
            kinds[row[plover]] = row[quantities].split(separator: "|").compactMap {
                Figure.Quantity(rawValue: String($0))
            }
        }
        figureKinds = kinds
    }

    /// Events, and actors that are known only because they do something or undergo it.
    package struct Found {
        package var events: [Event]
        /// Numbered behind those of the draft.
        package var actors: [Actor]
    }

    package func events(in draft: Draft, confidence scale: EventConfidence.Scale = .calibrated) -> Found {
        let reading = reading(of: draft)
        var actors = PartyActors(draft: draft, map: reading.map)
        let candidates = mentions(in: draft, reading.map, reading.index)
            .filter { $0.confidence >= EventConfidence.floor }
            .map { candidate(for: $0, draft: draft, reading, scale, &actors) }
        let events = EventMerger().merged(candidates).map { merged in
            guard scale.isCalibrated else { return merged.event }
            var event = merged.event
            event.confidence = merged.assurance
            return event
        }
        return Found(events: events, actors: actors.actors)
    }

    /// What the assurance sees of each mention that may become an event.
    func traces(in draft: Draft) -> [EventTrace] {
        let reading = reading(of: draft)
        return mentions(in: draft, reading.map, reading.index).filter { $0.confidence >= EventConfidence.floor }.map {
            mention in
            let nearest = governingTime(of: mention.anchor, in: draft)
            let hasDay = nearest.flatMap { SitrepExtraction.days(of: $0, in: draft).from } != nil
            let days = reading.days(beside: mention, nearest: nearest)
            return EventTrace(
                trigger: draft.analysis.span(of: triggerTokens(of: mention)), plover: mention.plover,
                modality: mention.modality, traits: reading.traits(of: mention, hasDay: hasDay),
                places: reading.places(beside: mention), days: days.times, noDay: days.none,
                parties: reading.parties(beside: mention))
        }
    }

    private func reading(of draft: Draft) -> EventAssurance.Reading {
        let map = ClauseMap(draft.analysis, words: lexicon.classes)
        return assurance.reading(
            of: draft, map: map, index: draft.actorIndex,
            circumstances: EventCircumstances(draft: draft, map: map, figureKinds: figureKinds))
    }

    /// Every trigger with its participants, unmerged, in text order; composed speech acts follow their words.
    package func mentions(in draft: Draft) -> [EventMention] {
        mentions(in: draft, ClauseMap(draft.analysis, words: lexicon.classes), draft.actorIndex)
    }

    private func mentions(in draft: Draft, _ map: ClauseMap, _ index: ActorIndex) -> [EventMention] {
        let scanner = TriggerScanner(lexicon: lexicon, map: map, trees: draft.trees)
        let arguments = EventArguments(map: map, index: index, scanner: scanner)
        let composer = EventComposer(lexicon: lexicon, map: map, arguments: arguments)
        var result: [EventMention] = []
        for sentence in draft.analysis.sentences {
            result += sentenceMentions(in: sentence.tokens, scanner: scanner, arguments: arguments, composer: composer)
        }
        for index in result.indices {
            result[index].modality = modality(of: result[index], draft: draft, map: map)
            result[index].confidence = EventConfidence.value(
                weight: result[index].weight, mention: result[index])
        }
        return result
    }

    private func sentenceMentions(
        in sentence: Range<Int>, scanner: TriggerScanner, arguments: EventArguments, composer: EventComposer
    ) -> [EventMention] {
        var mentions: [EventMention] = []
        var operators: [EventMention] = []
        for match in scanner.matches(in: sentence) {
            let row = lexicon.rows[match.row]
            var mention = EventMention(
                row: match.row, anchor: match.anchor, matched: match.matched, group: match.group,
                plover: row.plover ?? Event.Plover(event: ""), cameo: row.cameo, acled: row.acled,
                rule: RuleID("event/" + row.name), weight: row.weight)
            mention.isNoun = row.kind == .noun
            (mention.isMain, mention.isSubordinate) = standing(match, scanner)
            arguments.fill(&mention, frame: match.frame, slots: row.frame, isNoun: row.kind == .noun)
            if row.plover == nil { operators.append(mention) } else { mentions.append(mention) }
        }
        let composed = composer.compose(mentions, operators: operators)
        return composed.filter { !$0.plover.event.isEmpty }
    }

    /// Where a verb stands: in the main clause or a reported one, in a subordinate clause, or neither.
    private func standing(_ match: TriggerMatch, _ scanner: TriggerScanner) -> (isMain: Bool, isSubordinate: Bool) {
        let map = scanner.map
        guard let group = match.group else { return (false, false) }
        let verb = map.verbGroup(group)
        if verb.isInfinitive || verb.isNonFinite { return (false, false) }
        if scanner.tree?.isSubordinate(verb.head) ?? false { return (false, true) }
        let low = map.sentence(of: match.anchor).lowerBound
        var at = verb.tokens.lowerBound - 1
        while at >= low {
            if map.has(at, in: .relative), !map.tokens[at].is(ClauseWords.that) { return (false, true) }
            if map.has(at, in: .subordinator) { return (false, at > low) }
            if let other = map.group(at: at) {
                let isTold = map.has(map.verbGroup(other).head, in: .report) || isJoined(at, verb, map)
                return (isTold, false)
            }
            at -= 1
        }
        return (true, false)
    }

    private func isJoined(_ at: Int, _ verb: VerbGroup, _ map: ClauseMap) -> Bool {
        (at..<verb.tokens.lowerBound).contains { map.tokens[$0].tag == .cconj }
    }

    private func modality(of mention: EventMention, draft: Draft, map: ClauseMap) -> Modality {
        var read = modalityReader.modality(ofToken: mention.anchor, in: draft)
        if mention.isComposed {
            // "will not send" is a refusal made; "has not agreed to send" is none.
            let isModal = mention.group.map { map.verbGroup($0).head != mention.anchor } ?? false
            if read == .planned || (isModal && read != .conditional) { read = .actual }
        } else if mention.isGoverned, read == .actual {
            read = .planned
        } else if read == .possible, isImplied(mention, map: map) {
            read = .actual
        }
        return read == .actual && EventBackground.isRecalled(mention.anchor, in: draft, map: map) ? .past : read
    }

    /// "The move to suspend operations": the act was done.
    private func isImplied(_ mention: EventMention, map: ClauseMap) -> Bool {
        guard let group = mention.group, map.verbGroup(group).isInfinitive else { return false }
        let before = map.verbGroup(group).tokens.lowerBound - 1
        return before >= 0 && map.has(before, in: .implicative)
    }

    // MARK: - From mention to event

    private func candidate(
        for mention: EventMention, draft: Draft, _ reading: EventAssurance.Reading,
        _ scale: EventConfidence.Scale, _ actors: inout PartyActors
    ) -> MergeCandidate {
        let (map, circumstances) = (reading.map, reading.circumstances)
        let analysis = draft.analysis
        let trigger = analysis.span(of: triggerTokens(of: mention))
        let violent = EventConfidence.violent.contains(mention.plover.event)
        let instruments = violent ? circumstances.instruments(of: mention) : []
        let nearest = governingTime(of: mention.anchor, in: draft)
        let own = nearest.map { SitrepExtraction.days(of: $0, in: draft) } ?? DayInterval()
        // By the rules a time is sure where it says when something began, and says nothing where it does not.
        let chosen =
            scale.isCalibrated
            ? reading.time(of: mention, nearest: nearest) : nearest.map { ($0, own.from == nil ? 0 : 1) }
        let days = chosen.map { SitrepExtraction.days(of: $0.time, in: draft) } ?? DayInterval()
        let place = scale.isCalibrated ? reading.place(of: mention) : circumstances.nearestPlace(to: mention)
        var event = Event(
            trigger: trigger, plover: mention.plover, cameo: mention.cameo, acled: mention.acled,
            modality: mention.modality, confidence: mention.confidence, rule: mention.rule)
        let parties =
            scale.choosesParties
            ? EventParties(chosen: reading.parties(of: mention), &actors)
            : EventParties(ruled: mention, circumstances: circumstances)
        event.actors = parties.doers
        event.recipients = parties.recipients
        if violent, parties.arePeople { event.victims = parties.recipients }
        if violent || scale.choosesParties { event.targets = parties.things.map { analysis.span(of: $0) } }
        event.instruments = instruments.map { analysis.span(of: map.nounPhrase($0).tokens) }
        event.place = place?.id
        event.time = chosen?.time.id
        event.from = days.from
        event.until = days.until
        event.figures = circumstances.figures(of: mention)
        event.claim = innermostClaim(over: trigger, in: draft.claims)
        let sentence = map.sentence(of: mention.anchor)
        return MergeCandidate(
            event: event, assurance: reading.confidence(of: mention, hasDay: own.from != nil),
            sentence: Int(analysis.sentenceOfToken[mention.anchor]), isNoun: mention.isNoun,
            country: place?.country, placeName: place?.name,
            hasOwnPlace: place.map { analysis.span(of: sentence).contains($0.span) } ?? false,
            ownDays: own, dayAssurance: chosen?.probability ?? 0)
    }

    /// The anchor with the words matched right after it; a far word of a pattern is left out.
    private func triggerTokens(of mention: EventMention) -> Range<Int> {
        let longest = 5
        return mention.matched.count <= longest ? mention.matched : mention.anchor..<(mention.anchor + 1)
    }
}
