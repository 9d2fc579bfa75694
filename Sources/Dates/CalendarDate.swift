public import Foundation

/// A day of the Gregorian calendar, without a time or a zone: `2024-03-20`.
///
/// Years are 1 to 9999, which is what RFC 3339 has a text for. Counting on leads no further: who asks for the day after
/// the last gets the last, so that no day that somebody names, or a sum from it, is one that cannot be written.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    /// 1 for January.
    public let month: Int
    public let day: Int

    /// Days from the first of January 1970 to the first day of the year 1, and to the last of the year 9999.
    private static let countable = -719_162...2_932_896

    /// - Returns: nil for a day that the calendar does not have; years are 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// - Returns: nil for anything but `YYYY-MM-DD` (RFC 3339, full-date).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Digits.number(bytes[0..<4]), let month = Digits.number(bytes[5..<7]),
            let day = Digits.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day it is somewhere; of a moment beyond all days, the first or the last there is.
    public init(_ moment: Date, in zone: Zone) {
        // A year more on either side: the zone may still bring it back.
        let (first, last) = (Self.countable.lowerBound - 366, Self.countable.upperBound + 366)
        let known = min(max(moment.timeIntervalSince1970, Double(first * 86_400)), Double(last * 86_400))
        let seconds = Int(known.rounded(.down)) + zone.secondsFromUTC(at: Date(timeIntervalSince1970: known))
        self.init(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// Days since the first of January 1970; negative before.
    public var daysSince1970: Int {
        // Years begin in March here, so that the leap day is a year's last.
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The first or the last day there is for what is beyond it.
    public init(daysSince1970 days: Int) {
        let shifted = min(max(days, Self.countable.lowerBound), Self.countable.upperBound) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * month + 2) / 5 + 1
        self.month = month < 10 ? month + 3 : month - 9
        year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
    }

    /// 0 for Monday.
    public var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 }

    /// As RFC 3339 writes it.
    public var text: String {
        [(year, 4), (month, 2), (day, 2)].map { number, width in
            let digits = String(number)
            return String(repeating: "0", count: width - digits.utf8.count) + digits
        }.joined(separator: "-")
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension CalendarDate: Strideable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Days from this one to `other`.
    public func distance(to other: CalendarDate) -> Int { other.daysSince1970 - daysSince1970 }

    /// Not past the first day there is, nor the last.
    public func advanced(by days: Int) -> CalendarDate {
        let (sum, overflows) = daysSince1970.addingReportingOverflow(days)
        return CalendarDate(daysSince1970: overflows ? (days < 0 ? .min : .max) : sum)
    }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CalendarDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "is not a date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
