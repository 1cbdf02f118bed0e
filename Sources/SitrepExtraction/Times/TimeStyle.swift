// How freely a text may write its dates and times.

/// What kind of text the times are read in.
public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
    /// Edited prose: a number is a time only where its words say so.
    case news
    /// Messages, log books, calendar entries and requests, which write "4/22", "the 21st", "from 5 to 6", "tmr 3":
    /// what may be a time is one, and both ends of a range are one expression.
    case notes
}
