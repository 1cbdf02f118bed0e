// The publication date of a report whose metadata has none.

public import SitrepModel

extension DocumentInfo {
    /// With the day in the report's address where no publication date is known, else with one given for such reports.
    public func dated(orAs given: PublicationTime?) -> DocumentInfo {
        guard published == nil else { return self }
        var info = self
        if let day = url.flatMap({ DateReader.read(address: $0) }) {
            info.published = PublicationTime(date: day)
            info.publishedBasis = .address
        } else if let given {
            info.published = given
            info.publishedBasis = .option
        }
        return info
    }
}

extension PublicationTime {
    /// Reads a time as feeds and pages write it: RFC 822, ISO 8601, dates in words.
    public init?(written text: String) {
        guard let time = DateReader.read(text) else { return nil }
        self = time
    }
}
