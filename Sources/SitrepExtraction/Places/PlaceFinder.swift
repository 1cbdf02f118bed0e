// Finds places and resolves them on the map.

package import SitrepLexicon
package import SitrepModel

/// Finds places and resolves them on the map.
package struct PlaceFinder: Sendable {
    /// What recognition and resolution work with; absent where no gazetteer is installed.
    struct Knowledge: Sendable {
        let gazetteer: Gazetteer
        let words: PlaceWords
        let weights: CueWeights
    }

    /// Mentions below this probability are no places.
    static let threshold: Float = 0.45
    let knowledge: Knowledge?
    private let own: OwnPlaces

    package init(resources: Resources) throws(LexiconError) {
        own = try OwnPlaces(tables: resources.tables)
        guard let gazetteer = resources.gazetteer else {
            knowledge = nil
            return
        }
        knowledge = Knowledge(
            gazetteer: gazetteer, words: try PlaceWords(tables: resources.tables, gazetteer: gazetteer),
            weights: try CueWeights(tables: resources.tables))
    }

    /// The places that the text names; adjectives ("Kazakh") and names within other names ("Tripoli Post") are none.
    package func places(in draft: Draft) -> [Place] {
        guard let knowledge else { return own.adding(to: [], in: draft) }
        let found = mentions(in: draft).compactMap { mention -> Place? in
            guard mention.kind == .name, let index = mention.place else { return nil }
            return entry(mention, knowledge.gazetteer[index], knowledge.gazetteer, draft.article.text)
        }
        return own.adding(to: found, in: draft)
    }

    /// Every mention that was taken for a place, adjectives and nested names too, resolved.
    package func mentions(in draft: Draft) -> [PlaceMention] {
        guard let knowledge else { return [] }
        let home = PublisherHome(draft.article.info, gazetteer: knowledge.gazetteer)
        var mentions = recognizer(knowledge, draft, home).recognize()
        let accepted = mentions.indices.filter { mentions[$0].probability >= Self.threshold }
        resolver(knowledge, home).resolve(&mentions, accepted: accepted)
        return accepted.map { mentions[$0] }
    }

    func recognizer(_ knowledge: Knowledge, _ draft: Draft, _ home: PublisherHome) -> PlaceRecognizer {
        let scanner = PlaceScanner(gazetteer: knowledge.gazetteer, words: knowledge.words, analysis: draft.analysis)
        return PlaceRecognizer(scanner: scanner, weights: knowledge.weights, publisherNames: home.keys)
    }

    func resolver(_ knowledge: Knowledge, _ home: PublisherHome) -> PlaceResolver {
        PlaceResolver(
            gazetteer: knowledge.gazetteer, weights: knowledge.weights, publisherCountry: home.country,
            domainNames: home.names)
    }

    /// The chance that a mention is a place and lies where it is put, in hundredths; `Evaluation/calibration.py` checks it.
    package func confidence(of mention: PlaceMention) -> Double {
        min(max((Double(mention.probability * mention.certainty) * 100).rounded() / 100, 0), 1)
    }

    private func entry(
        _ mention: PlaceMention, _ place: GazetteerPlace, _ gazetteer: Gazetteer, _ text: ArticleText
    ) -> Place {
        let division = place.admin1 == GazetteerPlace.none ? nil : gazetteer.name(of: gazetteer[place.admin1])
        return Place(
            span: mention.span, name: name(mention, place, gazetteer, text),
            geonames: place.geonames == 0 ? nil : place.geonames,
            country: gazetteer.countryCode(place.country).map { CountryCode($0) }, admin1: division,
            lat: place.latitude, lon: place.longitude, feature: place.feature.code,
            confidence: confidence(of: mention),
            rule: mention.container == nil ? "place/gazetteer" : "place/container")
    }

    /// The name as the text has it; the gazetteer's own where the text's letter case says nothing.
    private func name(
        _ mention: PlaceMention, _ place: GazetteerPlace, _ gazetteer: Gazetteer, _ text: ArticleText
    ) -> String {
        let written = text.string(in: mention.span)
        let longestAcronym = 5
        let isShouted = written.utf8.count > longestAcronym && !written.utf8.contains { $0 >= 0x61 && $0 <= 0x7A }
        let isWhispered = !written.utf8.contains { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 }
        return isShouted || isWhispered ? gazetteer.name(of: place) : written
    }
}
