// Parses a page with lexbor into an HTMLTree, with caps that keep any input from costing more than its share.

import CLexbor

/// Limits on what one page may hold; far above what real pages have.
struct HTMLLimits: Sendable {
    var depth = 400
    var elements = 400_000
    var attributesPerElement = 64
    /// Open formatting elements are re-opened in every paragraph, so that many of them multiply.
    var formattingElements = 24
    var treeNodes = 2_000_000
    /// `<div/>` is an empty element, as in XHTML, rather than an open one, as in HTML.
    var honoursSelfClosing = false
}

enum HTMLParser {
    /// Parses UTF-8 bytes. Absent only when memory runs out.
    static func parse(_ bytes: [UInt8], limits: HTMLLimits = HTMLLimits()) -> HTMLTree? {
        guard let parser = lxb_html_parser_create() else { return nil }
        defer { _ = lxb_html_parser_destroy(parser) }
        guard lxb_html_parser_init(parser) == LXB_STATUS_OK.rawValue,
            let document = lxb_html_parse_chunk_begin(parser), let tokenizer = parser.pointee.tkz
        else { return nil }
        defer { _ = lxb_html_document_destroy(document) }
        var gate = TokenGate(
            limits: limits, next: tokenizer.pointee.callback_token_done, context: tokenizer.pointee.callback_token_ctx,
            tree: parser.pointee.tree)
        let status = withUnsafeMutablePointer(to: &gate) { gate -> lxb_status_t in
            lxb_html_tokenizer_callback_token_done_set_noi(tokenizer, TokenGate.pass, gate)
            let status = bytes.withUnsafeBufferPointer {
                lxb_html_parse_chunk_process(parser, $0.baseAddress, $0.count)
            }
            let ended = lxb_html_parse_chunk_end(parser)
            return status == LXB_STATUS_OK.rawValue ? ended : status
        }
        var tree = HTMLTree()
        tree.text.reserveCapacity(bytes.count / 2)
        tree.nodes.reserveCapacity(bytes.count / 40)
        var copier = TreeCopier(limit: limits.treeNodes)
        let root = UnsafeMutableRawPointer(document).assumingMemoryBound(to: lxb_dom_node_t.self)
        copier.copy(root, into: &tree)
        tree.isTruncated = copier.reachedLimit || gate.droppedElements || status != LXB_STATUS_OK.rawValue
        return tree
    }
}

/// Stands between lexbor's tokenizer and its tree builder and drops what passes a limit.
private struct TokenGate {
    let limits: HTMLLimits
    let next: lxb_html_tokenizer_token_f?
    let context: UnsafeMutableRawPointer?
    let tree: UnsafeMutablePointer<lxb_html_tree_t>?
    var elements = 0
    var droppedElements = false

    static let pass: lxb_html_tokenizer_token_f = { tokenizer, token, context in
        guard let token, let gate = context?.assumingMemoryBound(to: TokenGate.self), let next = gate.pointee.next
        else { return token }
        guard gate.pointee.admits(token) else { return token }
        return next(tokenizer, token, gate.pointee.context)
    }

    /// Trims the token's attributes; false when the token shall be left out.
    mutating func admits(_ token: UnsafeMutablePointer<lxb_html_token_t>) -> Bool {
        guard token.pointee.tag_id > LXB_TAG__EM_DOCTYPE.rawValue else { return true }
        let isClosing = token.pointee.type & lxb_html_token_type_t(LXB_HTML_TOKEN_TYPE_CLOSE.rawValue) != 0
        if isClosing { return true }
        if isEmpty(token) { return false }
        trimAttributes(token)
        elements += 1
        if keepsRawText(token.pointee.tag_id) { return elements <= limits.elements }
        guard let tree else { return true }
        let depth = tree.pointee.open_elements.pointee.length
        let formatting = tree.pointee.active_formatting.pointee.length
        if elements > limits.elements {
            droppedElements = true
            return false
        }
        return depth < limits.depth && formatting < limits.formattingElements
    }

    /// `<iframe …/>` would swallow the rest of the page as its text, which no writer of it means.
    private func isEmpty(_ token: UnsafeMutablePointer<lxb_html_token_t>) -> Bool {
        guard token.pointee.type & lxb_html_token_type_t(LXB_HTML_TOKEN_TYPE_CLOSE_SELF.rawValue) != 0 else {
            return false
        }
        let tag = HTMLTag(id: UInt16(truncatingIfNeeded: min(token.pointee.tag_id, lxb_tag_id_t(UInt16.max))))
        if tag == .iframe { return true }
        return limits.honoursSelfClosing && !tag.isVoid
    }

    private func trimAttributes(_ token: UnsafeMutablePointer<lxb_html_token_t>) {
        var attribute = token.pointee.attr_first
        var count = 1
        while let current = attribute {
            if count == limits.attributesPerElement {
                current.pointee.next = nil
                token.pointee.attr_last = current
                return
            }
            attribute = current.pointee.next
            count += 1
        }
    }

    /// Elements whose content would turn into markup if their start were dropped.
    private func keepsRawText(_ tag: lxb_tag_id_t) -> Bool {
        switch tag {
        case lxb_tag_id_t(LXB_TAG_SCRIPT.rawValue), lxb_tag_id_t(LXB_TAG_STYLE.rawValue),
            lxb_tag_id_t(LXB_TAG_TEXTAREA.rawValue), lxb_tag_id_t(LXB_TAG_TITLE.rawValue):
            true
        default: false
        }
    }
}

/// Copies lexbor's tree into arrays without recursion.
private struct TreeCopier {
    let limit: Int
    var reachedLimit = false

    mutating func copy(_ root: UnsafeMutablePointer<lxb_dom_node_t>, into tree: inout HTMLTree) {
        var open: [Int32] = []
        var current: UnsafeMutablePointer<lxb_dom_node_t>? = root
        while let node = current {
            let index = append(node, parent: open.last ?? 0, to: &tree)
            if tree.nodes.count >= limit {
                reachedLimit = true
                break
            }
            if index != nil, let child = node.pointee.first_child {
                if let index { open.append(index) }
                current = child
                continue
            }
            close(index, &tree)
            current = advance(from: node, root: root, &open, &tree)
        }
        while let index = open.popLast() { close(index, &tree) }
    }

    private func advance(
        from node: UnsafeMutablePointer<lxb_dom_node_t>, root: UnsafeMutablePointer<lxb_dom_node_t>,
        _ open: inout [Int32], _ tree: inout HTMLTree
    ) -> UnsafeMutablePointer<lxb_dom_node_t>? {
        var node = node
        while node != root {
            if let next = node.pointee.next { return next }
            guard let parent = node.pointee.parent else { return nil }
            node = parent
            close(open.popLast(), &tree)
        }
        return nil
    }

    private func close(_ index: Int32?, _ tree: inout HTMLTree) {
        if let index { tree.nodes[Int(index)].end = Int32(tree.nodes.count) }
    }

    /// Appends an element or text; absent for comments and the like, whose children are passed over.
    private func append(
        _ node: UnsafeMutablePointer<lxb_dom_node_t>, parent: Int32, to tree: inout HTMLTree
    ) -> Int32? {
        let index = Int32(tree.nodes.count)
        let attributeStart = Int32(tree.attributes.count)
        let textStart = Int32(tree.text.count)
        switch node.pointee.type {
        case LXB_DOM_NODE_TYPE_TEXT, LXB_DOM_NODE_TYPE_CDATA_SECTION:
            let data = UnsafeMutableRawPointer(node).assumingMemoryBound(to: lxb_dom_character_data_t.self)
            if let bytes = data.pointee.data.data {
                tree.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: data.pointee.data.length))
            }
            tree.nodes.append(
                .init(
                    tag: .text, parent: parent, end: index + 1, textStart: textStart, textEnd: Int32(tree.text.count),
                    attributeStart: attributeStart, attributeCount: 0))
        case LXB_DOM_NODE_TYPE_ELEMENT, LXB_DOM_NODE_TYPE_DOCUMENT:
            if node.pointee.type == LXB_DOM_NODE_TYPE_ELEMENT { appendAttributes(of: node, to: &tree) }
            let known = node.pointee.local_name < UInt(LXB_TAG__LAST_ENTRY.rawValue)
            let tag = known ? HTMLTag(id: UInt16(truncatingIfNeeded: node.pointee.local_name)) : .unknown
            tree.nodes.append(
                .init(
                    tag: tag, parent: parent, end: index + 1, textStart: textStart, textEnd: textStart,
                    attributeStart: attributeStart, attributeCount: Int32(tree.attributes.count) - attributeStart))
        default: return nil
        }
        return index
    }

    private func appendAttributes(of node: UnsafeMutablePointer<lxb_dom_node_t>, to tree: inout HTMLTree) {
        let element = UnsafeMutableRawPointer(node).assumingMemoryBound(to: lxb_dom_element_t.self)
        var attribute = element.pointee.first_attr
        while let current = attribute {
            attribute = current.pointee.next
            var length = 0
            guard let name = lxb_dom_attr_local_name_noi(current, &length),
                let known = AttributeNames.find(UnsafeBufferPointer(start: name, count: length))
            else { continue }
            let start = Int32(tree.values.count)
            if let value = current.pointee.value, let bytes = value.pointee.data {
                tree.values.append(contentsOf: UnsafeBufferPointer(start: bytes, count: value.pointee.length))
            }
            tree.attributes.append(.init(name: known, start: start, end: Int32(tree.values.count)))
        }
    }
}

/// Looks attribute names up by length and bytes.
private enum AttributeNames {
    private static let byLength: [[(bytes: [UInt8], name: HTMLTree.AttributeName)]] = {
        var table: [[(bytes: [UInt8], name: HTMLTree.AttributeName)]] = Array(repeating: [], count: 16)
        for name in HTMLTree.AttributeName.allCases {
            let bytes = Array(name.rawValue.utf8)
            if bytes.count < table.count { table[bytes.count].append((bytes, name)) }
        }
        return table
    }()

    static func find(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTree.AttributeName? {
        guard name.count < byLength.count else { return nil }
        for entry in byLength[name.count] where entry.bytes.elementsEqual(name) { return entry.name }
        return nil
    }
}
