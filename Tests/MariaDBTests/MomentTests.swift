import Foundation
import Testing

@testable import MariaDB

struct MomentTests {
    @Test func `every day of eight hundred years agrees with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var date = Date(timeIntervalSince1970: -12_219_292_800)  // 1582-10-15
        for _ in 0..<2_000 {
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let fields = [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second].map { $0 ?? -1 }
            let expected = String(
                format: "%04d-%02d-%02d %02d:%02d:%02d.000000", fields[0], fields[1], fields[2], fields[3], fields[4],
                fields[5])
            #expect(String(date.value) == expected)
            #expect(Date(.text(expected)) == date)
            date += 146 * 86_400 + 3_671
        }
    }

    @Test(arguments: [
        ("2000-02-29 00:00:00", true), ("1900-02-29 00:00:00", false), ("2026-02-30 00:00:00", false),
        ("2026-04-31 10:00:00", false), ("0000-00-00 00:00:00", false), ("2026-13-01 00:00:00", false),
        ("2026-01-01 24:00:00", false), ("2026-01-01 00:60:00", false), ("2026-01-01", false), ("", false),
        ("2026-01-01 00:00:00.", false), ("2026-01-01 00:00:00.1234567", false), ("2026-01-01 00:00:00.12", true),
        ("2026-01-01T00:00:00", false), ("+026-01-01 00:00:00", false), ("2026-01-01 00:00:00é", false),
        ("9999-12-31 23:59:59.999999", true), ("0000-01-01 00:00:00", true),
    ])
    func `only days of the calendar are read`(text: String, isRead: Bool) {
        #expect((Moment(text) != nil) == isRead)
    }

    @Test func `a fraction shorter than six digits is a fraction`() {
        #expect(Moment("2001-01-01 00:00:00.5")?.microsecondsSince2001 == 500_000)
        #expect(Moment("2000-12-31 23:59:59.000001")?.microsecondsSince2001 == -999_999)
    }
}
