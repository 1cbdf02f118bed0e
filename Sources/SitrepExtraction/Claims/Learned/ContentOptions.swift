// Spans that may be the content of a cue: what the trees hang on it, what quotations and commas bound, what the rules chose.

import SitrepText

/// Tokens that may be content or a source, and how they were found.
struct SpanOption: Sendable {
    var ranges: [Range<Int>]
    /// The ways it was found, a bit each; 0 for nothing at all.
    var origins: UInt32

    static let nothing = SpanOption(ranges: [], origins: 0)
    var start: Int { ranges.first?.lowerBound ?? 0 }
    var end: Int { ranges.last?.upperBound ?? 0 }
}

/// How a content span was found.
enum ContentOrigin {
    static let rule: UInt32 = 1
    static let clause: UInt32 = 2
    static let open: UInt32 = 4
    static let object: UInt32 = 8
    static let oblique: UInt32 = 16
    static let parataxis: UInt32 = 32
    static let subject: UInt32 = 64
    static let rest: UInt32 = 128
    static let sentence: UInt32 = 256
    static let quotation: UInt32 = 512
    static let comma: UInt32 = 1024
    static let paragraph: UInt32 = 2048
    static let modifier: UInt32 = 4096
    static let ruleStart: UInt32 = 8192
    static let ruleEnd: UInt32 = 16384
    static let conjunction: UInt32 = 32768
    /// Without the preposition that it began with.
    static let marked: UInt32 = 65536
}

/// Lists the spans on either side of a cue; the first option is nothing.
struct ContentOptions {
    let text: ClaimText
    let trees: Trees
    let cue: ClaimCue
    let reading: ClaimReading?

    /// Spans that one side may have.
    static let mostRight = 18
    static let mostLeft = 11
    private static let mostStops = 6

    func stopOrigin(_ stop: Int) -> UInt32 {
        text.words.conjunctions.contains(text.key(stop)) ? ContentOrigin.conjunction : ContentOrigin.comma
    }

    /// Ends before commas, dashes, semicolons and conjunctions outside quotations, the nearest first.
    func stops(from start: Int, to limit: Int) -> [Int] {
        var found: [Int] = []
        var at = start
        while at < limit, found.count < Self.mostStops {
            if let quoted = text.quotationRange(at: at), quoted.upperBound > at {
                at = quoted.upperBound
                continue
            }
            let key = text.key(at)
            let isStop =
                key == text.words.comma || key == text.words.semicolon || text.isDash(at)
                || key == text.words.openParenthesis
            if isStop || text.words.conjunctions.contains(key) && text.key(at - 1) != text.words.comma {
                found.append(at)
            }
            at += 1
        }
        return found
    }

    /// What hangs on the cue, and how.
    func complements() -> [(Range<Int>, UInt32)] {
        var found: [(Range<Int>, UInt32)] = []
        for dependent in trees.dependents(of: cue.node) {
            let origin: UInt32
            switch trees.relation(of: dependent) {
            case .clausalComplement: origin = ContentOrigin.clause
            case .openComplement, .adverbialClause: origin = ContentOrigin.open
            case .object: origin = ContentOrigin.object
            case .oblique, .nominalModifier: origin = ContentOrigin.oblique
            case .parataxis: origin = ContentOrigin.parataxis
            case .subject, .passiveSubject, .clausalSubject, .passiveClausalSubject: origin = ContentOrigin.subject
            case .clausalModifier: origin = ContentOrigin.modifier
            default: continue
            }
            found.append((trees.subtree(of: dependent), origin))
        }
        return found
    }
}

/// Options without repeats.
struct OptionList {
    let text: ClaimText
    let most: Int
    private(set) var options: [SpanOption] = [.nothing]

    init(text: ClaimText, most: Int) {
        self.text = text
        self.most = most
    }

    /// Adds a span, trimmed, or one more way to an option that is there.
    mutating func add(_ ranges: [Range<Int>], _ origin: UInt32) {
        let trimmed = ranges.map { text.trimmed($0) }.filter { !$0.isEmpty }
        guard !trimmed.isEmpty else { return }
        if let index = options.firstIndex(where: { $0.ranges == trimmed }) {
            options[index].origins |= origin
        } else if options.count <= most {
            options.append(SpanOption(ranges: trimmed, origins: origin))
        }
    }
}
