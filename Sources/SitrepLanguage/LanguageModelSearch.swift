// Where the language model's file is looked for.

import SitrepData

extension LanguageModel {
    /// The name of the file in each folder that is searched.
    public static let fileName = "reader.safetensors"

    /// Loads the model at a path, or the first one found in the folders.
    public static func installed(at path: String? = nil, folders: [String]? = nil) throws(WeightsError) -> LanguageModel
    {
        if let path { return try LanguageModel(path: path) }
        let folders = folders ?? DataFolders.usual()
        if let found = DataFolders.file(named: fileName, in: folders) { return try LanguageModel(path: found) }
        throw WeightsError(
            .missingFile, location: folders.map { $0 + "/" + fileName }.joined(separator: ", "),
            hint: "none of these files is there; run `make deps`, or name its folder in SITREP_DATA")
    }
}
