// Features of a mention: its words, what governs it, what stands beside it, and the events of its sentence.

import SitrepExtraction
import SitrepLanguage
import SitrepModel
import SitrepText

extension IncidentText {
    /// Features of a candidate: those of all its mentions, and how often and where it stands.
    func features(of candidate: IncidentCandidate) -> FeatureSet {
        var result = FeatureSet()
        for mention in candidate.mentions { add(mention, to: &result) }
        let first = candidate.mentions[0]
        let count = UInt64(min(candidate.mentions.count, 4))
        result.add(.firstSentence, UInt64(min(sentence(of: first.anchor), 8)), candidate.kind.rawValue)
        result.add(.mentions, count, candidate.kind.rawValue)
        for number in classes(first.anchor) { result.add(.mentionsClass, number, count) }
        return result
    }

    private func add(_ mention: IncidentMention, to result: inout FeatureSet) {
        addWords(of: mention, to: &result)
        addTree(of: mention, to: &result)
        addNeighbours(of: mention, to: &result)
        addEvents(of: mention, to: &result)
        if mention.kind == .place { addPlace(mention, to: &result) }
        if mention.kind == .time { addTime(mention, to: &result) }
    }

    private func addWords(of mention: IncidentMention, to result: inout FeatureSet) {
        let at = mention.anchor
        let kind = mention.kind.rawValue
        let name = self.name(of: at).map { UInt64($0.type + 1) } ?? 0
        let entity = self.entity(of: at).map { UInt64($0.type + 1) } ?? 0
        result.add(.kindAndName, kind, name, entity)
        result.add(.name, name)
        result.add(.entity, entity)
        guard mention.kind != .time else { return }
        result.add(.head, lemma(at))
        result.add(.headWord, key(at))
        for number in classes(at) { result.add(.headClass, number, kind) }
        for token in mention.tokens where token != at {
            result.add(.modifier, lemma(token))
            result.add(.modifierAndHead, lemma(token), lemma(at))
            for number in classes(token) { result.add(.modifier, number) }
        }
        if let complement = mention.complement {
            result.add(.complement, lemma(complement))
            result.add(.complement, lemma(complement), lemma(at))
            for number in classes(complement) { result.add(.complement, number, lemma(at)) }
        }
        if let around = phrase(of: at), around.head != at {
            result.add(.around, lemma(around.head), kind)
            for number in classes(around.head) { result.add(.around, number, kind) }
        }
        if mention.kind == .group { result.add(.group, UInt64(mention.number)) }
    }

    /// The token that governs a mention from outside; conjuncts and appositions stand for their first.
    private func governor(of token: Int) -> (token: Int, relation: UInt64, from: Int)? {
        guard let trees = draft.trees else { return nil }
        var at = token
        for _ in 0..<6 {
            guard let head = trees.head(of: at) else { return nil }
            switch trees.relation(of: at) {
            case .conjunct, .apposition, .flat, .compound, .fixed: at = head
            default: return (head, relationNumber(at), at)
            }
        }
        return nil
    }

    private func preposition(of token: Int) -> UInt64 {
        draft.trees?.dependent(of: token, .caseMarker).map { lemma($0) } ?? 0
    }

    private func addTree(of mention: IncidentMention, to result: inout FeatureSet) {
        let kind = mention.kind.rawValue
        guard let governor = governor(of: mention.anchor) else {
            result.add(.relation, 0, kind)
            return
        }
        let (head, relation) = (governor.token, governor.relation)
        let with = preposition(of: governor.from)
        let own = classes(mention.anchor)
        result.add(.relation, relation, kind)
        result.add(.preposition, with, kind)
        result.add(.governor, lemma(head), kind)
        result.add(.governorRelation, lemma(head), relation, with)
        result.add(.governorPreposition, lemma(head), with)
        for number in classes(head) {
            result.add(.governorClass, number, relation, with)
            for mine in own { result.add(.classUnderClass, mine, number, relation) }
        }
        for mine in own {
            result.add(.classUnderGovernor, mine, lemma(head), relation)
            result.add(.classAndRelation, mine, relation, with)
        }
        if let above = self.governor(of: head) {
            result.add(.grandparent, lemma(above.token), above.relation, relation)
            for number in classes(above.token) { result.add(.grandparent, number, above.relation, relation) }
        }
        if let verb = verb(above: governor.from) { result.add(.verbAbove, lemma(verb.token), verb.first, with) }
    }

    /// The nearest verb above a token with the relation by which the way to it ends.
    private func verb(above token: Int) -> (token: Int, first: UInt64)? {
        guard let trees = draft.trees else { return nil }
        var at = token
        for _ in 0..<8 {
            guard let head = trees.head(of: at) else { return nil }
            if tokens[head].tag == .verb { return (head, relationNumber(at)) }
            at = head
        }
        return nil
    }

    private func addNeighbours(of mention: IncidentMention, to result: inout FeatureSet) {
        let kind = mention.kind.rawValue
        let before = { (steps: Int) in
            let at = mention.tokens.lowerBound - steps
            return at >= 0 ? self.lemma(at) : 0
        }
        let after = { (steps: Int) in
            let at = mention.tokens.upperBound - 1 + steps
            return at < self.tokens.count ? self.lemma(at) : 0
        }
        result.add(.before, before(1), kind)
        result.add(.after, after(1), kind)
        result.add(.twoBefore, before(2), before(1))
        result.add(.twoAfter, after(1), after(2))
        for number in classes(mention.anchor) {
            result.add(.beforeClass, before(1), number)
            result.add(.afterClass, after(1), number)
        }
    }

    private func addEvents(of mention: IncidentMention, to result: inout FeatureSet) {
        let at = mention.anchor
        let index = sentence(of: at)
        let kind = mention.kind.rawValue
        let own = classes(at)
        let phrase = phraseIndex(of: at)
        var nearest: (distance: Int, code: UInt64, side: UInt64)?
        for event in events[index] {
            let code = Self.code(event)
            result.add(.sentenceEvent, code, kind)
            let sides = [event.actorPhrases, event.recipientPhrases, event.instrumentPhrases]
            for (side, phrases) in sides.enumerated() where phrase.map(phrases.contains) ?? false {
                let side = UInt64(side) * 2 + (analysis.nounPhrases[phrase ?? 0].head == at ? 1 : 0)
                result.add(.eventRole, side, code)
                result.add(.eventRoleKind, side, WordKey(event.plover.event).value, kind)
                for number in own { result.add(.eventRoleClass, side, code, number) }
            }
            let distance = abs(event.anchor - at)
            if distance < nearest?.distance ?? .max { nearest = (distance, code, event.anchor < at ? 1 : 0) }
        }
        if let nearest {
            let far: UInt64 = nearest.distance < 4 ? 0 : nearest.distance < 9 ? 1 : 2
            result.add(.nearestEvent, nearest.code, nearest.side, far, kind)
            for number in own { result.add(.nearestEventClass, nearest.code, nearest.side, number) }
        }
        let isOwn = { (token: Int) in mention.tokens.contains(token) }
        for token in analysis.sentences[index].tokens where !isOwn(token) {
            switch tokens[token].tag {
            case .verb, .noun:
                result.add(.sentenceWord, lemma(token), kind)
                for number in classes(token) { result.add(.sentenceClass, number, kind) }
            default: continue
            }
        }
    }

    private func addPlace(_ mention: IncidentMention, to result: inout FeatureSet) {
        let place = draft.places[mention.number]
        result.add(.placeFeature, WordKey(place.feature ?? "").value)
        if mention.tokens.lowerBound == 0 { result.add(.atDateline, WordKey(place.feature ?? "").value) }
        if mention.tokens.upperBound < tokens.count { result.add(.placeWord, lemma(mention.tokens.upperBound), 0) }
        if mention.tokens.lowerBound > 0 {
            let before = lemma(mention.tokens.lowerBound - 1)
            result.add(.placeWord, before, 1)
            result.add(.placeFeature, WordKey(place.feature ?? "").value, before)
        }
    }

    private func addTime(_ mention: IncidentMention, to result: inout FeatureSet) {
        let time = draft.times[mention.number]
        let length = UInt64(time.value.utf8.count)
        let isDay: UInt64 = time.from == time.until ? 1 : 0
        result.add(.timeKind, WordKey(time.type.rawValue).value, length, isDay)
        for token in mention.tokens { result.add(.timeWord, key(token)) }
        if let day = time.from, let anchor = draft.anchor {
            let order: UInt64 = day == anchor ? 0 : day < anchor ? 1 : 2
            result.add(.timeTense, order, isDay)
        }
    }
}
