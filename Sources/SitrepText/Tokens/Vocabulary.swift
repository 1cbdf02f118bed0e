// What is known of words before they are read: their tags, forms and lemmas.

/// Word forms with their possible readings.
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

    private var readings: [WordKey: [Reading]] = [:]

    public init() {}

    public mutating func insert(_ form: some StringProtocol, _ reading: Reading) {
        let key = WordKey(form)
        if readings[key, default: []].contains(reading) { return }
        readings[key, default: []].append(reading)
    }

    /// Readings of a word in the order of the tables; empty when unknown.
    public func readings(of word: WordKey) -> [Reading] { readings[word] ?? [] }
}
