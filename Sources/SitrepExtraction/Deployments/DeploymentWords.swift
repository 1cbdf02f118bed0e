// Forces and the verbs that move them.

import SitrepLexicon
import SitrepModel
import SitrepText

/// What kind of force a phrase names.
enum ForceKind: String, Sendable {
    case foreign
    /// Serves in its own country unless the text says otherwise.
    case home
    /// Of an alliance, where no one else is said to send it.
    case joint
    /// Ships, aircraft and weapons, which stand for those who man them.
    case equipment
}

/// How a word of deployment takes its forces.
enum DeploymentForm: String, Sendable {
    case transitive, intransitive, noun
    /// "has 75 military personnel in …"
    case have
}

/// A word of deployment and the state that it leaves forces in.
struct DeploymentVerb: Sendable {
    let state: Deployment.State
    let form: DeploymentForm
}

/// The tables that ``DeploymentFinder`` reads.
struct DeploymentWords: Sendable {
    private(set) var forces = PhraseMatcher<ForceKind>()
    private(set) var objects = PhraseMatcher<DeploymentVerb>()
    private(set) var subjects = PhraseMatcher<DeploymentVerb>()
    private(set) var nouns = PhraseMatcher<DeploymentVerb>()

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/deployment-forces")
        let (phrase, kind) = (try table.column("phrase"), try table.column("class"))
        for row in table.rows {
            guard let value = ForceKind(rawValue: row[kind]) else { throw Self.bad(row[kind], table) }
            forces.insert(row[phrase], value)
        }
        let verbs = try tables.table("en/deployment-verbs")
        let (word, state, form) = (try verbs.column("word"), try verbs.column("state"), try verbs.column("form"))
        for row in verbs.rows {
            guard let end = Deployment.State(rawValue: row[state]) else { throw Self.bad(row[state], verbs) }
            guard let use = DeploymentForm(rawValue: row[form]) else { throw Self.bad(row[form], verbs) }
            let verb = DeploymentVerb(state: end, form: use)
            switch use {
            case .transitive, .have: objects.insert(row[word], verb)
            case .intransitive: subjects.insert(row[word], verb)
            case .noun: nouns.insert(row[word], verb)
            }
        }
    }

    private static func bad(_ value: String, _ table: Table) -> LexiconError {
        LexiconError(.badValue, location: table.name, hint: "unknown value “\(value)”")
    }
}
