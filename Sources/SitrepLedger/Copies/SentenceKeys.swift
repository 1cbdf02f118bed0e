// Keys of a report's sentences, so that copies are found by what they share.

public import SitrepModel

/// Hashes of longer sentences with case, marks and spacing left out.
public enum SentenceKeys {
    /// Shorter sentences are shared by chance.
    public static let minimumLetterCount = 40

    /// Sorted, without repeats.
    public static func keys(of findings: Findings) -> [Int64] {
        var keys: Set<Int64> = []
        for sentence in findings.sentences {
            if let key = key(of: findings.text[sentence]) { keys.insert(key) }
        }
        return keys.sorted()
    }

    /// Over ASCII letters (lower-cased), digits and all non-ASCII bytes; absent for a short sentence.
    static func key(of bytes: ArraySlice<UInt8>) -> Int64? {
        var hash = KeyHash()
        var count = 0
        for byte in bytes {
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            guard (0x61...0x7A).contains(folded) || (0x30...0x39).contains(folded) || folded >= 0x80 else { continue }
            hash = hash.adding(folded)
            count += 1
        }
        return count >= minimumLetterCount ? hash.key : nil
    }
}
