// A name that may be a place, from the moment it is found until it is resolved.

package import SitrepLexicon
package import SitrepModel

/// One stretch of text that names, or alludes to, a place.
package struct PlaceMention: Sendable {
    /// How the text speaks of the place.
    package enum Kind: Sendable {
        /// By its name.
        case name
        /// By an adjective or the name of its people.
        case adjective
        /// Within the name of something else, such as a newspaper or a university.
        case nested
    }

    package let tokens: Range<Int>
    package let span: TextSpan
    package var kind: Kind
    /// Key of the name; equal names have equal keys.
    let key: UInt64
    let candidates: Gazetteer.Candidates
    /// The place itself where the form leaves no choice (adjectives, short forms of divisions).
    let fixed: Int?
    let isDotted: Bool
    var cues = CueSet<PlaceCue>()
    /// How surely this is a place at all, 0 to 1.
    package var probability: Float = 0
    /// Index of the mention that is the container in "Paris, Texas".
    var container: Int?
    /// Index of a mention that this one is the container of.
    var holds: Int?
    /// The kind of place that a word beside it says: "X province", "city of X".
    var kindHint: KindHint = .none
    /// Index of the place chosen.
    package var place: Int?
    /// How surely it is that place, 0 to 1.
    package var certainty: Float = 0

    enum KindHint: UInt8, Sendable { case none, division, county, town, airport, water }

    /// The best known place of the name.
    var leading: Int? { fixed ?? candidates.first?.place }
}

extension PlaceFinder {
    /// What the gazetteer knows of a mention's place.
    package func gazetteerPlace(of mention: PlaceMention) -> GazetteerPlace? {
        guard let index = mention.place else { return nil }
        return knowledge?.gazetteer[index]
    }
}
