// Collects readings row by row, then lays them out flat.

/// Builds a ``Vocabulary``; used once at start.
public struct VocabularyBuilder {
    private var indexes: [WordKey: Int] = [:]
    private var lists: [(word: WordKey, entries: [Vocabulary.Entry])] = []
    private var result = Vocabulary()

    /// Cost of each place in the order of a word's readings.
    private static let rankCosts: [Int32] = [20, 140, 240, 320]

    public init() {}

    /// Adds a reading; the first one of a word counts as its usual one, a rank of 1 or more as a rarer one.
    public mutating func insert(
        _ form: some StringProtocol, lemma: some StringProtocol, state: TagState, verbForm: VerbForm = .none,
        rank: Int = 0
    ) {
        let word = WordKey(form)
        let cost = Self.rankCosts[min(max(rank, 0), Self.rankCosts.count - 1)]
        let entry = Vocabulary.Entry(
            lemma: WordKey(lemma), state: state, form: verbForm == .none ? state.form : verbForm, cost: cost)
        if let index = indexes[word] {
            if lists[index].entries.contains(where: { $0.state == state && $0.form == entry.form }) { return }
            lists[index].entries.append(entry)
        } else {
            indexes[word] = lists.count
            lists.append((word, [entry]))
        }
    }

    /// Replaces the costs of a known word's readings; those that are not named become rare, new states are added.
    public mutating func setCosts(_ form: some StringProtocol, _ costs: [(state: TagState, cost: Int)]) {
        guard let index = indexes[WordKey(form)] else { return }
        for place in lists[index].entries.indices {
            let named = costs.first { $0.state == lists[index].entries[place].state }
            let cost = named.map { Int32(clamping: $0.cost) }
            lists[index].entries[place].cost = cost ?? max(lists[index].entries[place].cost, Self.unseenCost)
        }
        let lemma = lists[index].entries.first?.lemma ?? WordKey(form)
        for (state, cost) in costs where !lists[index].entries.contains(where: { $0.state == state }) {
            lists[index].entries.append(
                Vocabulary.Entry(
                    lemma: state.tag == .noun || state.tag == .verb ? lemma : WordKey(form), state: state,
                    form: state.form, cost: Int32(clamping: cost)))
        }
    }

    /// Least cost of a reading that the counts of a word do not show.
    private static let unseenCost: Int32 = 260

    public mutating func insert(_ word: some StringProtocol, in classes: WordClasses) {
        result.classes[WordKey(word)] = result.classes(of: WordKey(word)).union(classes)
    }
    public mutating func insertApproximator(_ phrase: some StringProtocol) {
        result.approximators.insert(phrase, true)
    }
    public mutating func setTransition(from: TagState, to: TagState, cost: Int) {
        result.weights.set(from: from, to: to, cost: Int32(clamping: cost))
    }
    public mutating func insertEnding(_ ending: some StringProtocol, state: TagState, cost: Int) {
        result.endings.insert(ending, state: state, cost: Int32(clamping: cost))
    }
    public mutating func insertAbbreviation(_ form: some StringProtocol, kind: AbbreviationKind) {
        result.abbreviations.insert(form, kind: kind)
    }
    /// Two words that are written as one.
    public mutating func insertPair(_ first: some StringProtocol, _ second: some StringProtocol) {
        result.cuts[WordKey(String(first) + String(second))] = UInt8(clamping: first.utf8.count)
    }
    public mutating func insertDomain(_ name: some StringProtocol) { result.abbreviations.insert(domain: name) }

    public func vocabulary() -> Vocabulary {
        var vocabulary = result
        vocabulary.places = WordMap(minimumCapacity: lists.count)
        for (word, entries) in lists {
            vocabulary.places[word] = Vocabulary.Place(
                first: Int32(clamping: vocabulary.entries.count), count: Int32(clamping: entries.count))
            vocabulary.entries += entries
        }
        return vocabulary
    }
}
