// Forces by contributor and host, as last reported.

import SitrepModel

enum DeploymentBoard {
    private struct Key: Hashable {
        let contributor: String
        let host: CountryCode?
    }

    static func lines(of entries: [DeploymentEntry], copies: CopyGroups) -> [DeploymentLine] {
        let reported = entries.filter { $0.modality == .actual || $0.modality == .planned }
        let groups = Dictionary(grouping: reported) {
            Key(contributor: $0.contributorCountry?.code ?? $0.contributor, host: $0.host)
        }
        return groups.sorted {
            ($0.key.host?.code ?? "~", $0.key.contributor) < ($1.key.host?.code ?? "~", $1.key.contributor)
        }
        .compactMap { line(of: $0.value, copies: copies) }
    }

    private static func line(of entries: [DeploymentEntry], copies: CopyGroups) -> DeploymentLine? {
        let ordered = entries.sorted { order($0) > order($1) }
        guard let last = ordered.first else { return nil }
        // The newest report that counts them is worth more than a newer one that does not.
        let counted = ordered.first { $0.best != nil || $0.low != nil || $0.high != nil }
        let present = ordered.filter { $0.modality == .actual && [.arrived, .active].contains($0.state) }
        let gone = ordered.filter { $0.modality == .actual && $0.state == .withdrawn }
        return DeploymentLine(
            deployment: counted ?? last, state: last.state, arrived: present.compactMap(\.day).min(),
            left: last.state == .withdrawn ? gone.compactMap(\.day).max() : nil,
            witnessCount: copies.witnessCount(of: ordered.map(\.citation.entry.report)),
            citations: ordered.map(\.citation))
    }

    /// By the day of the state, then of publication; of one report's the later state.
    private static func order(_ entry: DeploymentEntry) -> (Int, Int, Int, EntryID) {
        let stage = Deployment.State.allCases.firstIndex(of: entry.state) ?? 0
        let published = entry.citation.published?.minutesSinceEpoch ?? .min
        return (entry.day?.dayNumber ?? .min, published, stage, entry.citation.entry)
    }
}
