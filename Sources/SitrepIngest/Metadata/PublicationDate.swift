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
