// From event mentions to incidents: which mentions are incidents of the MUC-4 kind, and which tell the same one.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

/// An incident of one document in the making.
struct Incident: Sendable {
    var type: String
    var stage = "ACCOMPLISHED"
    var sentences: [Int]
    var perpetrators: [String] = []
    var organizations: [[String]] = []
    var targets: [String] = []
    var victims: [String] = []
    var described: [String] = []
    var weapons: [String] = []
    var days: (from: CalendarDate, until: CalendarDate)?
    var place: Place?

    /// Whether anyone or anything was hit; without that there is no incident to report.
    var hasHarmed: Bool { !targets.isEmpty || !victims.isEmpty || !described.isEmpty }
}

/// Reads incidents from the mentions of a document.
struct IncidentReader: Sendable {
    let fillers: FillerReader
    private let countryNames: [String: String]
    /// Incidents of one type further apart than this, in sentences, are two.
    private static let near = 8

    init(resources: Resources, vocabulary: Vocabulary) throws {
        fillers = try FillerReader(resources: resources, vocabulary: vocabulary)
        let table = try resources.tables.table("en/countries")
        let (code, name) = (try table.column("iso3"), try table.column("name"))
        var names: [String: String] = [:]
        for row in table.rows { names[row[code]] = row[name] }
        countryNames = names
    }

    func incidents(of mentions: [EventMention], in draft: Draft) -> [Incident] {
        var found: [Incident] = []
        for mention in mentions {
            guard let type = type(of: mention, in: draft), mention.modality != .negated,
                mention.modality != .conditional,
                mention.modality != .possible, !mention.isGoverned || mention.isNoun,
                let incident = fillers.incident(type: type, of: mention, in: draft)
            else { continue }
            if let index = found.lastIndex(where: { isSame($0, incident) }) {
                found[index] = union(found[index], incident)
            } else {
                found.append(incident)
            }
        }
        let names = fillers.fullNames(in: draft.analysis)
        return found.map { fillers.withFullNames($0, from: names) }.filter(\.hasHarmed)
    }

    /// The incident type of a mention; absent for what is no incident, such as clashes of forces.
    private func type(of mention: EventMention, in draft: Draft) -> String? {
        guard !mention.isComposed else { return nil }
        let code = mention.cameo ?? ""
        switch mention.plover.event {
        case "ASSAULT": break
        case "COERCE" where code == "191" && fillers.isStoppage(mention, in: draft): return "forced work stoppage"
        default: return nil
        }
        if code.hasPrefix("183") { return "bombing" }
        if code == "181" { return fillers.isVessel(mention, in: draft) ? "hijacking" : "kidnapping" }
        if code == "1712" {
            return mention.plover.mode == "primitive"
                ? "arson" : fillers.hasBomb(mention, in: draft) ? "bombing" : "attack"
        }
        if code == "180" { return fillers.isRobbery(mention, in: draft) ? "robbery" : "attack" }
        if code == "193" || code.hasPrefix("175") || code == "195" || code == "196" || code.hasPrefix("1821") {
            return nil
        }
        return fillers.hasBomb(mention, in: draft) ? "bombing" : "attack"
    }

    private func isSame(_ a: Incident, _ b: Incident) -> Bool {
        guard let last = a.sentences.last, let first = b.sentences.first, first - last <= Self.near else {
            return false
        }
        let related = a.type == b.type || (first - last <= 2 && Set([a.type, b.type]) == ["attack", "bombing"])
        guard related else { return false }
        if let one = a.days, let other = b.days, one.from > other.until || other.from > one.until { return false }
        return a.victims.isEmpty || b.victims.isEmpty || first - last <= 3
            || !Set(a.victims).isDisjoint(with: b.victims)
    }

    private func union(_ a: Incident, _ b: Incident) -> Incident {
        var result = a
        if b.type == "bombing" { result.type = b.type }
        result.sentences = a.sentences + b.sentences
        result.perpetrators = FillerReader.joined(a.perpetrators, b.perpetrators)
        for group in b.organizations where !result.organizations.contains(where: { $0.first == group.first }) {
            result.organizations.append(group)
        }
        result.targets = FillerReader.joined(a.targets, b.targets)
        result.victims = FillerReader.joined(a.victims, b.victims)
        result.described = FillerReader.joined(a.described, b.described)
        result.weapons = FillerReader.joined(a.weapons, b.weapons)
        result.days = a.days ?? b.days
        result.place = a.place ?? b.place
        return result
    }

    /// The country that the dateline or most places of the text are in.
    func home(dateline: String?, draft: Draft) -> String? {
        var counts: [String: Int] = [:]
        for place in draft.places {
            if let code = place.country?.code { counts[code, default: 0] += 1 }
        }
        let best = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
        return best.flatMap { countryNames[$0] }
    }

    func template(of incident: Incident, home: String?, dateline: CalendarDate?) -> IncidentTemplate {
        var location: [String] = []
        if let place = incident.place {
            if let country = place.country.flatMap({ countryNames[$0.code] }) ?? home { location.append(country) }
            if !location.contains(where: { $0.lowercased() == place.name.lowercased() }) { location.append(place.name) }
        } else if let home {
            location.append(home)
        }
        let days: IncidentTemplate.Days? =
            if let days = incident.days {
                IncidentTemplate.Days(start: days.from.description, end: days.until.description)
            } else {
                dateline.map { IncidentTemplate.Days(start: nil, end: $0.description) }
            }
        return IncidentTemplate(
            incident_type: incident.type, perp_ind: incident.perpetrators, perp_org: incident.organizations,
            target: incident.targets, victim: incident.victims, victim_desc: incident.described,
            weapon: incident.weapons, date: days, location: location, stage: incident.stage)
    }
}
