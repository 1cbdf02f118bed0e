// Numbers and what they count, one sentence a case.

import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct FigureTests {
    @Test(arguments: cases("figures/counts"))
    func counts(_ row: Case) throws {
        let found = try MeasureReading.findings(row["text"]).figures.filter { $0.quantity != .other }.map { figure in
            let values = [figure.low, figure.high, figure.best].map { $0.map(Self.printed) ?? "" }
            return "\(figure.quantity.rawValue):\(values.joined(separator: "/"))"
        }
        #expect(found.joined(separator: " ") == row["figures"], "\(row["text"])")
    }

    @Test(arguments: cases("figures/withdrawals"))
    func withdrawals(_ row: Case) throws {
        let found = try MeasureReading.findings(row["text"]).figures.filter { $0.withdrawn != nil }.map { figure in
            "\(figure.quantity.rawValue):\((figure.best ?? figure.low ?? figure.high).map(Self.printed) ?? "")"
        }
        #expect(found.joined(separator: " ") == row["withdrawn"], "\(row["text"])")
    }

    @Test(arguments: cases("figures/parties"))
    func parties(_ row: Case) throws {
        let findings = try MeasureReading.findings(row["text"])
        let found = findings.figures.filter { $0.quantity != .other }.map { figure in
            let actor = Findings.entry(figure.actor, in: findings.actors)
            let country = actor.flatMap { $0.countryBasis == nil ? $0.country?.code : nil } ?? ""
            return "\((figure.best ?? figure.low).map(Self.printed) ?? ""):\(country):\(figure.side?.rawValue ?? "")"
        }
        #expect(found.joined(separator: " ") == row["parties"], "\(row["text"])")
    }

    @Test(arguments: cases("figures/earlier"))
    func earlierNumbers(_ row: Case) throws {
        let found = try MeasureReading.findings(row["text"]).figures.filter { $0.isEarlier ?? false }
            .map { $0.best.map(Self.printed) ?? "" }
        #expect(found.joined(separator: " ") == row["earlier"], "\(row["text"])")
    }

    @Test func theCountriesOfAListOfSharesAreNotWhere() throws {
        let findings = try MeasureReading.findings(
            "It gives 200 soldiers each for Tajikistan and Kyrgyzstan, 70 for Armenia.")
        #expect(findings.figures.count == 3 && findings.figures.allSatisfy { $0.place == nil })
    }

    private static func printed(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    @Test(arguments: [
        "", "9999999999999999999999 people were killed", "1,,,2..3 % $ € -", "between 5 and", "at least", "10-",
    ])
    func oddTextsAreRead(_ text: String) throws {
        _ = try MeasureReading.findings(text)
    }
}
