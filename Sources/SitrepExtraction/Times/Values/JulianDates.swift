// The Julian calendar, by which Orthodox feasts are counted.

import SitrepModel

extension CalendarDate {
    /// Days by which the Julian calendar lies behind in a year, from its March on.
    static func julianLag(_ year: Int) -> Int { year / 100 - year / 400 - 2 }
}
