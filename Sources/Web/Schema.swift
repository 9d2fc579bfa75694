/// The rules a JSON value obeys; a part of JSON Schema 2020-12 that OpenAPI 3.1 can print.
///
/// Bodies are held against theirs before they are decoded. Answers are made by our own code: their schemas are for
/// whoever reads the API's document, and the tests hold every answer against them.
public struct Schema: Sendable {
    public indirect enum Kind: Sendable {
        /// Length in Unicode scalars.
        case string(ClosedRange<Int>, Format?)
        case oneOf([String])
        case integer(ClosedRange<Int>)
        case number(ClosedRange<Double>)
        /// An amount with at most two decimals, in cents.
        case money(ClosedRange<Int>)
        case boolean
        /// Always this value.
        case constant(JSONValue)
        case array(Schema, ClosedRange<Int>, unique: Bool)
        case object([Property])
        /// An object whose members have names that nobody knows beforehand.
        case map(Schema)
        case either([Schema])
        case any
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
    public private(set) var isNullable = false
    /// What the API's document calls it: one name, one schema.
    public private(set) var name: String?
    /// What there is to know of a value beyond the rules, for people.
    public private(set) var note: String?
    /// A value that obeys.
    public private(set) var example: JSONValue?

    private init(_ kind: Kind) { self.kind = kind }

    public static func string(_ length: ClosedRange<Int> = 0...Int.max, _ format: Format? = nil) -> Schema {
        Schema(.string(length, format))
    }

    public static func oneOf(_ values: [String]) -> Schema { Schema(.oneOf(values)) }
    public static func integer(_ range: ClosedRange<Int>) -> Schema { Schema(.integer(range)) }
    public static func number(_ range: ClosedRange<Double>) -> Schema { Schema(.number(range)) }
    public static func money(_ cents: ClosedRange<Int>) -> Schema { Schema(.money(cents)) }
    public static let boolean = Schema(.boolean)
    public static func constant(_ value: JSONValue) -> Schema { Schema(.constant(value)) }

    public static func array(of element: Schema, _ count: ClosedRange<Int>, unique: Bool = false) -> Schema {
        Schema(.array(element, count, unique: unique))
    }

    /// Members of a body that are not named are ignored.
    public static func object(_ members: KeyValuePairs<String, Presence>) -> Schema {
        Schema(
            .object(members.map { Property(name: $0.key, schema: $0.value.schema, isRequired: $0.value.isRequired) }))
    }

    public static func map(of element: Schema) -> Schema { Schema(.map(element)) }
    public static func either(_ choices: [Schema]) -> Schema { Schema(.either(choices)) }
    public static let any = Schema(.any)
}

extension Schema {
    /// The same, where `null` is allowed too: in a change it takes the value away.
    public var nullable: Schema { with { $0.isNullable = true } }

    public func named(_ name: String) -> Schema { with { $0.name = name } }
    public func noted(_ note: String) -> Schema { with { $0.note = note } }
    public func example(_ value: JSONValue) -> Schema { with { $0.example = value } }

    private func with(_ change: (inout Schema) -> Void) -> Schema {
        var copy = self
        change(&copy)
        return copy
    }
}
