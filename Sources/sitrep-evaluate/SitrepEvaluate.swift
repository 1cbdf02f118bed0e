// `sitrep-evaluate`: predictions for the evaluation tasks, one small file a task.

import ArgumentParser

@main
struct SitrepEvaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitrep-evaluate",
        abstract: "Predicts on evaluation corpora, for the scorers to score.",
        subcommands: [
            Predict.self, Record.self, Analyze.self, Times.self, Words.self, Boundaries.self, Attributions.self,
            Incidents.self, EventTraces.self, TellingTraces.self, Coding.self, Crisis.self, Pages.self,
        ])
}
