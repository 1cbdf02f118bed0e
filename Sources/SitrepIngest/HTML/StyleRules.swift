// Which classes a page's own style sheets hide.

/// Reads the `<style>` elements of a page; only rules of a single class that stand outside media queries count.
struct StyleRules {
    /// Hashes of the names of classes whose elements are not shown.
    private(set) var hiddenClasses: Set<UInt64> = []

    init(_ tree: HTMLTree) {
        for (index, node) in tree.nodes.enumerated() where node.tag == .style {
            for child in index..<tree.end(of: index) where tree.nodes[child].tag == .text {
                read(tree.ownText(child))
            }
        }
    }

    private mutating func read(_ sheet: ArraySlice<UInt8>) {
        guard sheet.firstRange(of: "none", ignoringCase: true) != nil else { return }
        var at = sheet.startIndex
        while let opening = sheet[at...].firstIndex(of: UInt8(ascii: "{")) {
            let selectors = sheet[at..<opening]
            let end = Self.blockEnd(in: sheet, after: opening)
            if selectors.firstIndex(of: UInt8(ascii: "@")) == nil, Self.hides(sheet[opening..<end]) {
                for selector in selectors.split(separator: UInt8(ascii: ",")) { add(selector.trimmed) }
            }
            at = end
        }
    }

    /// Behind the bracket that closes a block, those of nested blocks passed over.
    private static func blockEnd(in sheet: ArraySlice<UInt8>, after opening: Int) -> Int {
        var depth = 0
        for at in opening..<sheet.endIndex {
            if sheet[at] == UInt8(ascii: "{") { depth += 1 }
            if sheet[at] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return at + 1 }
        }
        return sheet.endIndex
    }

    private mutating func add(_ selector: ArraySlice<UInt8>) {
        guard selector.first == UInt8(ascii: ".") else { return }
        let name = selector.dropFirst()
        guard !name.isEmpty, name.allSatisfy(Self.isNameByte) else { return }
        hiddenClasses.insert(ClassName.hash(name))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    /// Whether declarations, of an attribute or a rule, take an element out of sight.
    static func hides(_ declarations: ArraySlice<UInt8>) -> Bool {
        guard let display = declarations.firstRange(of: "display", ignoringCase: true) else { return false }
        let value = declarations[display.upperBound...].prefix { $0 != UInt8(ascii: ";") }
        return value.firstRange(of: "none", ignoringCase: true) != nil
    }
}
