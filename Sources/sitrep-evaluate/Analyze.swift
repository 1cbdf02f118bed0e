// `analyze FILE`: the analysis of one plain text, a sentence a block, for reading; `--speed` measures instead.

import ArgumentParser
import Foundation
import Sitrep
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

struct Analyze: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints words with tags, noun phrases, verb groups and quotations of a plain text.")

    @Argument(help: "A UTF-8 text file, or “-”.", completion: .file())
    var file: String

    @Flag(help: "End sentences by rule alone.")
    var rules = false

    @Option(help: "Analyse and parse the text this many times and print rates a second of processor time.")
    var speed: Int?

    func run() throws {
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
        let analyzer = TextAnalyzer(
            vocabulary: try Vocabulary(tables: TableSet()), model: rules ? nil : try LanguageModel.installed())
        let text = ArticleText(repairing: Array(data))
        if let speed {
            return measure(analyzer, model: try LanguageModel.installed(), text, times: max(1, speed))
        }
        print(analyzer.analyze(text))
    }

    private func print(_ analysis: Analysis) {
        for (number, sentence) in analysis.sentences.enumerated() {
            Swift.print("# \(number + 1) paragraph \(sentence.paragraph): \(analysis.text.string(in: sentence.span))")
            let words = sentence.tokens.map { index in
                let token = analysis.tokens[index]
                let form = token.form == .none ? "" : ":\(token.form)"
                return "\(analysis.text.string(in: token.span))/\(token.tag)\(form)"
            }
            Swift.print("  " + words.joined(separator: " "))
            if let words = text(ofWordsIn: sentence, analysis) { Swift.print("  W: " + words) }
            let phrases = analysis.nounPhrases.filter { sentence.tokens.contains($0.head) }
            Swift.print("  NP: " + phrases.map { bracketed($0, analysis) }.joined(separator: " "))
            let groups = analysis.verbGroups.filter { sentence.tokens.contains($0.head) }
            Swift.print("  VG: " + groups.map { described($0, analysis) }.joined(separator: " "))
        }
        for quotation in analysis.quotations {
            let marks = "\(quotation.isClosed ? "" : " open")\(quotation.continues ? " continues" : "")"
            Swift.print("quotation\(marks): \(analysis.string(of: quotation.tokens))")
        }
    }

    /// The language model's words where they are not the tokens; those of one token are joined by `+`.
    private func text(ofWordsIn sentence: Sentence, _ analysis: Analysis) -> String? {
        let words = analysis.words.filter { sentence.tokens.contains(Int($0.tokens.lowerBound)) }
        let isPlain = words.allSatisfy { $0.tokens.count == 1 && !$0.continuesToken }
        if isPlain && words.count == sentence.tokens.count { return nil }
        return words.map { ($0.continuesToken ? "+" : " ") + analysis.text.string(in: $0.span) }.joined()
    }

    private func bracketed(_ phrase: NounPhrase, _ analysis: Analysis) -> String {
        let head = analysis.text.string(in: analysis.tokens[phrase.head].span)
        return "[\(analysis.string(of: phrase.tokens))|\(head)\(phrase.isPossessive ? "|’s" : "")]"
    }

    private func described(_ group: VerbGroup, _ analysis: Analysis) -> String {
        var marks = ["\(group.tense)"]
        if group.isPassive { marks.append("passive") }
        if group.isPerfect { marks.append("perfect") }
        if group.isProgressive { marks.append("progressive") }
        if group.isNegated { marks.append("negated") }
        if group.isInfinitive { marks.append("infinitive") }
        if group.isNonFinite { marks.append("nonfinite") }
        if group.modal != nil { marks.append("modal") }
        return "{\(analysis.string(of: group.tokens))|\(marks.joined(separator: ","))}"
    }

    /// Processor time, which other work on the machine does not lengthen much.
    private func measure(_ analyzer: TextAnalyzer, model: LanguageModel, _ text: ArticleText, times: Int) {
        var tokens = 0
        let begin = clock()
        for _ in 0..<times { tokens += Tokenizer.tokens(of: text.bytes).count }
        let middle = clock()
        for _ in 0..<times { tokens += analyzer.analyze(text).tokens.count }
        let end = clock()
        let analysis = analyzer.analyze(text)
        let begun = clock()
        var names = 0
        for _ in 0..<times { names += model.parse(analysis).reading.names.count }
        let parsed = Double(analysis.tokens.count * times) * Double(CLOCKS_PER_SEC) / Double(max(clock() - begun, 1))
        let megabytes = Double(text.utf8Count * times) / 1_000_000
        let rates = [middle - begin, end - middle].map { duration in
            String(format: "%.1f MB/s", megabytes * Double(CLOCKS_PER_SEC) / Double(max(duration, 1)))
        }
        Swift.print(
            "\(tokens / times / 2) tokens; tokenizer \(rates[0]), analysis \(rates[1]); "
                + "trees and \(names / times) names \(Int(parsed)) tokens/s")
    }
}
