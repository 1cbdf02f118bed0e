// `predict TASK DIR`: reads a corpus folder's input fields and prints predictions.

import ArgumentParser
import Foundation
import Sitrep
import SitrepLexicon

struct Predict: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints predictions for a task, one JSON object a line.",
        discussion: "Tasks: " + taskNames.joined(separator: ", "))

    @Argument(help: "The task.")
    var task: String

    @Argument(help: "The corpus folder.", completion: .directory)
    var folder: String

    @Option(help: "Number of workers; the output does not depend on it.")
    var workers = ProcessInfo.processInfo.activeProcessorCount

    func run() throws {
        guard let chosen = tasks.first(where: { $0.name == task }) else {
            throw ValidationError(
                "no task “\(task)”; there are: \(taskNames.joined(separator: ", "))")
        }
        let coder = try Coder.installed()
        try chosen.run(
            coder: coder, corpus: CorpusFolder(path: folder), workers: workers, output: StandardOutput())
    }
}
