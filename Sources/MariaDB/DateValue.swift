public import FoundationEssentials

/// A moment in a DATETIME(6) column, in UTC: `2026-01-02 03:04:05.678901`.
///
/// Exact to the microsecond both ways for the years 1866 to 2136, where a
/// `Date` can tell microseconds apart. A date outside the years 0 to 9999 is
/// bound as text that the server refuses.
extension Date: ValueConvertible {
    public var value: Value {
        let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
        guard let exact = Int64(exactly: microseconds), let moment = Moment(microsecondsSince2001: exact) else {
            return .text("not a date")
        }
        return .moment(moment.microsecondsSince2001)
    }

    public init?(_ value: Value) {
        let microseconds: Int64
        switch value {
        case .moment(let exact): microseconds = exact
        case .text(let text):
            guard let moment = Moment(text) else { return nil }
            microseconds = moment.microsecondsSince2001
        default: return nil
        }
        self.init(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
    }
}

/// A UUID column, which MariaDB hands over as text.
extension UUID: ValueConvertible {
    public var value: Value { .text(uuidString.lowercased()) }

    public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(uuidString: text)
    }
}
