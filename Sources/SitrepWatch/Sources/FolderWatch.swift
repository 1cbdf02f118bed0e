// Folders: new and changed files, none that is still being written.

import Foundation
import Sitrep
import SitrepFetch
import SitrepStore

/// Looks at folders.
struct FolderWatch: Sendable {
    let store: LedgerStore
    let keeper: ReportKeeper
    let clock: FetchClock
    let say: @Sendable (String) -> Void

    /// What one look gave.
    struct Look: Sendable {
        var tally = WatchTally()
        /// Files that may still be written.
        var unsettled = 0
    }

    /// Reads what is new or changed in a folder since it was read.
    func look(at path: String) async throws -> Look {
        var look = Look()
        guard FileManager.default.fileExists(atPath: path) else {
            say("\(path): there is no such folder any more; put it back, or leave it out")
            look.tally.failed = 1
            return look
        }
        let known = try store.watchedFiles()
        for source in InputList.sources(of: [path]) {
            guard !Task.isCancelled else { break }
            guard let stamp = FileStamp(path: source.path), stamp != known[source.path] else { continue }
            guard stamp.isSettled(now: clock.now()) else {
                look.unsettled += 1
                continue
            }
            let tally = try await keeper.keep(file: source)
            look.tally = look.tally + tally
            // A file that changed while it was read is read again.
            if FileStamp(path: source.path) == stamp, !tally.isUnreadable { try store.keep(file: source.path, stamp) }
        }
        return look
    }
}

extension FileStamp {
    init?(path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let size = attributes[.size] as? Int, let modified = attributes[.modificationDate] as? Date
        else { return nil }
        self.init(bytes: size, modified: modified.timeIntervalSince1970)
    }

    /// Whether the last change is so old that nobody writes any more. A time that lies ahead is some other clock's.
    func isSettled(now: Date) -> Bool {
        abs(now.timeIntervalSince1970 - modified) >= WatchOptions.settlingInSeconds
    }
}
