// Which actor stands where: lookups over all mentions for the stages that tie actors to words.

package import SitrepModel
package import SitrepText

/// Mentions of all actors in text order; built once an article.
package struct ActorIndex: Sendable {
    /// One mention of an actor.
    package struct Mention: Sendable, Hashable {
        package let actor: LocalID<Actor>
        package let span: TextSpan
        package let tokens: Range<Int>
    }

    /// All mentions by their first token; of two that begin together the longer stands first.
    package let mentions: [Mention]
    private let actors: [Actor]
    /// Index of the shortest mention that covers each token, or -1.
    private let innermost: [Int32]
    /// Index of the longest mention that covers each token, or -1.
    private let outermost: [Int32]

    package init(_ actors: [Actor], in analysis: Analysis) {
        var found: [Mention] = []
        for actor in actors {
            for span in actor.spans {
                let tokens = analysis.tokens(in: span)
                if !tokens.isEmpty { found.append(Mention(actor: actor.id, span: span, tokens: tokens)) }
            }
        }
        found.sort {
            ($0.tokens.lowerBound, -$0.tokens.upperBound, $0.actor)
                < ($1.tokens.lowerBound, -$1.tokens.upperBound, $1.actor)
        }
        var short = [Int32](repeating: -1, count: analysis.tokens.count)
        var long = short
        for (index, mention) in found.enumerated() {
            for token in mention.tokens {
                if short[token] < 0 || mention.tokens.count < found[Int(short[token])].tokens.count {
                    short[token] = Int32(index)
                }
                if long[token] < 0 || mention.tokens.count > found[Int(long[token])].tokens.count {
                    long[token] = Int32(index)
                }
            }
        }
        mentions = found
        self.actors = actors
        innermost = short
        outermost = long
    }

    /// The actor an identifier names.
    package subscript(_ id: LocalID<Actor>) -> Actor? { Findings.entry(id, in: actors) }

    /// The shortest mention that covers a token.
    package func mention(covering token: Int) -> Mention? {
        guard innermost.indices.contains(token), innermost[token] >= 0 else { return nil }
        return mentions[Int(innermost[token])]
    }

    /// The longest mention that covers a token: "Russia’s Foreign Ministry" at "Russia".
    package func widestMention(covering token: Int) -> Mention? {
        guard outermost.indices.contains(token), outermost[token] >= 0 else { return nil }
        return mentions[Int(outermost[token])]
    }

    /// The actor whose shortest mention covers a token.
    package func actor(covering token: Int) -> LocalID<Actor>? { mention(covering: token)?.actor }

    /// The actor that a range of tokens names: the longest mention in it, else the one that covers it.
    package func actor(covering range: Range<Int>) -> LocalID<Actor>? {
        let inside = mentions(in: range)
        if let longest = inside.max(by: { $0.tokens.count < $1.tokens.count }) { return longest.actor }
        guard let first = range.first else { return nil }
        return widestMention(covering: first)?.actor
    }

    /// The actor that a noun phrase stands for: the one whose mention covers its head.
    package func actor(of phrase: NounPhrase) -> LocalID<Actor>? { actor(covering: phrase.head) }

    /// Mentions that lie wholly in a range of tokens, in text order.
    package func mentions(in range: Range<Int>) -> [Mention] {
        var result: [Mention] = []
        var at = firstMention(from: range.lowerBound)
        while at < mentions.count, mentions[at].tokens.lowerBound < range.upperBound {
            if mentions[at].tokens.upperBound <= range.upperBound { result.append(mentions[at]) }
            at += 1
        }
        return result
    }

    /// Actors with a mention in a range of tokens, each once, in text order.
    package func actors(in range: Range<Int>) -> [LocalID<Actor>] {
        var result: [LocalID<Actor>] = []
        for mention in mentions(in: range) where !result.contains(mention.actor) { result.append(mention.actor) }
        return result
    }

    /// States and alliances that stand in a list from a token on: "Armenia, Belarus and Tajikistan".
    package func states(listedFrom start: Int, limit: Int, in tokens: [Token]) -> [LocalID<Actor>] {
        var found: [LocalID<Actor>] = []
        var at = start
        while at < limit {
            if let mention = mention(covering: at) {
                guard let actor = self[mention.actor], actor.type == .state || actor.type == .alliance else {
                    return found
                }
                found.append(mention.actor)
                at = mention.tokens.upperBound
            } else if FigureKeys.joints.contains(tokens[at].key) || tokens[at].tag == .det {
                at += 1
            } else {
                return found
            }
        }
        return found
    }

    /// The last mention that ends at or before a token, not before `limit`.
    package func nearest(before token: Int, notBefore limit: Int = 0) -> Mention? {
        var at = firstMention(from: token) - 1
        while at >= 0, mentions[at].tokens.lowerBound >= limit {
            if mentions[at].tokens.upperBound <= token { return mentions[at] }
            at -= 1
        }
        return nil
    }

    /// The first mention that begins at or after a token and ends by `limit`.
    package func nearest(after token: Int, until limit: Int = .max) -> Mention? {
        let at = firstMention(from: token)
        guard at < mentions.count, mentions[at].tokens.upperBound <= limit else { return nil }
        return mentions[at]
    }

    /// Position of the first mention that begins at or after a token, by bisection.
    private func firstMention(from token: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
