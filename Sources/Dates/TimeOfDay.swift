/// A time such as `09:00`, and `24:00` for the end of a day.
public struct TimeOfDay: Hashable, Codable, Sendable {
    /// Since midnight.
    public let minutes: Int

    /// - Precondition: not past the end of a day.
    public init(minutes: Int) {
        precondition((0...24 * 60).contains(minutes), "no time of day")
        self.minutes = minutes
    }

    /// - Returns: nil for anything but `HH:MM` up to `24:00`.
    public init?(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    /// - Parameter text: ASCII.
    public init?(_ text: ArraySlice<UInt8>) {
        guard text.count == 5, text[text.startIndex + 2] == UInt8(ascii: ":"),
            let hours = Digits.number(text.prefix(2)), let minutes = Digits.number(text.suffix(2)), minutes < 60,
            hours * 60 + minutes <= 24 * 60
        else { return nil }
        self.minutes = hours * 60 + minutes
    }

    public var text: String {
        let hour = minutes / 60
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = TimeOfDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day")
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
