// What is watched: feeds and pages by address, folders by path.

import Foundation
public import SitrepFetch

/// One source as a person names it.
public enum WatchSource: Sendable, Hashable {
    case web(WebAddress)
    case folder(String)

    /// Why a name is no source: what, where and what next.
    public struct Problem: Error, CustomStringConvertible, Sendable {
        public let description: String
    }

    /// Reads an address of http or https, or the path of a folder or file that exists.
    public init(_ text: String) throws(Problem) {
        guard !text.contains("://") else {
            do throws(WebAddress.Problem) {
                self = .web(try WebAddress(text))
                return
            } catch {
                throw Problem(description: "\(text): \(error.text)")
            }
        }
        guard FileManager.default.fileExists(atPath: text) else {
            throw Problem(description: "\(text): there is no such folder; give a folder, or an address with https://")
        }
        self = .folder(text)
    }
}
