// What can be wrong with a file of weights.

/// A failure to load a model: what, where and what next.
public struct WeightsError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Code: Hashable, Sendable {
        fileprivate let text: String
        public static let missingFile = Code(text: "no model")
        public static let damagedFile = Code(text: "damaged model")
        public static let missingTensor = Code(text: "the model lacks a tensor")
        public static let wrongShape = Code(text: "a tensor of the model has another shape")
    }

    public let code: Code
    /// The file, or the tensor in it.
    public let location: String
    /// What to do.
    public let hint: String

    public init(_ code: Code, location: String, hint: String) {
        self.code = code
        self.location = location
        self.hint = hint
    }

    public var description: String { "\(location): \(code.text): \(hint)" }
}
