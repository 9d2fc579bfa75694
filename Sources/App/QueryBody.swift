internal import Web

/// A list's query as a body, for what does not belong into a URL: the same fields by the same names.
protocol QueryBody: RequestBody {
    init(query: Query)
}

extension QueryBody {
    init(from decoder: any Decoder) throws {
        let body = try [String: JSONValue](from: decoder)
        let fields = body.compactMap { name, value -> (name: String, value: String)? in
            switch value {
            case .string(let text): (name, text)
            case .number(let number): number.integer.map { (name, String($0)) }
            case .boolean(let flag): (name, "\(flag)")
            case .null, .array, .object: nil
            }
        }
        self.init(query: Query(fields: fields))
    }
}
