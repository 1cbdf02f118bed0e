// Something that a rule wanted to be told of, with the words that say it.

public import SitrepModel

/// One alert. There is none without a citation.
public struct Alert: Sendable {
    /// What is new.
    public enum Finding: Sendable {
        case status(BoardChanges.StatusChange)
        case figure(BoardChanges.FigureChange)
        case place(String, CountryCode?)
        case actor(String)
        case event(Incident)
    }

    /// The rule's name.
    public let rule: String
    public let finding: Finding
    public let citation: Citation
    /// Independent reports that say it.
    public let witnessCount: Int
    /// The same for the same news, so that it is told once.
    public let key: String
}
