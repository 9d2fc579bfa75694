/// A phrase of words and of things that other phrases mean, as the tables write it:
///
/// - `half past <hour>`: words, and something of a kind;
/// - `at|by|around`: one of several words; `o_clock` is two words;
/// - `the?`: it may be missing;
/// - `_th`: nothing stands between it and what is before it; between all else a comma, a full stop, a hyphen or an
///   apostrophe may stand;
/// - `-`: a dash stands there;
/// - `!people|guests`: what follows is none of these words; it takes no word itself.
struct Pattern: Sendable {
    struct Element: Sendable {
        /// Numbers of words; each alternative is a row of them.
        var words: [[Int]] = []
        var kinds: UInt64 = 0
        var filter = Filter.any
        var isOptional = false
        var isGlued = false
        var isForbidden = false
        /// A dash, which is passed over anywhere else.
        var isDash = false
    }

    /// Which numbers are meant.
    enum Filter: String, Sendable {
        case any
        /// 0 to 24.
        case hour
        /// 1 to 12, without more digits than two.
        case twelve
        /// 1 to 29.
        case minute
        /// 10 to 59, or written with two digits.
        case minutes
        /// A day of a month, perhaps as an ordinal.
        case dom
        /// 1 to 12, written.
        case mo
        /// A year, written with four digits.
        case yyyy
        /// A year, written with two or four digits.
        case yy
        /// An hour and its minute, written as three or four digits.
        case hhmm
        /// Not more than three digits.
        case few
        /// Below ten.
        case digit
        case zero

        func admits(_ meaning: Meaning) -> Bool {
            switch (self, meaning) {
            case (.any, _): true
            case (.dom, .ordinal(let number)): (1...31).contains(number)
            case (_, .number(let number, let digits)): admits(number, digits)
            default: false
            }
        }

        private func admits(_ number: Int, _ digits: Int) -> Bool {
            switch self {
            case .any: true
            case .hour: (0...24).contains(number) && digits <= 2
            case .twelve: (1...12).contains(number) && digits <= 2
            case .minute: (1...29).contains(number) && digits <= 2
            case .minutes: digits == 2 ? number < 60 : digits == 0 && (10...59).contains(number)
            case .dom: (1...31).contains(number) && digits <= 2
            case .mo: (1...12).contains(number) && (1...2).contains(digits)
            case .yyyy: (digits == 4 || digits == 0) && (1900...2100).contains(number)
            case .yy: digits == 2 || digits == 4 && (1900...2100).contains(number)
            case .hhmm: (3...4).contains(digits) && number < 2_400 && number % 100 < 60
            case .few: (0...999).contains(number) && digits <= 3
            case .digit: (0...9).contains(number) && digits <= 1
            case .zero: number == 0 && digits <= 1
            }
        }
    }

    let elements: [Element]

    /// - Parameter number: gives a word its number.
    init(_ text: String, number: (String) -> Int) {
        elements = text.split(separator: " ").map { part in
            var part = part
            var element = Element()
            if part == "-" {
                element.isDash = true
                return element
            }
            if part.hasPrefix("!") {
                element.isForbidden = true
                part = part.dropFirst()
            }
            if part.hasPrefix("_") {
                element.isGlued = true
                part = part.dropFirst()
            }
            if part.hasSuffix("?") {
                element.isOptional = true
                part = part.dropLast()
            }
            if part.hasPrefix("<") {
                for name in part.dropFirst().dropLast().split(separator: "|") {
                    let kind = Self.kinds[String(name)] ?? (0, .any)
                    element.kinds |= kind.kinds
                    element.filter = kind.filter
                }
                assert(element.kinds != 0, "no kind \(part)")
            } else {
                element.words = part.split(separator: "|").map { words in
                    words.split(separator: "_").map { number(Folding.fold(String($0))) }
                }
            }
            return element
        }
    }

    private static let kinds: [String: (kinds: UInt64, filter: Filter)] = {
        let number = Meaning.number(0).kind
        let clock = SpokenClock(0)
        var kinds: [String: (kinds: UInt64, filter: Filter)] = [
            "n": (number, .any), "few": (number, .few), "digit": (number, .digit), "zero": (number, .zero),
            "hour": (number, .hour),
            "twelve": (number, .twelve), "minute": (number, .minute), "hhmm": (number, .hhmm),
            "mm": (number, .minutes), "mo": (number, .mo), "yyyy": (number, .yyyy), "yy": (number, .yy),
            "dom": (number | Meaning.ordinal(0).kind, .dom), "ord": (Meaning.ordinal(0).kind, .dom),
        ]
        let others: [String: Meaning] = [
            "count": .count(quarters: 0), "month": .month(0), "weekday": .weekday(0), "unit": .unit(.day),
            "stretch": .stretch(Stretch()), "part": .part(.noon), "half": .half(.am), "clock": .clock(clock),
            "clocks": .clocks(clock, clock), "minutes": .minutes(0), "monthday": .monthDay(month: 1, day: 1, year: nil),
            "monthoffset": .monthOffset(0), "week": .week(0), "year": .year(0), "offset": .offset(0), "day": .day(0),
            "days": .days(0, 0, .days), "daypart": .dayPart(0, .noon), "offsetpart": .offsetPart(0, .noon),
            "weekdaypart": .weekdayPart(0, .noon),
            "instant": .instant(0, 0),
            "holiday": .holiday(.easter(0)), "people": .people(0), "person": .person, "child": .child,
            "currency": .currency(""), "amount": .amount(0, ""), "multiplier": .multiplier(0),
        ]
        for (name, meaning) in others { kinds[name] = (meaning.kind, .any) }
        return kinds
    }()
}
