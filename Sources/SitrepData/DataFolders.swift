// Where installed data files are looked for: the gazetteer, the base map, the language model.

public import Foundation

/// The folders that may hold Sitrep's data files.
public enum DataFolders {
    /// Folders in the order in which they are tried: named by `SITREP_DATA`, the user's, the system's, beside the
    /// binary, and this folder's own build.
    public static func usual(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String = CommandLine.arguments.first ?? ""
    ) -> [String] {
        var folders: [String] = []
        if let own = environment["SITREP_DATA"], !own.isEmpty { folders.append(own) }
        if let data = environment["XDG_DATA_HOME"], !data.isEmpty {
            folders.append(data + "/sitrep")
        } else if let home = environment["HOME"], !home.isEmpty {
            folders.append(home + "/.local/share/sitrep")
        }
        let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent().path
        return folders + [
            "/usr/local/share/sitrep", "/usr/share/sitrep", beside + "/share/sitrep", beside + "/../share/sitrep",
            ".deps/share/sitrep",
        ]
    }

    /// The first readable file of that name; absent where no folder has one.
    public static func file(named name: String, in folders: [String]) -> String? {
        folders.map { $0 + "/" + name }.first { FileManager.default.isReadableFile(atPath: $0) }
    }
}
