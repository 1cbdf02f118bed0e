// Which states are the usual ones, that end what was imposed or broken before.

import SitrepModel

extension StatusReport.State {
    var isUsual: Bool {
        switch self {
        case .open, .restored, .resumed, .lifted: true
        case .closed, .cut, .suspended, .dismissed, .broken, .limited, .capped, .declared, .imposed, .extended,
            .holding,
            .appointed:
            false
        }
    }

    /// A rule in force: it began when it was first declared or imposed, however it was prolonged since.
    var isInForce: Bool { self == .declared || self == .imposed || self == .extended }
}
