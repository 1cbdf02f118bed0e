// What intake knows of HTML's elements: which break text, which hold none, which are paragraphs.

import CLexbor

/// lexbor's number for an element's name; 0 for text.
struct HTMLTag: Hashable, Sendable {
    let id: UInt16

    init(id: UInt16) { self.id = id }
    init(_ id: lxb_tag_id_enum_t) { self.id = UInt16(truncatingIfNeeded: id.rawValue) }

    static let text = HTMLTag(id: 0)
    static let unknown = HTMLTag(LXB_TAG__EM_COMMENT)
    static let a = HTMLTag(LXB_TAG_A)
    static let address = HTMLTag(LXB_TAG_ADDRESS)
    static let article = HTMLTag(LXB_TAG_ARTICLE)
    static let aside = HTMLTag(LXB_TAG_ASIDE)
    static let blockquote = HTMLTag(LXB_TAG_BLOCKQUOTE)
    static let body = HTMLTag(LXB_TAG_BODY)
    static let br = HTMLTag(LXB_TAG_BR)
    static let dd = HTMLTag(LXB_TAG_DD)
    static let details = HTMLTag(LXB_TAG_DETAILS)
    static let div = HTMLTag(LXB_TAG_DIV)
    static let dl = HTMLTag(LXB_TAG_DL)
    static let dt = HTMLTag(LXB_TAG_DT)
    static let figcaption = HTMLTag(LXB_TAG_FIGCAPTION)
    static let figure = HTMLTag(LXB_TAG_FIGURE)
    static let footer = HTMLTag(LXB_TAG_FOOTER)
    static let form = HTMLTag(LXB_TAG_FORM)
    static let h1 = HTMLTag(LXB_TAG_H1)
    static let h2 = HTMLTag(LXB_TAG_H2)
    static let head = HTMLTag(LXB_TAG_HEAD)
    static let header = HTMLTag(LXB_TAG_HEADER)
    static let html = HTMLTag(LXB_TAG_HTML)
    static let iframe = HTMLTag(LXB_TAG_IFRAME)
    static let img = HTMLTag(LXB_TAG_IMG)
    static let hr = HTMLTag(LXB_TAG_HR)
    static let input = HTMLTag(LXB_TAG_INPUT)
    static let li = HTMLTag(LXB_TAG_LI)
    static let link = HTMLTag(LXB_TAG_LINK)
    static let main = HTMLTag(LXB_TAG_MAIN)
    static let meta = HTMLTag(LXB_TAG_META)
    static let nav = HTMLTag(LXB_TAG_NAV)
    static let ol = HTMLTag(LXB_TAG_OL)
    static let p = HTMLTag(LXB_TAG_P)
    static let pre = HTMLTag(LXB_TAG_PRE)
    static let script = HTMLTag(LXB_TAG_SCRIPT)
    static let section = HTMLTag(LXB_TAG_SECTION)
    static let span = HTMLTag(LXB_TAG_SPAN)
    static let style = HTMLTag(LXB_TAG_STYLE)
    static let table = HTMLTag(LXB_TAG_TABLE)
    static let td = HTMLTag(LXB_TAG_TD)
    static let th = HTMLTag(LXB_TAG_TH)
    static let time = HTMLTag(LXB_TAG_TIME)
    static let title = HTMLTag(LXB_TAG_TITLE)
    static let tr = HTMLTag(LXB_TAG_TR)
    static let ul = HTMLTag(LXB_TAG_UL)

    /// How an element takes part in the flow of text.
    enum Flow: UInt8, Sendable {
        /// Runs on in its paragraph.
        case inline
        /// Begins and ends a paragraph.
        case block
        /// A line break.
        case lineBreak
        /// Its content is never text for the reader.
        case hidden
    }

    var flow: Flow { Int(id) < Self.flows.count ? Self.flows[Int(id)] : .inline }
    var isHeading: Bool { id >= Self.headings.lowerBound && id <= Self.headings.upperBound }

    /// Holds nothing by its nature, so that a slash before `>` says nothing about it.
    var isVoid: Bool { [.br, .img, .hr, .meta, .link, .input].contains(self) }

    private static let headings: ClosedRange<UInt16> = {
        let ids = [
            LXB_TAG_H1, LXB_TAG_H2, LXB_TAG_H3, LXB_TAG_H4, LXB_TAG_H5, LXB_TAG_H6,
        ].map { UInt16(truncatingIfNeeded: $0.rawValue) }
        return (ids.min() ?? 0)...(ids.max() ?? 0)
    }()

    private static let blocks = """
        address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form \
        h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot \
        th thead tr ul caption dialog search
        """
    private static let hiddenNames = """
        script style noscript template svg iframe object embed canvas audio video select option optgroup button input \
        textarea map math head title noframes datalist meter progress applet link meta base
        """

    private static let flows: [Flow] = {
        var flows = [Flow](repeating: .inline, count: Int(LXB_TAG__LAST_ENTRY.rawValue))
        var ids: [String: Int] = [:]
        for id in 0..<flows.count {
            var length = 0
            guard let name = lxb_tag_name_by_id_noi(lxb_tag_id_t(id), &length) else { continue }
            ids[String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self)] = id
        }
        func set(_ names: String, _ flow: Flow) {
            for name in names.split(separator: " ") {
                if let id = ids[String(name)] { flows[id] = flow }
            }
        }
        set(blocks, .block)
        set(hiddenNames, .hidden)
        set("br", .lineBreak)
        return flows
    }()
}
