// Distance between two points of the earth.

import Foundation

private let earthDiameter = 12742.0175

/// Great-circle distance in kilometres between two points in degrees.
public func greatCircle(_ lat1: Double, _ lon1: Double, _ lat2: Double, _ lon2: Double) -> Double {
    let radian = Double.pi / 180
    let low = lat1 * radian
    let high = lat2 * radian
    let sine = sin((high - low) / 2)
    let side = sin((lon2 - lon1) * radian / 2)
    return earthDiameter * asin(min(1, (sine * sine + cos(low) * cos(high) * side * side).squareRoot()))
}
