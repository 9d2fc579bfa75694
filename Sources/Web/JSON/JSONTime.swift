/// Dates and times of RFC 3339, in the proleptic Gregorian calendar, as seconds since 1970-01-01T00:00:00Z.
enum JSONTime {
    private static let secondsPerDay = 86_400
    /// From the first moment of the year 0 to the last of the year 9999.
    private static let writable = Double(start(ofYear: 0))..<Double(start(ofYear: 10_000))

    /// Appends such as `"2025-03-01T00:00:00Z"`, quotes included.
    ///
    /// Lists hold thousands of them: a string for each would cost more than the rest of an answer.
    ///
    /// - Returns: false outside the years 0 to 9999; then nothing is written.
    static func write(_ seconds: Double, to bytes: inout [UInt8]) -> Bool {
        guard writable.contains(seconds) else { return false }
        let whole = Int(seconds.rounded(.down))
        let time = ((whole % secondsPerDay) + secondsPerDay) % secondsPerDay
        var day = (whole - time) / secondsPerDay
        var year = 1970 + day / 366
        while days(before: year) > day { year -= 1 }
        while days(before: year + 1) <= day { year += 1 }
        day -= days(before: year)
        var month = 1
        while day >= days(in: month, of: year) {
            day -= days(in: month, of: year)
            month += 1
        }
        bytes.append(JSONByte.quote)
        append(year / 100, to: &bytes)
        append(year % 100, "-", to: &bytes)
        append(month, "-", to: &bytes)
        append(day + 1, "T", to: &bytes)
        append(time / 3600, ":", to: &bytes)
        append(time / 60 % 60, ":", to: &bytes)
        append(time % 60, "Z", to: &bytes)
        bytes.append(JSONByte.quote)
        return true
    }

    /// - Parameter text: with `Z` or an offset, and with or without a fraction of a second. A leap second counts as
    ///   the second after it and is accepted at the end of a UTC day only.
    /// - Returns: nil also for what an offset puts outside the years 0 to 9999 of UTC: it could not be written again.
    static func seconds(of text: String) -> Double? {
        var reader = JSONTimeReader(text)
        guard
            let year = reader.number(of: 4), reader.take("-"),
            let month = reader.number(of: 2), (1...12).contains(month), reader.take("-"),
            let day = reader.number(of: 2), day >= 1, day <= days(in: month, of: year), reader.take("Tt"),
            let hour = reader.number(of: 2), hour < 24, reader.take(":"),
            let minute = reader.number(of: 2), minute < 60, reader.take(":"),
            let second = reader.number(of: 2), second <= 60,
            let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        var days = days(before: year) + day - 1
        for earlier in 1..<month { days += Self.days(in: earlier, of: year) }
        let seconds = days * secondsPerDay + hour * 3600 + minute * 60 + second - offset
        guard second < 60 || seconds % secondsPerDay == 0 else { return nil }
        let moment = Double(seconds) + fraction
        return writable.contains(moment) ? moment : nil
    }

    /// Seconds to the first moment of a year that is not negative.
    static func start(ofYear year: Int) -> Int { days(before: year) * secondsPerDay }

    /// Days from 1970-01-01 to the first day of a year that is not negative.
    private static func days(before year: Int) -> Int {
        let leapDays = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
        return year * 365 + leapDays - 719_528
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    /// A number as two digits, and what follows it.
    private static func append(_ number: Int, _ end: Unicode.Scalar? = nil, to bytes: inout [UInt8]) {
        bytes.append(JSONByte.zero + UInt8(number / 10))
        bytes.append(JSONByte.zero + UInt8(number % 10))
        if let end { bytes.append(UInt8(ascii: end)) }
    }
}

/// Reads the parts of a time one after the other.
private struct JSONTimeReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// One of several characters.
    mutating func take(_ choices: String) -> Bool {
        guard let byte = rest.first, choices.utf8.contains(byte) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(of digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let byte = rest.first, JSONByte.isDigit(byte) else { return nil }
            number = number * 10 + Int(byte - JSONByte.zero)
            rest.removeFirst()
        }
        return number
    }

    /// `.25` and the like, or nothing.
    mutating func fraction() -> Double? {
        guard take(".") else { return 0 }
        var numerator = 0.0
        var denominator = 1.0
        guard let first = rest.first, JSONByte.isDigit(first) else { return nil }
        while let byte = rest.first, JSONByte.isDigit(byte) {
            // More digits than these Double cannot tell apart.
            if denominator < 1e12 {
                numerator = numerator * 10 + Double(byte - JSONByte.zero)
                denominator *= 10
            }
            rest.removeFirst()
        }
        return numerator / denominator
    }

    /// `Z`, or hours and minutes ahead of UTC; in seconds.
    mutating func offset() -> Int? {
        if take("Zz") { return 0 }
        let isBehind = rest.first == JSONByte.minus
        guard
            take("+-"), let hours = number(of: 2), hours < 24, take(":"),
            let minutes = number(of: 2), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isBehind ? -60 : 60)
    }
}
