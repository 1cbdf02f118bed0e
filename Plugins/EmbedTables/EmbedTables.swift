// Runs `embed-tables` over a target's Tables and Assets folders before the target is compiled.

import Foundation
import PackagePlugin

@main
struct EmbedTables: BuildToolPlugin {
    /// Folders that are embedded, and the Swift types that hold them.
    private static let folders = [("Tables", "EmbeddedTables"), ("Assets", "EmbeddedAssets")]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        try Self.folders.compactMap { name, type in
            let folder = target.directoryURL.appending(path: name)
            guard let paths = FileManager.default.subpaths(atPath: folder.path) else { return nil }
            let inputs = paths.filter { $0.contains(".") }.sorted().map { folder.appending(path: $0) }
            let output = context.pluginWorkDirectoryURL.appending(path: "\(type).generated.swift")
            return .buildCommand(
                displayName: "Embedding \(inputs.count) files of \(name)",
                executable: try context.tool(named: "embed-tables").url,
                arguments: [folder.path, type, output.path],
                inputFiles: inputs, outputFiles: [output])
        }
    }
}
