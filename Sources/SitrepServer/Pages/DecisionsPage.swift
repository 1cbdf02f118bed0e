// All decisions of all analysts, the newest first, each to be undone.

import Hummingbird
import SitrepFormats
import SitrepLedger
import SitrepModel

/// Which decisions are shown.
struct DecisionFilter: Sendable {
    let state: Review.State.Name?
    let offset: Int

    init(state: Review.State.Name? = nil, offset: Int = 0) {
        self.state = state
        self.offset = offset
    }

    /// Reads filters from an address; says which one is wrong.
    init(_ parameters: Parameters) throws {
        offset = try parameters.count("offset") ?? 0
        guard let name = parameters["state"], !name.isEmpty else {
            state = nil
            return
        }
        guard let known = Review.State.Name(rawValue: String(name)) else {
            throw PageError.badFilter(
                "state", String(name), Review.State.Name.allCases.map(\.rawValue).joined(separator: ", "))
        }
        state = known
    }

    func keeps(_ item: Review.Item) -> Bool { state == nil || item.state.name == state }

    /// The address of the page or a twin with this filter.
    func address(_ path: String, offset: Int = 0) -> String {
        Address.page(path, [("state", state?.rawValue), ("offset", offset == 0 ? nil : String(offset))])
    }
}

struct DecisionsPage: Encodable, Sendable {
    static let pageSize = 100

    struct Choice: Encodable, Sendable {
        let name: String
        let href: String
        let count: Int
        let isChosen: Bool
    }

    let title = "Decisions"
    let twin: String
    let table: String
    let query = ""
    let hasMap = false
    let isEmpty: Bool
    let isOpen: Bool
    let choices: [Choice]
    let decisions: [DecisionLine]
    let hasDecisions: Bool
    let previous: String?
    let next: String?
    let form: Form?

    struct Form: Sendable {
        let token: String
        let analyst: String
    }

    private enum CodingKeys: String, CodingKey {
        case title, twin, table, isEmpty, isOpen, choices, decisions, hasDecisions, previous, next
    }

    init(_ review: Review, filter: DecisionFilter, form credentials: FormCredentials?, isOpen: Bool) {
        let kept = Array(review.items.filter(filter.keeps).reversed())
        let start = min(filter.offset, kept.count)
        let shown = kept[start...].prefix(Self.pageSize)
        twin = filter.address("/decisions.json", offset: start)
        table = filter.address("/decisions.csv")
        isEmpty = review.items.isEmpty
        self.isOpen = isOpen
        choices = DecisionsPage.choices(of: review, filter)
        decisions = shown.map(DecisionLine.init)
        hasDecisions = !decisions.isEmpty
        previous = start == 0 ? nil : filter.address("/decisions", offset: max(0, start - Self.pageSize))
        let after = start + shown.count
        next = after < kept.count ? filter.address("/decisions", offset: after) : nil
        form = credentials.map { Form(token: $0.token, analyst: $0.analyst) }
    }

    private static func choices(of review: Review, _ filter: DecisionFilter) -> [Choice] {
        let all = Choice(
            name: "all", href: "/decisions", count: review.items.count, isChosen: filter.state == nil)
        return [all]
            + Review.State.Name.allCases.map { state in
                Choice(
                    name: state.rawValue, href: Address.page("/decisions", [("state", state.rawValue)]),
                    count: review.items.count { $0.state.name == state }, isChosen: filter.state == state)
            }
    }
}
