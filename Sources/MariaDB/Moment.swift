internal import CMariaDB

/// A day and a time of day in the proleptic Gregorian calendar, UTC, to the microsecond.
///
/// Own arithmetic, since a formatter costs more than the query it serves. A day's
/// number follows from counting years from March, so that the leap day is the
/// last of its year, in eras of 400 years, which all have 146,097 days.
struct Moment {
    private static let microsecondsPerDay: Int64 = 86_400_000_000
    private static let daysPerEra: Int64 = 146_097
    /// Days from 0000-03-01 to 2001-01-01.
    private static let referenceDay: Int64 = 730_791

    let microsecondsSince2001: Int64
    private let year: Int64
    private let month: Int64
    private let day: Int64

    /// Returns nil outside the years 0 to 9999.
    init?(microsecondsSince2001: Int64) {
        self.microsecondsSince2001 = microsecondsSince2001
        let (days, _) = Self.floorDivide(microsecondsSince2001, by: Self.microsecondsPerDay)
        let (era, dayOfEra) = Self.floorDivide(days + Self.referenceDay, by: Self.daysPerEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard (0...9999).contains(year) else { return nil }
    }

    /// Reads `YYYY-MM-DD HH:MM:SS` with up to six decimals; nil when it is
    /// anything else or no day of the calendar.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (19...26).contains(bytes.count), bytes.count != 20, bytes[4] == UInt8(ascii: "-"),
            bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes.count == 19 || bytes[19] == UInt8(ascii: "."),
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10]), let hour = Self.number(bytes[11..<13]),
            let minute = Self.number(bytes[14..<16]), let second = Self.number(bytes[17..<19]),
            let decimals = Self.number(bytes.dropFirst(20)),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        var microsecond = decimals
        for _ in max(bytes.count - 20, 0)..<6 { microsecond *= 10 }
        self.init(
            year: year, month: month, day: day, seconds: (hour * 60 + minute) * 60 + second, microsecond: microsecond)
    }

    /// - Returns: nil for what is no day of the calendar; MariaDB's zero date is none.
    init?(_ fields: MYSQL_TIME) {
        guard (1...12).contains(fields.month), (1...31).contains(fields.day) else { return nil }
        self.init(
            year: Int64(fields.year), month: Int64(fields.month), day: Int64(fields.day),
            seconds: (Int64(fields.hour) * 60 + Int64(fields.minute)) * 60 + Int64(fields.second),
            microsecond: Int64(fields.second_part))
    }

    private init?(year: Int64, month: Int64, day: Int64, seconds: Int64, microsecond: Int64) {
        let first = Self.dayNumber(year: year, month: month, day: 1)
        let isThere = day <= 28 || day <= Self.dayNumber(year: year, month: month + 1, day: 1) - first
        guard (0...9999).contains(year), isThere else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        microsecondsSince2001 =
            (first + day - 1 - Self.referenceDay) * Self.microsecondsPerDay + seconds * 1_000_000 + microsecond
    }

    /// As libmariadb takes it.
    var fields: MYSQL_TIME {
        let (_, microsecondOfDay) = Self.floorDivide(microsecondsSince2001, by: Self.microsecondsPerDay)
        let second = microsecondOfDay / 1_000_000
        var fields = MYSQL_TIME()
        fields.year = UInt32(year)
        fields.month = UInt32(month)
        fields.day = UInt32(day)
        fields.hour = UInt32(second / 3600)
        fields.minute = UInt32(second / 60 % 60)
        fields.second = UInt32(second % 60)
        fields.second_part = UInt(microsecondOfDay % 1_000_000)
        fields.time_type = MYSQL_TIMESTAMP_DATETIME
        return fields
    }

    var text: String {
        let (_, microsecondOfDay) = Self.floorDivide(microsecondsSince2001, by: Self.microsecondsPerDay)
        let second = microsecondOfDay / 1_000_000
        let fields: [(value: Int64, width: Int, after: StaticString)] = [
            (year, 4, "-"), (month, 2, "-"), (day, 2, " "),
            (second / 3600, 2, ":"), (second / 60 % 60, 2, ":"), (second % 60, 2, "."),
            (microsecondOfDay % 1_000_000, 6, ""),
        ]
        var text = ""
        text.reserveCapacity(26)
        for field in fields {
            let digits = String(field.value)
            for _ in digits.utf8.count..<field.width { text += "0" }
            text += digits
            text += field.after.description
        }
        return text
    }

    /// Days since 0000-03-01. Month 13 is the January after.
    private static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
        let (era, yearOfEra) = floorDivide(month <= 2 ? year - 1 : year, by: 400)
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * daysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    private static func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// The number written in decimal digits; 0 for none, nil for anything else.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var number: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return number
    }
}
