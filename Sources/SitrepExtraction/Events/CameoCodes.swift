// CAMEO codes with their PLOVER counterparts, ACLED types, and what speech acts make of the acts they are about.

import SitrepLexicon
import SitrepModel

/// The code tables.
struct CameoCodes: Sendable {
    private struct Composition: Sendable {
        let prefix: String
        let result: String
    }

    private var plover: [String: Event.Plover] = [:]
    private var compositions: [Governance: [Composition]] = [:]
    private var acledTypes: [String: Event.Acled] = [:]

    init(codes: Table, compositions table: Table, acled: Table) throws(LexiconError) {
        try readCodes(codes)
        try readCompositions(table)
        try readAcled(acled)
    }

    /// The PLOVER event, mode and contexts of a code.
    func plover(of cameo: String) -> Event.Plover? { plover[cameo] }

    /// The ACLED type named by its key, such as `battles/armed-clash`.
    func acled(_ key: String) -> Event.Acled? { acledTypes[key] }

    /// The speech act that governing an act makes: an offer to aid (`07`) is `033`. Longest prefix wins.
    func composed(_ governance: Governance, of cameo: String) -> (cameo: String, plover: Event.Plover)? {
        var best: Composition?
        for row in compositions[governance] ?? [] where cameo.hasPrefix(row.prefix) {
            if row.prefix.utf8.count > (best?.prefix.utf8.count ?? -1) { best = row }
        }
        guard let code = best?.result, let type = plover[code] else { return nil }
        return (code, type)
    }

    private mutating func readCodes(_ table: Table) throws(LexiconError) {
        let columns = (
            try table.column("cameo"), try table.column("plover"), try table.column("mode"),
            try table.column("contexts")
        )
        for row in table.rows {
            let contexts = row[columns.3].split(separator: "|").map(String.init)
            plover[row[columns.0]] = Event.Plover(
                event: row[columns.1], mode: row[columns.2].isEmpty ? nil : row[columns.2],
                contexts: contexts.isEmpty ? nil : contexts)
        }
    }

    private mutating func readCompositions(_ table: Table) throws(LexiconError) {
        let columns = (try table.column("governs"), try table.column("act"), try table.column("cameo"))
        for row in table.rows {
            guard let governance = Governance(rawValue: row[columns.0]) else {
                throw LexiconError(.badValue, location: table.name, hint: "unknown governs “\(row[columns.0])”")
            }
            compositions[governance, default: []].append(
                Composition(prefix: row[columns.1], result: row[columns.2]))
        }
    }

    private mutating func readAcled(_ table: Table) throws(LexiconError) {
        let columns = (try table.column("key"), try table.column("event_type"), try table.column("sub_event_type"))
        for row in table.rows {
            acledTypes[row[columns.0]] = Event.Acled(eventType: row[columns.1], subEventType: row[columns.2])
        }
    }
}
