// Where a number belongs and whose people it counts: of forces by what is said of their sending.

import SitrepModel

/// What a record says of those counted beside the number.
struct Counted {
    /// Absent where the place is the name of those counted: "Tajikistan 200".
    let place: Place?
    /// The country that the forces counted go to.
    let host: CountryCode?
    /// The report says that the forces counted are not sent.
    let isDenied: Bool
    private let quantity: Figure.Quantity
    private let fighting: Figure.Side?
    /// The country that the words give those counted.
    private let own: CountryCode?
    /// Countries that send the forces counted; of several the number is of all together.
    private let contributors: Set<CountryCode>

    init(_ figure: Figure, in findings: Findings) {
        let actor = Findings.entry(figure.actor, in: findings.actors)
        let sent = findings.deployments.filter { $0.personnel == figure.id }
        quantity = figure.quantity
        fighting = figure.side
        func sender(_ deployment: Deployment) -> CountryCode? {
            Findings.entry(deployment.contributor, in: findings.actors)?.country
        }
        // "The soldiers" are of the country whose sending abroad the report speaks of.
        let going = findings.deployments.filter { sender($0) == actor?.country && $0.host != actor?.country }
        let isNamed = actor?.countryBasis == nil || figure.quantity == .troops && !going.isEmpty
        // Those of a firm or an agency are not of its country's people.
        own = isNamed && (actor?.type != .organization || figure.side != nil) ? actor?.country : nil
        contributors = Set(sent.filter { sender($0) != $0.host }.compactMap(sender))
        host = (sent + (figure.quantity == .troops && own != nil ? going : [])).lazy.compactMap(\.host).first
        isDenied = !sent.isEmpty && sent.allSatisfy { $0.modality == .negated }
        let place = Findings.entry(figure.place, in: findings.places)
        let senders = contributors.union([own].compactMap(\.self))
        self.place = Counted.isWhere(place, figure, senders: senders, host: host) ? place : nil
    }

    /// Forces are told apart by who sends them; people by their country where they are abroad, else by their side of
    /// the fight.
    func side(in country: CountryCode?) -> CountedSide? {
        if quantity == .troops {
            guard contributors.count < 2 else { return nil }
            let isGroup = fighting == .armedGroups
            return (contributors.first ?? own).map(CountedSide.country) ?? (isGroup ? .fighting(.armedGroups) : nil)
        }
        if let own, own != country { return .country(own) }
        return fighting.map(CountedSide.fighting)
    }

    private static func isWhere(
        _ place: Place?, _ figure: Figure, senders: Set<CountryCode>, host: CountryCode?
    ) -> Bool {
        guard let place, figure.quantity == .troops else { return true }
        if let host, host != place.country { return false }
        return !place.isCountry || !(place.country.map(senders.contains) ?? false)
    }
}
