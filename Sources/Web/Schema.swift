/// The rules a JSON value obeys; a part of JSON Schema 2020-12 that OpenAPI 3.1 can print.
public struct Schema: Sendable {
    public indirect enum Kind: Sendable {
        /// Length in Unicode scalars.
        case string(ClosedRange<Int>, Format?)
        case oneOf([String])
        case integer(ClosedRange<Int>)
        /// An amount with at most two decimals, in cents.
        case money(ClosedRange<Int>)
        case boolean
        case array(Schema, ClosedRange<Int>, unique: Bool)
        case object([Property])
    }

    public struct Property: Sendable {
        public let name: String
        public let schema: Schema
        public let isRequired: Bool
    }

    /// Whether a member is needed.
    public struct Presence: Sendable {
        let schema: Schema
        let isRequired: Bool

        public static func required(_ schema: Schema) -> Presence { Presence(schema: schema, isRequired: true) }
        public static func optional(_ schema: Schema) -> Presence { Presence(schema: schema, isRequired: false) }
    }

    public let kind: Kind
    public let isNullable: Bool

    public static func string(_ length: ClosedRange<Int>, _ format: Format? = nil) -> Schema {
        Schema(kind: .string(length, format), isNullable: false)
    }

    public static func oneOf(_ values: [String]) -> Schema { Schema(kind: .oneOf(values), isNullable: false) }
    public static func integer(_ range: ClosedRange<Int>) -> Schema { Schema(kind: .integer(range), isNullable: false) }
    public static func money(_ cents: ClosedRange<Int>) -> Schema { Schema(kind: .money(cents), isNullable: false) }
    public static let boolean = Schema(kind: .boolean, isNullable: false)

    public static func array(of element: Schema, _ count: ClosedRange<Int>, unique: Bool = false) -> Schema {
        Schema(kind: .array(element, count, unique: unique), isNullable: false)
    }

    /// Members that are not named are ignored.
    public static func object(_ members: KeyValuePairs<String, Presence>) -> Schema {
        Schema(
            kind: .object(
                members.map { Property(name: $0.key, schema: $0.value.schema, isRequired: $0.value.isRequired) }),
            isNullable: false)
    }

    /// The same, where `null` is allowed too: it takes the value away.
    public var nullable: Schema { Schema(kind: kind, isNullable: true) }
}

extension Schema {
    /// A rule for strings beyond their length.
    public struct Format: Sendable {
        /// As JSON Schema names it, such as `uuid`; or a name of ours.
        public let name: String
        /// What to tell who breaks it, such as "Must be a time such as 09:00.".
        public let issue: String
        let accepts: @Sendable (String) -> Bool

        /// - Parameter accepts: whether a string obeys; called with strings of the right length only.
        public init(name: String, issue: String, accepts: @escaping @Sendable (String) -> Bool) {
            self.name = name
            self.issue = issue
            self.accepts = accepts
        }

        /// No control characters, and not all blank: a name for people.
        public static let line = Format(name: "line", issue: "Must be one line of text.") { text in
            !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
                && text.unicodeScalars.contains { !$0.properties.isWhitespace }
        }

        /// Letters, digits, `.`, `_` and `-`: safe in a path.
        public static let identifier = Format(
            name: "identifier", issue: "Must consist of letters, digits, '.', '_' and '-'."
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
    }
}
