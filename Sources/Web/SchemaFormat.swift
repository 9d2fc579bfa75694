extension Schema {
    /// A rule for strings beyond their length.
    public struct Format: Sendable {
        /// As JSON Schema names it, such as `uuid`; or a name of ours.
        public let name: String
        /// What to tell who breaks it, such as "Must be a time such as 09:00.".
        public let issue: String
        /// A regular expression (ECMA 262) that no string breaks which obeys, for the API's document.
        public let pattern: String?
        /// Strings that obey and are the ones to send, where there are few: other spellings are for who has them.
        public let values: [String]?
        let accepts: @Sendable (String) -> Bool

        /// - Parameter accepts: whether a string obeys; called with strings of the right length only.
        public init(
            name: String, issue: String, pattern: String? = nil, values: [String]? = nil,
            accepts: @escaping @Sendable (String) -> Bool
        ) {
            self.name = name
            self.issue = issue
            self.pattern = pattern
            self.values = values
            self.accepts = accepts
        }

        /// The same, or an empty string: how some callers send what they do not know.
        public var orEmpty: Format {
            Format(name: name, issue: issue, pattern: pattern.map { "^$|\($0)" }, values: values) { [accepts] text in
                text.isEmpty || accepts(text)
            }
        }

        /// No control characters, and not all blank: a name for people.
        public static let line = Format(
            name: "line", issue: "Must be one line of text.",
            pattern: #"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$"#
        ) { text in
            !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
                && text.unicodeScalars.contains { !$0.properties.isWhitespace }
        }

        /// Letters, digits, `.`, `_` and `-`: safe in a path.
        public static let identifier = Format(
            name: "identifier", issue: "Must consist of letters, digits, '.', '_' and '-'.",
            pattern: "^(?:[A-Za-z0-9_-]|[.](?:[.][A-Za-z0-9._-]|[A-Za-z0-9_-]))[A-Za-z0-9._-]*$"
        ) { text in
            text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            } && !text.isExactly(".") && !text.isExactly("..")
        }

        /// RFC 3339, with `Z` or an offset.
        public static let dateTime = Format(
            name: "date-time", issue: "Must be a time such as 2025-03-01T12:30:00Z."
        ) { JSONTime.seconds(of: $0) != nil }

        /// RFC 3339, of some years of UTC.
        public static func dateTime(years: ClosedRange<Int>) -> Format {
            let (first, end) = (JSONTime.start(ofYear: years.lowerBound), JSONTime.start(ofYear: years.upperBound + 1))
            let moments = Double(first)..<Double(end)
            return Format(
                name: "date-time", issue: "Must be a time of the years \(years.lowerBound) to \(years.upperBound)."
            ) { JSONTime.seconds(of: $0).map(moments.contains) ?? false }
        }

        /// RFC 9562, in either case.
        public static let uuid = Format(name: "uuid", issue: "Must be a UUID.") { text in
            text.utf8.count == 36
                && text.utf8.enumerated().allSatisfy { place, byte in
                    [8, 13, 18, 23].contains(place) ? byte == JSONByte.minus : JSONByte.hexDigit(byte) != nil
                }
        }
    }

    /// A moment as answers print it: UTC, whole seconds.
    public static let dateTime = string(20...20, .dateTime)
    /// A moment as callers may give it: with any offset, and with a fraction.
    public static let moment = string(20...35, .dateTime)
    /// A UUID as answers print it.
    public static let uuid = string(36...36, .uuid)
}
