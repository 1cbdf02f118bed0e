// Regular English inflection: plurals, third persons, past forms and gerunds from dictionary forms.

/// Makes forms of dictionary words; used only while tables are read.
enum InflectionRules {
    struct VerbForms {
        let third: String
        let pasts: [String]
        let participles: [String]
        let gerunds: [String]
    }

    /// `past`, `participle`: irregular forms parted by `|`, empty for regular ones.
    /// `doubles`: `yes`, `no` or `both` where the rule for one-syllable verbs is not enough.
    static func forms(of verb: String, past: String, participle: String, doubles: String) -> VerbForms {
        var stems = [verb]
        switch doubles {
        case "yes": stems = [verb + String(verb.suffix(1))]
        case "both": stems = [verb, verb + String(verb.suffix(1))]
        case "no": break
        default: if doublesLast(verb) { stems = [verb + String(verb.suffix(1))] }
        }
        let regular = stems.map { $0 == verb ? pastForm(verb) : $0 + "ed" }
        let pasts = past.isEmpty ? regular : past.split(separator: "|").map(String.init)
        return VerbForms(
            third: irregularThird[verb] ?? plural(verb), pasts: pasts,
            participles: participle.isEmpty ? pasts : participle.split(separator: "|").map(String.init),
            gerunds: stems.map { $0 == verb ? gerund(verb) : $0 + "ing" })
    }

    private static let irregularThird = ["have": "has", "do": "does", "go": "goes", "undergo": "undergoes"]

    /// The regular plural of a noun and the third person of a verb.
    static func plural(_ word: String) -> String {
        guard let last = word.last else { return word }
        let before = word.dropLast().last ?? "a"
        if "sxz".contains(last) || word.hasSuffix("ch") || word.hasSuffix("sh") { return word + "es" }
        if last == "y" && !isVowel(before) { return word.dropLast() + "ies" }
        if last == "o" && !isVowel(before) { return word + "es" }
        return word + "s"
    }

    private static func pastForm(_ verb: String) -> String {
        if verb.hasSuffix("e") { return verb + "d" }
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !isVowel(before) { return verb.dropLast() + "ied" }
        if verb.hasSuffix("c") { return verb + "ked" }
        return verb + "ed"
    }

    private static func gerund(_ verb: String) -> String {
        if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
        if verb.hasSuffix("e"), verb.count > 2, !verb.hasSuffix("ee"), !verb.hasSuffix("ye"), !verb.hasSuffix("oe") {
            return verb.dropLast() + "ing"
        }
        return verb.hasSuffix("c") ? verb + "king" : verb + "ing"
    }

    /// One syllable that ends in a consonant, a vowel and a consonant other than w, x, y: “stop”.
    private static func doublesLast(_ verb: String) -> Bool {
        let letters = Array(verb)
        guard letters.count >= 3, verb.count(where: isVowel) == 1 else { return false }
        let (last, vowel, first) = (letters[letters.count - 1], letters[letters.count - 2], letters[letters.count - 3])
        return !isVowel(last) && !"wxy".contains(last) && isVowel(vowel) && !isVowel(first)
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
