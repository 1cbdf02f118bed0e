// Options of `sitrep watch`: how sources are asked, and where alerts go.

import ArgumentParser
import Foundation
import Sitrep
import SitrepFetch
import SitrepLexicon
import SitrepStore
import SitrepWatch

/// How sources are watched.
struct WatchingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Time between two looks at a source: 90s, 15m, 2h.", valueName: "time"))
    var interval = TimeSpan(seconds: 900)

    @Flag(help: "Look at each source once, then end: for cron.")
    var once = false

    @Option(help: ArgumentHelp("Time between two requests to one host; a host may ask for more.", valueName: "time"))
    var pace = TimeSpan(seconds: FetchPolicy.defaultPaceInSeconds)

    @Option(
        help: ArgumentHelp(
            "A host that may be asked although its address is private, such as one of your own; may be repeated.",
            valueName: "host"))
    var allowPrivateHosts: [String] = []

    func validate() throws {
        guard interval.seconds >= 1 else { throw ValidationError("--interval must be 1s or more.") }
    }

    func work(on names: [String], store: LedgerStore, pipeline: Pipeline, alerting: AlertingOptions) throws -> Watcher {
        var sources: [WatchSource] = []
        for name in names {
            do throws(WatchSource.Problem) {
                let source = try WatchSource(name)
                if !sources.contains(source) { sources.append(source) }
            } catch {
                Terminal.message(error.description)
                throw ExitCode.inputOutput
            }
        }
        let policy = FetchPolicy(
            version: SitrepCommand.version, rules: AddressRules(allowedHosts: allowPrivateHosts),
            paceInSeconds: pace.seconds)
        let rules = try alerting.rows()
        return try reportingStoreErrors {
            Watcher(
                store: store, pipeline: pipeline,
                options: WatchOptions(sources: sources, intervalInSeconds: interval.seconds, once: once),
                fetcher: PoliteFetcher(policy: policy, hosts: try Watcher.hosts(of: store)), rules: rules,
                channels: try alerting.channels(policy: policy), say: { Terminal.message($0) })
        }
    }
}

/// What alerts are for, and where they go.
struct AlertingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A table of rules for alerts, which are printed on standard error.", valueName: "file"),
        completion: .file())
    var rules: String?

    @Option(
        help: ArgumentHelp("Append alerts to a file, a JSON object a line.", valueName: "file"), completion: .file())
    var alerts: String?

    @Option(help: ArgumentHelp("Post each alert to an address as JSON.", valueName: "address"))
    var webhook: String?

    func validate() throws {
        guard rules != nil || (alerts == nil && webhook == nil) else {
            throw ValidationError("--alerts and --webhook need --rules.")
        }
    }

    func rows() throws -> [AlertRuleTable.Row] {
        do {
            return try rules.map { try AlertRuleTable(path: $0).rows } ?? []
        } catch let error as LexiconError {
            Terminal.message(error.description)
            throw ExitCode.inputOutput
        }
    }

    func channels(policy: FetchPolicy) throws -> [any AlertChannel] {
        guard rules != nil else { return [] }
        var channels: [any AlertChannel] = [SpokenAlerts { Terminal.message($0) }]
        if let alerts {
            let file = AlertFile(path: alerts)
            do {
                try file.prepare()
            } catch {
                Terminal.message("\(error)")
                throw ExitCode.inputOutput
            }
            channels.append(file)
        }
        if let webhook {
            do throws(WebAddress.Problem) {
                let address = try WebAddress(webhook)
                channels.append(AlertWebhook(address: address, fetcher: PoliteFetcher(policy: policy.forWebhooks)))
            } catch {
                throw ValidationError("--webhook \(webhook): \(error.text)")
            }
        }
        return channels
    }
}

/// A length of time as a person writes it: `90s`, `15m`, `2h`.
struct TimeSpan: ExpressibleByArgument {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        guard let unit = argument.last, let factor = TimeSpan.units[unit], let number = Double(argument.dropLast()),
            number.isFinite, number >= 0
        else { return nil }
        seconds = number * factor
    }

    private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]

    var defaultValueDescription: String {
        let whole = TimeSpan.units.filter {
            $0.value <= max(1, seconds) && seconds.remainder(dividingBy: $0.value) == 0
        }
        guard let unit = whole.max(by: { $0.value < $1.value }) else { return "\(seconds)s" }
        return "\(Int(seconds / unit.value))\(unit.key)"
    }
}

/// Runs watching; a failure of the database or a file becomes one message and exit code 74.
func reportingWatchErrors<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
        return try await work()
    } catch {
        Terminal.message("\(error)")
        throw ExitCode.inputOutput
    }
}
