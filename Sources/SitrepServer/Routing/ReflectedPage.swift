// A page as the template engine reads it quickest: reflected once, not at each tag.

/// Turns a page's values into dictionaries, arrays and plain values.
enum ReflectedPage {
    /// Absent for what is nil: the engine then looks further out, as it does for a property that a type lacks.
    static func value(of value: Any) -> Any? {
        switch value {
        case let text as String: return text
        case let number as Int: return number
        case let number as Double: return number
        case let isTrue as Bool: return isTrue
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { ReflectedPage.value(of: $0.value) }
        case .collection: return mirror.children.compactMap { ReflectedPage.value(of: $0.value) }
        case .struct: return dictionary(of: mirror)
        default: return value
        }
    }

    private static func dictionary(of mirror: Mirror) -> [String: Any] {
        var result: [String: Any] = [:]
        for child in mirror.children {
            if let name = child.label, let value = ReflectedPage.value(of: child.value) { result[name] = value }
        }
        return result
    }
}
