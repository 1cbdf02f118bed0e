// Sets of countries as bits: incidents compare millions of them.

import SitrepModel

/// Numbers for the countries of some events, in the order in which they come.
struct CountryNumbers: Sendable {
    private var numbers: [CountryCode: Int] = [:]

    init(_ events: [EventEntry]) {
        for event in events {
            if let country = event.country { add(country) }
            event.actorCountries.forEach { add($0) }
        }
    }

    private mutating func add(_ country: CountryCode) {
        if numbers[country] == nil { numbers[country] = numbers.count }
    }

    func set(of countries: some Sequence<CountryCode>) -> CountrySet {
        var set = CountrySet()
        for country in countries { numbers[country].map { set.insert($0) } }
        return set
    }
}

/// Countries by their numbers. There are 249 in ISO 3166 and a few that are used besides; what lies beyond is left out.
struct CountrySet: Sendable, Equatable {
    private var bits = SIMD8<UInt64>()

    static let capacity = 512

    var isEmpty: Bool { bits == .zero }

    mutating func insert(_ number: Int) {
        guard number < CountrySet.capacity else { return }
        bits[number / UInt64.bitWidth] |= 1 << UInt64(number % UInt64.bitWidth)
    }

    mutating func formUnion(_ other: CountrySet) { bits |= other.bits }

    func isDisjoint(with other: CountrySet) -> Bool { bits & other.bits == .zero }
}
