extension Schema {
    /// Whether a body without anything in it obeys.
    var allowsNothing: Bool {
        guard case .object(let properties) = kind else { return false }
        return properties.allSatisfy { !$0.isRequired }
    }

    /// `path` if all the names in it are the schema's, otherwise nothing: an error never tells what the caller sent.
    ///
    /// - Parameter path: such as `products[0].sizes[2].unit_price`.
    func known(_ path: String) -> String {
        knows(path.utf8[...]) ? path : ""
    }

    private func knows(_ path: Substring.UTF8View) -> Bool {
        guard let first = path.first else { return true }
        switch kind {
        case .array(let element, _, _):
            guard first == UInt8(ascii: "["), let end = path.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let digits = path[..<end].dropFirst()
            guard digits.allSatisfy(JSONByte.isDigit) else { return false }
            let rest = path[end...].dropFirst()
            return element.knows(rest.first == JSONByte.point ? rest.dropFirst() : rest)
        case .object(let properties):
            return properties.contains { property in
                guard path.starts(with: property.name.utf8) else { return false }
                let rest = path.dropFirst(property.name.utf8.count)
                switch rest.first {
                case nil: return true
                case JSONByte.point: return property.schema.knows(rest.dropFirst())
                case JSONByte.openArray: return property.schema.knows(rest)
                default: return false
                }
            }
        case .string, .oneOf, .integer, .number, .money, .boolean, .constant, .map, .either, .any:
            return false
        }
    }
}
