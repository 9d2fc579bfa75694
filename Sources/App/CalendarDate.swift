public import Dates
public import MariaDB
internal import Web

/// In a DATE column.
extension CalendarDate: ValueConvertible {
    public var value: Value { .text(text) }

    public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }
}

extension Schema {
    /// A day as RFC 3339 writes it.
    static let date = Schema.string(
        10...10, Format(name: "date", issue: "Must be a date such as 2024-03-20.") { CalendarDate($0) != nil })
}
