// Finds actors and joins their mentions.

package import SitrepLexicon
package import SitrepModel
import SitrepText

/// Finds states, organisations, groups, populations and persons with all their mentions.
///
/// Lexicon matches and capitalised words are read phrase by phrase (`MentionScanner`), joined to
/// entities (`ActorJoiner`), and named by the fullest form that the text or the tables give.
package struct ActorFinder: Sendable {
    private let lexicon: ActorLexicon

    package init(resources: Resources) throws(LexiconError) {
        lexicon = try ActorLexicon(tables: resources.tables)
    }

    package func actors(in draft: Draft) -> [Actor] {
        let text = ActorText(lexicon: lexicon, draft: draft)
        var scanner = MentionScanner(text: text)
        scanner.scan()
        var joiner = ActorJoiner(text: text, context: CountryContext(text: text), mentions: scanner.mentions)
        joiner.join()
        let namer = ActorNamer(text: text, mentions: joiner.mentions)
        return joiner.entities.compactMap { namer.actor($0) }
    }
}
