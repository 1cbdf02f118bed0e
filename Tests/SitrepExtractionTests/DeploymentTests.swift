// Who sends forces where, one sentence a case.

import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct DeploymentTests {
    @Test(arguments: cases("deployments/sendings"))
    func sendings(_ row: Case) throws {
        let findings = try MeasureReading.findings(row["text"])
        let found = findings.deployments.map { entry in
            let actor = Findings.entry(entry.contributor, in: findings.actors)
            let modality = entry.modality == .actual ? "" : "/" + entry.modality.rawValue
            return "\(actor?.country?.code ?? actor?.name ?? "")>\(entry.host?.code ?? "")\(modality)"
        }
        #expect(found.joined(separator: " ") == row["deployments"], "\(row["text"])")
    }

    @Test(arguments: [
        ("The last Russian soldiers left Kazakhstan on Tuesday.", Deployment.State.withdrawn),
        ("Russian soldiers are leaving Kazakhstan.", .withdrawing),
        ("Russian soldiers have left Kazakhstan.", .withdrawn),
        ("Russian soldiers left Moscow for Kazakhstan on Tuesday.", .underWay),
    ])
    func howFarTheyAre(_ text: String, _ state: Deployment.State) throws {
        let found = try MeasureReading.findings(text).deployments
        #expect(found.map(\.state) == [state], "\(text)")
    }

    @Test func forcesFarFromTheirVerbAreRead() throws {
        let text = """
            The soldiers of the force which the alliance had formed in the long and difficult weeks after the summit that \
            the ministers of its member states held in the capital of Belgium last year left Kazakhstan.
            """
        #expect(try MeasureReading.findings(text).deployments.map(\.host) == ["KAZ"])
    }
}
