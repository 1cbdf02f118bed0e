// Finds deployments of forces.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds deployments of forces; immutable, shared by all workers.
package struct DeploymentFinder: Sendable {
    private let words: DeploymentWords
    private let modality: ModalityReader

    package init(resources: Resources) throws(LexiconError) {
        words = try DeploymentWords(tables: resources.tables)
        modality = try ModalityReader(resources: resources)
    }

    package func deployments(in draft: Draft) -> [Deployment] {
        var result: [Deployment] = []
        let index = draft.actorIndex
        let countries = CountryReader(draft)
        for sentence in draft.analysis.sentences where !sentence.tokens.isEmpty {
            let reader = DeploymentReader(words: words, draft: draft, index: index, sentence: sentence)
            for match in reader.matches() {
                let contributors = reader.contributors(of: match)
                for contributor in contributors.isEmpty
                    ? fallback(match, index: index, countries: countries, draft: draft) : contributors
                {
                    let named = reader.host(of: match)
                    // Forces that leave home for elsewhere are on their way.
                    let isFromHome =
                        named != nil && named == index[contributor]?.country && match.kind != .home
                        && match.verb.state == .withdrawing
                    let host = isFromHome ? nil : named
                    result.append(
                        deployment(
                            match, by: contributor,
                            host: host ?? self.host(match, contributor, index, countries, result),
                            isFromHome: isFromHome, in: draft))
                }
            }
        }
        return result
    }

    private func deployment(
        _ match: DeploymentMatch, by contributor: LocalID<Actor>, host: CountryCode?, isFromHome: Bool, in draft: Draft
    ) -> Deployment {
        let reading = modality.modality(ofToken: match.head, in: draft)
        return Deployment(
            span: draft.analysis.span(of: match.tokens), contributor: contributor, host: host,
            personnel: match.figure,
            duration: governingTerm(of: match.head, in: draft).flatMap { $0.type == .duration ? $0.id : nil },
            state: isFromHome ? .underWay : state(match, reading, in: draft), modality: reading,
            rule: RuleID("deployment/" + match.verb.form.rawValue))
    }

    private func state(_ match: DeploymentMatch, _ reading: Modality, in draft: Draft) -> Deployment.State {
        if match.verb.state == .withdrawing {
            let isOver = reading == .past || reading == .actual && isCompleted(match.head, in: draft.analysis)
            return isOver ? .withdrawn : .withdrawing
        }
        switch reading {
        case .planned, .possible, .conditional: return .announced
        case .past: return .active
        default: break
        }
        guard match.verb.state == .underWay else { return match.verb.state }
        return isPerfect(match.head, in: draft.analysis) ? .active : .underWay
    }

    /// "left", "have left": they are gone; "are leaving", "began to leave": they are not.
    private func isCompleted(_ head: Int, in analysis: Analysis) -> Bool {
        guard let group = analysis.verbGroup(covering: head), !group.isProgressive, !group.isInfinitive else {
            return false
        }
        return group.isPerfect || group.tense == .past
    }

    /// "has sent troops": they are there.
    private func isPerfect(_ head: Int, in analysis: Analysis) -> Bool {
        analysis.verbGroups(in: analysis.sentence(ofToken: head).tokens).contains {
            $0.head == head && $0.isPerfect && $0.tense == .present
        }
    }

    /// A force that no one is said to send is the country's own, or the alliance's that the report names.
    private func fallback(
        _ match: DeploymentMatch, index: ActorIndex, countries: CountryReader, draft: Draft
    ) -> [LocalID<Actor>] {
        if match.kind == .joint {
            let alliance = draft.actors.first { $0.type == .alliance }?.id
            return [alliance ?? index.mentions(in: match.phrase).first?.actor].compactMap(\.self)
        }
        guard match.kind != .equipment, match.verb.state != .withdrawing, match.figure != nil || match.isPassive,
            let country = countries.main
        else { return [] }
        let own =
            draft.actors.first { $0.country == country && $0.type == .state }
            ?? draft.actors.first { $0.country == country }
        return own.map { [$0.id] } ?? []
    }

    /// Where no place is named: at home for home forces, else where the last deployment went, else what the report is about.
    private func host(
        _ match: DeploymentMatch, _ contributor: LocalID<Actor>, _ index: ActorIndex, _ countries: CountryReader,
        _ earlier: [Deployment]
    ) -> CountryCode? {
        let own = index[contributor]?.country
        if match.kind == .home { return own }
        if let last = earlier.last?.host, last != own { return last }
        return countries.main ?? own
    }
}
