// Finds deployments of forces.

package import SitrepLexicon
package import SitrepModel

/// Finds deployments of forces.
package struct DeploymentFinder: Sendable {
    package init(resources: Resources) throws(LexiconError) {}

    package func deployments(in draft: Draft) -> [Deployment] { [] }
}
