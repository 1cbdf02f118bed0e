// Days, weeks and their arithmetic.

import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: cases("model/dates"))
    func reads(_ row: Case) {
        #expect((CalendarDate(iso8601: row["text"])?.description ?? "") == row["iso"])
    }

    @Test func dayNumbersRoundTrip() {
        for number in stride(from: -719_162, through: 2_932_896, by: 997) {
            #expect(CalendarDate(dayNumber: number).dayNumber == number)
        }
    }
}
