// The learned reader: one encoder, one head a task. Trained by `Training/`.

/// Tags, trees and names of English text; immutable, shared by all workers.
public struct LanguageModel: Sendable {
    /// The texts behind the numbers of a ``Reading``.
    public struct Labels: Sendable {
        public let universalTags: [String]
        public let pennTags: [String]
        /// Universal Dependencies relations with their subtypes.
        public let relations: [String]
        /// Types of names.
        public let names: [String]
        /// Types of entities in texts on conflict, named or not.
        public let entities: [String]
    }

    /// Which heads are asked.
    public struct Tasks: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let tags = Tasks(rawValue: 1)
        public static let tree = Tasks(rawValue: 2)
        public static let names = Tasks(rawValue: 4)
        /// Entities in texts on conflict, named or not: organisations, weapons, quantities and so on.
        public static let entities = Tasks(rawValue: 8)
        /// What the grammar of a text needs.
        public static let grammar: Tasks = [.tags, .tree, .names]
    }

    public let labels: Labels
    public let lemmas: LemmaRules
    /// Where words and sentences end.
    public let boundaries: BoundaryModel
    /// Who said what; absent where its file is not installed.
    public let attribution: AttributionModel?
    private let encoder: Encoder
    private let tags: TagHead
    private let arcs: ArcHead
    private let relations: RelationHead
    private let names: LabelHead
    private var entities: LabelHead
    private let sentenceBegins: SentenceHead

    /// Words on either side of a place that are read to judge whether a sentence begins there: as far as rows see.
    private static let wordsAround = 24

    /// Sentences are read together until they have this many words: large products are fast, and fit the cache.
    private static let wordsABlock = 256

    /// Reads the model file once, 11 MB, and the file of boundaries beside it.
    public init(path: String) throws(WeightsError) {
        let file = try SafeTensors(path: path)
        names = try LabelHead(file, "names")
        entities = try LabelHead(file, "entities")
        labels = Labels(
            universalTags: try file.labels("upos"), pennTags: try file.labels("xpos"),
            relations: try file.labels("relations"), names: names.types,
            entities: entities.types)
        lemmas = LemmaRules(lines: try file.tensor("lemmas", as: UInt8.self, dtype: "U8").0)
        boundaries = try BoundaryModel(besides: path)
        attribution = try AttributionModel(besides: path)
        encoder = try Encoder(file)
        tags = try TagHead(file, universal: labels.universalTags.count, penn: labels.pennTags.count)
        arcs = try ArcHead(file)
        relations = try RelationHead(file, relations: labels.relations.count)
        sentenceBegins = try SentenceHead(file, units: encoder.units)
    }

    /// The same model with another head for entities: one of a file of heads, taught over this model's encoder.
    public func reading(entitiesWith name: String, of path: String) throws(WeightsError) -> LanguageModel {
        let head = try LabelHead(try SafeTensors(path: path), name)
        guard head.types == labels.entities else {
            throw WeightsError(.wrongShape, location: path, hint: "\(name) has other types than the model")
        }
        var model = self
        model.entities = head
        return model
    }

    /// Reads the words of a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - words: byte ranges of the words in `text`.
    ///   - sentences: ranges of `words`, in order and without gaps.
    public func read(
        _ text: [UInt8], words: [Range<Int>], sentences: [Range<Int>], tasks: Tasks = .grammar
    ) -> Reading {
        var reading = Reading(words: [WordReading](repeating: WordReading(), count: words.count))
        text.withUnsafeBufferPointer { text in
            Self.forEachBlock(of: sentences) { block, local in
                read(block, local, of: words, in: text, tasks, into: &reading)
            }
        }
        return reading
    }

    /// The encoder's rows of the words of a text; arguments as for reading.
    package func rows(_ text: [UInt8], words: [Range<Int>], sentences: [Range<Int>]) -> WordRows {
        var rows = WordRows(contextWidth: encoder.units, wordWidth: encoder.wordWidth)
        text.withUnsafeBufferPointer { text in
            Self.forEachBlock(of: sentences) { block, local in
                guard !block.isEmpty else { return }
                encoder.encode(words[block], sentences: local, of: text) { rows.append($0) }
            }
        }
        return rows
    }

    /// Sentences that are read together, with the words of each counted from the first of the block.
    private static func forEachBlock(of sentences: [Range<Int>], _ body: (Range<Int>, [Range<Int>]) -> Void) {
        var first = 0
        while first < sentences.count {
            var last = first
            let start = sentences[first].lowerBound
            while last + 1 < sentences.count, sentences[last + 1].upperBound - start <= wordsABlock { last += 1 }
            body(
                start..<sentences[last].upperBound,
                sentences[first...last].map { $0.lowerBound - start..<$0.upperBound - start })
            first = last + 1
        }
    }

    /// How much a sentence seems to begin at a word of a paragraph: positive where it does.
    package func sentenceScore(
        at word: Int, of words: ArraySlice<Range<Int>>, in text: UnsafeBufferPointer<UInt8>
    ) -> Float {
        let window = words[
            max(words.startIndex, word - Self.wordsAround)..<min(words.endIndex, word + Self.wordsAround)]
        var score: Float = 0
        encoder.encode(window, sentences: [0..<window.count], of: text) { encoded in
            score = sentenceBegins.score(encoded, at: word - window.startIndex)
        }
        return score
    }

    private func read(
        _ block: Range<Int>, _ sentences: [Range<Int>], of words: [Range<Int>], in text: UnsafeBufferPointer<UInt8>,
        _ tasks: Tasks, into reading: inout Reading
    ) {
        guard !block.isEmpty else { return }
        encoder.encode(words[block], sentences: sentences, of: text) { encoded in
            if tasks.contains(.tags) { tags.read(encoded, into: &reading.words[block]) }
            if tasks.contains(.tree) {
                arcs.read(encoded, into: &reading.words[block])
                relations.read(encoded, into: &reading.words[block])
            }
            if tasks.contains(.names) { names.read(encoded, base: block.lowerBound, into: &reading.names) }
            if tasks.contains(.entities) { entities.read(encoded, base: block.lowerBound, into: &reading.entities) }
        }
    }
}
