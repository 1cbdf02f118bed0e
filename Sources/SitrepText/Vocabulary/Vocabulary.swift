// What is known of words before they are read: their tags, forms and lemmas.

/// Word forms with their possible readings; immutable, shared by all workers.
public struct Vocabulary: Sendable {
    /// One reading of a word form.
    public struct Reading: Sendable, Hashable {
        public let lemma: WordKey
        public let tag: Tag
        public let form: VerbForm

        public init(lemma: WordKey, tag: Tag, form: VerbForm = .none) {
            self.lemma = lemma
            self.tag = tag
            self.form = form
        }
    }

    /// A reading as the tagger uses it.
    struct Entry: Sendable {
        let lemma: WordKey
        let state: TagState
        let form: VerbForm
        /// Hundredths of the negative natural logarithm of how often the word is read so.
        var cost: Int32
    }

    /// Where a word's entries stand.
    struct Place: Sendable {
        let first: Int32
        let count: Int32
    }

    var places = WordMap<Place>()
    var entries: [Entry] = []
    var classes = WordMap<WordClasses>()
    /// Phrases before a number: “at least”, “nearly”.
    var approximators = PhraseMatcher<Bool>()
    public var abbreviations = Abbreviations()
    /// Length of the first of two words that are written together, as in “gonna”.
    var cuts = WordMap<UInt8>()
    var weights = TagWeights()
    var endings = WordEndings()

    public init() {}

    /// Readings of a word in the order of the tables; empty when unknown.
    public func readings(of word: WordKey) -> [Reading] {
        entries(of: word).map { Reading(lemma: $0.lemma, tag: $0.state.tag, form: $0.form) }
    }

    public func contains(_ word: WordKey) -> Bool { places.contains(word) }

    /// The small sets that a word belongs to.
    public func classes(of word: WordKey) -> WordClasses { classes[word] ?? [] }
    func has(_ word: WordKey, _ wanted: WordClasses) -> Bool { !classes(of: word).isDisjoint(with: wanted) }

    func entries(of word: WordKey) -> ArraySlice<Entry> {
        guard let place = places[word] else { return [] }
        return entries[Int(place.first)..<Int(place.first + place.count)]
    }

    /// Whether a word can be read as a state; returns its entry.
    func entry(of word: WordKey, state: TagState) -> Entry? {
        entries(of: word).first { $0.state == state }
    }
}
