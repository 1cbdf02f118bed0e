// What the last letters of an unknown word say of it.

/// States by ending, the longest ending first.
struct WordEndings: Sendable {
    struct Guess: Sendable {
        let state: TagState
        let cost: Int32
    }

    static let longest = 6
    private var guesses = WordMap<[Guess]>()
    private var fallback: [Guess] = []

    mutating func insert(_ ending: some StringProtocol, state: TagState, cost: Int32) {
        let guess = Guess(state: state, cost: cost)
        if ending == "*" {
            fallback.append(guess)
        } else {
            guesses[WordKey(ending)] = (guesses[WordKey(ending)] ?? []) + [guess]
        }
    }

    /// Guesses for the bytes of a word; at least one letter must stand before the ending.
    func guesses(for bytes: [UInt8], start: Int, end: Int) -> [Guess] {
        var length = min(Self.longest, end - start - 2)
        while length > 0 {
            if let found = guesses[WordKey(bytes, from: end - length, to: end)] { return found }
            length -= 1
        }
        return fallback
    }
}
