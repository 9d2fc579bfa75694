extension Schema {
    /// How many problems are reported of one body; a caller who sends more wrong fields sees these first.
    static let mostProblems = 50

    /// Everything in `value` that breaks a rule, in the order of the schema.
    ///
    /// - Parameter isClosed: whether a member that the schema does not name is a problem too, as in an answer.
    public func problems(in value: JSONValue, isClosed: Bool = false) -> [FieldError] {
        var found: [FieldError] = []
        collect(value, at: "", isClosed: isClosed, into: &found)
        return Array(found.prefix(Self.mostProblems))
    }

    private func collect(_ value: JSONValue, at path: String, isClosed: Bool, into found: inout [FieldError]) {
        guard found.count < Self.mostProblems else { return }
        if isNullable, case .null = value { return }
        switch (kind, value) {
        case (.string(let length, let format), .string(let text)):
            if let issue = Self.issue(with: text, length, format) { found.append(FieldError(path, issue)) }
        case (.oneOf(let values), .string(let text)):
            if !values.contains(where: { $0.isExactly(text) }) {
                found.append(FieldError(path, "Must be one of \(values.joined(separator: ", "))."))
            }
        case (.integer(let range), .number(let number)):
            guard let integer = number.integer, let exact = Int(exactly: integer) else {
                found.append(FieldError(path, "Must be a whole number."))
                return
            }
            if !range.contains(exact) { found.append(FieldError(path, Self.issue(range))) }
        case (.money(let range), .number(let number)):
            guard let cents = number.cents, let exact = Int(exactly: cents) else {
                found.append(FieldError(path, "Must be an amount with at most two decimals."))
                return
            }
            if !range.contains(exact) {
                found.append(FieldError(path, Self.amountIssue(range)))
            }
        case (.number(let range), .number(let number)):
            if !range.contains(number.double ?? .nan) { found.append(FieldError(path, "Is out of range.")) }
        case (.boolean, .boolean), (.any, _):
            return
        case (.constant(let constant), _):
            if value != constant { found.append(FieldError(path, "Must be what it always is.")) }
        case (.array(let element, let count, let unique), .array(let values)):
            collect(values, of: element, count, unique: unique, at: path, isClosed: isClosed, into: &found)
        case (.object(let properties), .object(let object)):
            collect(object, with: properties, at: path, isClosed: isClosed, into: &found)
        case (.map(let element), .object(let object)):
            for member in object.members {
                element.collect(member.value, at: path.member(member.name), isClosed: isClosed, into: &found)
            }
        case (.either(let choices), _):
            if !choices.contains(where: { $0.problems(in: value, isClosed: isClosed).isEmpty }) {
                found.append(FieldError(path, "Must have one of several shapes."))
            }
        default:
            found.append(FieldError(path, "Must be \(kind.article)."))
        }
    }

    private func collect(
        _ object: JSONObject, with properties: [Property], at path: String, isClosed: Bool,
        into found: inout [FieldError]
    ) {
        for property in properties {
            if let member = object[property.name] {
                property.schema.collect(member, at: path.member(property.name), isClosed: isClosed, into: &found)
            } else if property.isRequired {
                found.append(FieldError(path.member(property.name), "Is required."))
            }
        }
        guard isClosed else { return }
        for name in object.names where !properties.contains(where: { $0.name.isExactly(name) }) {
            found.append(FieldError(path.member(name), "Is not declared."))
        }
    }

    private func collect(
        _ values: [JSONValue], of element: Schema, _ count: ClosedRange<Int>, unique: Bool, at path: String,
        isClosed: Bool, into found: inout [FieldError]
    ) {
        guard count.contains(values.count) else {
            found.append(FieldError(path, "Must have \(count.lowerBound) to \(count.upperBound) elements."))
            return
        }
        // Equal values have the same text.
        var seen: Set<[UInt8]> = []
        for (index, value) in values.enumerated() {
            element.collect(value, at: "\(path)[\(index)]", isClosed: isClosed, into: &found)
            if unique, !seen.insert(value.bytes).inserted {
                found.append(FieldError("\(path)[\(index)]", "Must not be repeated."))
            }
        }
    }

    private static func issue(with text: String, _ length: ClosedRange<Int>, _ format: Format?) -> String? {
        let count = text.unicodeScalars.count
        guard length.contains(count) else {
            return count == 0
                ? "Must not be empty." : "Must have \(length.lowerBound) to \(length.upperBound) characters."
        }
        guard let format, !format.accepts(text) else { return nil }
        return format.issue
    }

    private static func issue(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? "Must be at least \(range.lowerBound)." : "Must be between \(range.lowerBound) and \(range.upperBound)."
    }

    private static func amountIssue(_ cents: ClosedRange<Int>) -> String {
        "Must be between \(cents.lowerBound / 100) and \(cents.upperBound / 100)."
    }
}

extension Schema.Kind {
    /// The kind in a sentence.
    fileprivate var article: String {
        switch self {
        case .string, .oneOf: "a string"
        case .integer: "a whole number"
        case .number, .money: "a number"
        case .boolean: "true or false"
        case .array: "an array"
        case .object, .map: "an object"
        case .constant, .either, .any: "something else"
        }
    }
}

extension String {
    /// The path of a member of what stands at this path.
    fileprivate func member(_ name: String) -> String { isEmpty ? name : "\(self).\(name)" }
}
