// What is known of an article so far: each stage reads it and adds its own kind of entry.

package import SitrepModel
package import SitrepText

/// The findings in the making. Stages run in the order of the fields; each sees those before it, numbered.
package struct Draft: Sendable {
    package let article: Article
    package let analysis: Analysis
    /// The day that the text gives itself, where no publication date is known.
    package var textDate: CalendarDate?
    package var times: [TimeMention] = []
    package var places: [Place] = []
    package var actors: [Actor] = [] {
        didSet { actorIndex = ActorIndex(actors, in: analysis) }
    }
    /// Where the actors stand.
    package private(set) var actorIndex: ActorIndex
    package var figures: [Figure] = []
    package var claims: [Claim] = []
    package var events: [Event] = []
    package var deployments: [Deployment] = []
    package var status: [StatusReport] = []

    package init(article: Article, analysis: Analysis) {
        self.article = article
        self.analysis = analysis
        actorIndex = ActorIndex([], in: analysis)
    }

    /// Who governs what, where a language model was at hand.
    package var trees: Trees? { analysis.trees }

    /// The day that relative expressions count from, where it is known: that of publication, else one that the text gives.
    package var anchor: CalendarDate? { article.info.published?.date ?? textDate }
}
