// A point of the earth as a unit vector, so that many distances cost a few products each.

import Foundation
import SitrepLexicon

/// A direction from the earth's centre.
struct UnitPoint: Sendable {
    private let x: Double
    private let y: Double
    private let z: Double
    private static let earthRadius = 6371.0088

    init(_ place: GazetteerPlace) {
        let latitude = place.latitude * .pi / 180
        let longitude = place.longitude * .pi / 180
        x = cos(latitude) * cos(longitude)
        y = cos(latitude) * sin(longitude)
        z = sin(latitude)
    }

    /// Cosine of the angle between two points; 1 where they are one.
    func cosine(to other: UnitPoint) -> Double { x * other.x + y * other.y + z * other.z }

    static func kilometers(cosine: Double) -> Double { acos(min(1, max(-1, cosine))) * earthRadius }
}
