// The cues by which one of several places of the same name is chosen.

/// What is seen of a candidate place in its document. The weights table calls cues by these names.
enum RankCue: UInt8, CaseIterable, Sendable {
    case rank0, rank1, rank2, rankMore, ownName
    case country, admin1, admin2, capital, city, continent, region, water, site, airport
    case pop0, pop1k, pop5k, pop20k, pop100k, pop500k, pop2m, popMany
    case inContainer, outOfContainer, holdsPrevious, kindAgrees, kindDiffers
    case countryShare0, countryShare1, countryShare2, countryShare3, countryNamed, divisionNamed, publisherCountry
    case bestByFar, sameAsDivision
    case near25, near75, near161, near400, near1000, farAway, alone
    case sharedCountry0, sharedCountry1, sharedCountry2, sharedDivision0, sharedDivision1, sharedDivision2, sharedCounty
    case support0, support1, support2, support3, support4, county0, county1, county2
    case fame2, fame3, fame4, fame5, fame6, fameMost, mostFamous, nearMain, farFromMain

    static let names: [String: RankCue] = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}
