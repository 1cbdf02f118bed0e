// The tellings of one report: its events, those of one happening together.

import SitrepModel

/// Joins the events of a report that tell one happening.
enum TellingBuilder {
    /// In the order of their first events.
    static func tellings(
        of events: [EventEntry], reportNumber: Int, countries: CountryNumbers
    ) -> [TellingProfile] {
        var tellings: [TellingProfile] = []
        for event in events {
            let own = TellingProfile(event, reportNumber: reportNumber, countries: countries)
            var best: (index: Int, nearness: Int)?
            for (index, telling) in tellings.enumerated() where telling.type == own.type {
                let nearness = nearness(of: own, to: telling)
                if nearness > best?.nearness ?? 0 { best = (index, nearness) }
            }
            if let best { tellings[best.index].add(event, countries: countries) } else { tellings.append(own) }
        }
        return tellings
    }

    /// 0 for what cannot be one. A place below the level of a country joins deeds by itself; what is known to a
    /// country, or said, needs a party in common.
    private static func nearness(of one: TellingProfile, to other: TellingProfile) -> Int {
        guard !one.contrast.contradicts(other.contrast) else { return 0 }
        let isDeed = one.contrast.isDeed
        let isSameSpot = one.contrast.sharesSpot(with: other.contrast)
        let sharesParty = SharedKeys.count(one.parties, other.parties) > 0
        let lacksParty = one.parties.isEmpty || other.parties.isEmpty
        guard sharesParty || isDeed && isSameSpot || isDeed && lacksParty else { return 0 }
        let isSameDay = one.days != nil && other.days != nil
        return 1 + (isSameSpot ? 2 : 0) + (sharesParty ? 2 : 0) + (isSameDay ? 1 : 0)
    }
}
