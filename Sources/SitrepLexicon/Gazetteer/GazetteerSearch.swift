// Where the gazetteer's file is looked for.

import SitrepData

extension Gazetteer {
    /// The name of the file in each folder that is searched.
    public static let fileName = "gazetteer.bin"

    /// Opens the gazetteer at a path, or the first one found in the folders.
    public static func installed(
        at path: String? = nil, folders: [String]? = nil
    ) throws(LexiconError) -> Gazetteer {
        if let path { return try Gazetteer(path: path) }
        let folders = folders ?? DataFolders.usual()
        if let found = DataFolders.file(named: fileName, in: folders) { return try Gazetteer(path: found) }
        throw LexiconError(
            .missingGazetteer, location: folders.map { $0 + "/" + fileName }.joined(separator: ", "),
            hint: "none of these files is there; build it with Gazetteer/install.sh, or name its folder in SITREP_DATA")
    }
}
