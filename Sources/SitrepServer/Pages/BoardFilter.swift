// What a board page is asked to show: an instant and filters, all in the address.

import SitrepLedger
import SitrepModel

struct BoardFilter: Sendable, Hashable {
    var asOf: PublicationTime?
    var country: String?
    var system: String?
    /// A PLOVER event type.
    var kind: String?
    var view = Desk.View.reviewed
    /// Number of events shown.
    var events = BoardFilter.defaultEvents

    /// Number of states, series and forces shown, and of numbers in a series.
    var rows = BoardFilter.defaultRows

    static let defaultEvents = 40
    static let defaultRows = 24

    func keeps(_ line: StatusLine) -> Bool {
        (country == nil || line.country?.code == country) && (system == nil || line.system.rawValue == system)
            && kind == nil
    }

    func keeps(_ series: FigureSeries) -> Bool {
        (country == nil || series.country?.code == country) && system == nil && kind == nil
    }

    func keeps(_ line: DeploymentLine) -> Bool {
        (country == nil || line.deployment.host?.code == country || line.deployment.contributorCountry?.code == country)
            && system == nil && kind == nil
    }

    func keeps(_ incident: Incident) -> Bool {
        let event = incident.event
        let countries =
            [event.country].compactMap { $0?.code } + event.actorCountries.map(\.code)
            + event.recipientCountries.map(\.code)
        return (country.map(countries.contains) ?? true) && (kind == nil || event.plover.event == kind) && system == nil
    }

    /// The address of a page with these filters, some of them changed.
    func address(_ path: String = "/", _ change: (inout BoardFilter) -> Void = { _ in }) -> String {
        var changed = self
        change(&changed)
        return Address.page(
            path,
            [
                ("as-of", changed.asOf?.description), ("country", changed.country), ("system", changed.system),
                ("kind", changed.kind),
                ("events", changed.events == BoardFilter.defaultEvents ? nil : String(changed.events)),
                ("view", changed.view == .reviewed ? nil : changed.view.rawValue),
                ("rows", changed.rows == BoardFilter.defaultRows ? nil : String(changed.rows)),
            ])
    }
}
