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
}
