/// Schemas as JSON Schema 2020-12, those with a name set apart and referred to.
struct SchemaDocument {
    /// The named schemas met so far.
    private(set) var named = JSONObject()

    /// What stands in the place of a schema: itself, or a reference.
    ///
    /// - Precondition: a name is that of one schema only.
    mutating func write(_ schema: Schema) -> JSONValue {
        guard let name = schema.name else { return .object(withNull(members(of: schema), schema)) }
        let definition = JSONValue.object(members(of: schema))
        precondition(named[name] == nil || named[name] == definition, "two schemas are called \(name)")
        named[name] = definition
        let reference: JSONObject = ["$ref": .string("#/components/schemas/\(name)")]
        return .object(schema.isNullable ? ["anyOf": [.object(reference), ["type": "null"]]] : reference)
    }

    private mutating func members(of schema: Schema) -> JSONObject {
        var members = rules(of: schema.kind)
        if let note = schema.note { members["description"] = .string(note) }
        if let example = schema.example { members["examples"] = [example] }
        return members
    }

    private mutating func rules(of kind: Schema.Kind) -> JSONObject {
        switch kind {
        case .string(_, let format?) where format.values != nil:
            return ["type": "string", "enum": .array((format.values ?? []).map(JSONValue.string))]
        case .string(let length, let format):
            var rules: JSONObject = ["type": "string"]
            if length.lowerBound > 0 { rules["minLength"] = .number(JSONNumber(length.lowerBound)) }
            if length.upperBound < .max { rules["maxLength"] = .number(JSONNumber(length.upperBound)) }
            if let format { rules["format"] = .string(format.name) }
            if let pattern = format?.pattern { rules["pattern"] = .string(pattern) }
            return rules
        case .oneOf(let values):
            return ["type": "string", "enum": .array(values.map(JSONValue.string))]
        case .integer(let range):
            var rules: JSONObject = ["type": "integer"]
            if range.lowerBound > .min { rules["minimum"] = .number(JSONNumber(range.lowerBound)) }
            if range.upperBound < .max { rules["maximum"] = .number(JSONNumber(range.upperBound)) }
            return rules
        case .number(let range):
            var rules: JSONObject = ["type": "number"]
            if let least = JSONNumber("\(range.lowerBound)") { rules["minimum"] = .number(least) }
            if let most = JSONNumber("\(range.upperBound)") { rules["maximum"] = .number(most) }
            return rules
        case .money(let range):
            return [
                "type": "number", "minimum": .number(JSONNumber(range.lowerBound / 100)),
                "maximum": .number(JSONNumber(range.upperBound / 100)),
                "multipleOf": .number(JSONNumber("0.01") ?? JSONNumber(0)),
            ]
        case .boolean: return ["type": "boolean"]
        case .constant(let value): return ["const": value]
        case .array(let element, let count, let unique):
            var rules: JSONObject = ["type": "array", "items": write(element)]
            if count.lowerBound > 0 { rules["minItems"] = .number(JSONNumber(count.lowerBound)) }
            if count.upperBound < .max { rules["maxItems"] = .number(JSONNumber(count.upperBound)) }
            if unique { rules["uniqueItems"] = true }
            return rules
        case .object(let properties): return rules(of: properties)
        case .map(let element): return ["type": "object", "additionalProperties": write(element)]
        case .either(let choices): return ["anyOf": .array(choices.map { write($0) })]
        case .any: return [:]
        }
    }

    private mutating func rules(of properties: [Schema.Property]) -> JSONObject {
        var members = JSONObject()
        for property in properties { members[property.name] = write(property.schema) }
        let required = properties.filter(\.isRequired).map { JSONValue.string($0.name) }
        var rules: JSONObject = ["type": "object", "properties": .object(members)]
        if !required.isEmpty { rules["required"] = .array(required) }
        return rules
    }

    private func withNull(_ members: JSONObject, _ schema: Schema) -> JSONObject {
        guard schema.isNullable else { return members }
        var members = members
        guard let type = members["type"] else { return ["anyOf": [.object(members), ["type": "null"]]] }
        members["type"] = [type, "null"]
        if case .array(let values) = members["enum"] { members["enum"] = .array(values + [.null]) }
        return members
    }
}
