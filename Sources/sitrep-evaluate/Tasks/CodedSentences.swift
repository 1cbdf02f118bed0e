// `cameo`, `zsplover`, `case2021`, `indiapolice`: coded sentences, as networks read them.

/// Class of the event, and the words of who acts and who is acted upon.
enum CameoTask: CodedTask {
    static let name = "cameo"
    static let inputs = [
        CodedInput(file: "class.ndjson", network: "cameo-classes", answer: .label),
        CodedInput(file: "roles.ndjson", network: "cameo-roles", answer: .spans),
    ]
}

/// What a source does to a target, both given.
enum ZSPloverTask: CodedTask {
    static let name = "zsplover"
    static let inputs = [CodedInput(file: "items.ndjson", network: "zsplover", answer: .root)]
}

/// The ACLED type of a snippet.
enum Case2021Task: CodedTask {
    static let name = "case2021"
    static let inputs = [CodedInput(file: "snippets.ndjson", network: "case2021", answer: .label)]
}

/// What police did, sentence by sentence.
enum IndiaPoliceTask: CodedTask {
    static let name = "indiapolice"
    static let inputs = [CodedInput(file: "docs.ndjson", network: "indiapolice", answer: .labels)]
}
