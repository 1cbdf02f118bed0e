// What kind of place a candidate is, as a cue: the same for taking a name for a place and for choosing among places.

import SitrepLexicon

/// Cues that tell kinds of places apart.
protocol FeatureCue {
    static var country: Self { get }
    static var admin1: Self { get }
    static var admin2: Self { get }
    static var capital: Self { get }
    static var city: Self { get }
    static var continent: Self { get }
    static var region: Self { get }
    static var water: Self { get }
    static var site: Self { get }
    static var airport: Self { get }
}

extension PlaceCue: FeatureCue {}
extension RankCue: FeatureCue {}

extension FeatureCue {
    /// The cue of a feature class.
    static func cue(of feature: PlaceFeature) -> Self {
        switch feature {
        case .country: country
        case .admin1: admin1
        case .admin2: admin2
        case .capital: capital
        case .city: city
        case .continent: continent
        case .region, .mountain, .desert, .island: region
        case .water, .strait, .river: water
        case .district, .site, .camp, .base, .crossing, .institution: site
        case .airport: airport
        }
    }
}
