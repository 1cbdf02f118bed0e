// Where the gazetteer's file is looked for.

import Foundation

extension Gazetteer {
    /// The name of the file in each folder that is searched.
    public static let fileName = "gazetteer.bin"

    /// Opens the gazetteer at a path, or the first one found in the folders that ``searchPaths(environment:)`` lists.
    public static func installed(
        at path: String? = nil, environment: [String: String]? = nil
    ) throws(LexiconError) -> Gazetteer {
        if let path { return try Gazetteer(path: path) }
        let candidates = searchPaths(environment: environment ?? ProcessInfo.processInfo.environment)
        if let found = candidates.first(where: { FileManager.default.isReadableFile(atPath: $0) }) {
            return try Gazetteer(path: found)
        }
        throw LexiconError(
            .missingGazetteer, location: candidates.joined(separator: ", "),
            hint: "none of these files is there; build it with Gazetteer/install.sh, or name its folder in SITREP_DATA")
    }

    /// Files that are tried, in order.
    public static func searchPaths(environment: [String: String]) -> [String] {
        var folders: [String] = []
        if let own = environment["SITREP_DATA"], !own.isEmpty { folders.append(own) }
        if let data = environment["XDG_DATA_HOME"], !data.isEmpty {
            folders.append(data + "/sitrep")
        } else if let home = environment["HOME"], !home.isEmpty {
            folders.append(home + "/.local/share/sitrep")
        }
        folders += ["/usr/local/share/sitrep", "/usr/share/sitrep"]
        let executable = CommandLine.arguments.first ?? ""
        let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent().path
        folders += [beside + "/share/sitrep", beside + "/../share/sitrep", ".deps/share/sitrep"]
        return folders.map { $0 + "/" + fileName }
    }
}
