// Runs `embed-tables` over a target's Tables folder before the target is compiled.

import Foundation
import PackagePlugin

@main
struct EmbedTables: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = target.directoryURL.appending(path: "Tables")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTables.generated.swift")
        let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
        let inputs = paths.filter { $0.hasSuffix(".tsv") }.sorted().map { folder.appending(path: $0) }
        return [
            .buildCommand(
                displayName: "Embedding \(inputs.count) tables",
                executable: try context.tool(named: "embed-tables").url,
                arguments: [folder.path, output.path],
                inputFiles: inputs, outputFiles: [output])
        ]
    }
}
