/// The shape in which a family of endpoints reports a failure; `contract/README.md`, "One host, one API".
public enum Envelope: Sendable, Equatable {
    /// Verification, voice, management: `{"error":{"code","message","details":{"field","issue"},"errors":[...]}}`.
    case standard
    /// Registration and linking: `{"error":"snake_code","message","fields":{...}}`; a wrong value is 400.
    case registration
    /// Call config: `{"success":false,"message","error":"CODE","errors":[...]}`.
    case callConfig

    public func response(for error: APIError) -> Response {
        let status = status(for: error.status)
        let body: (any Encodable) =
            switch self {
            case .standard: StandardBody(error)
            case .registration: RegistrationBody(error)
            case .callConfig: CallConfigBody(error)
            }
        // Strings always encode.
        return (try? .json(status, body, headers: error.headers)) ?? Response(status, headers: error.headers)
    }
}

private struct StandardBody: Encodable {
    struct Detail: Encodable {
        let code: String
        let message: String
        let details: FieldError?
        let errors: [FieldError]?
    }

    let error: Detail

    init(_ error: APIError) {
        self.error = Detail(
            code: error.code, message: error.message, details: error.fields.first,
            errors: error.fields.isEmpty ? nil : error.fields)
    }
}

private struct RegistrationBody: Encodable {
    let error: String
    let message: String
    let phoneNumber: String?
    let fields: [String: String]?

    enum CodingKeys: String, CodingKey {
        case error, message
        case phoneNumber = "phone_number"
        case fields
    }

    init(_ error: APIError) {
        self.error = error.code.lowercased()
        message = error.message
        phoneNumber = error.phoneNumber
        fields =
            error.fields.isEmpty
            ? nil : Dictionary(error.fields.map { ($0.field, $0.issue) }, uniquingKeysWith: { first, _ in first })
    }
}

private struct CallConfigBody: Encodable {
    let success = false
    let message: String
    let error: String
    let errors: [FieldError]?

    init(_ error: APIError) {
        message = error.message
        self.error = error.code
        errors = error.fields.isEmpty ? nil : error.fields
    }

    enum CodingKeys: String, CodingKey {
        case success, message, error, errors
    }
}

extension Envelope {
    /// The status with which a family answers what others answer with `status`.
    func status(for status: Status) -> Status {
        self == .registration && status == .unprocessable ? .badRequest : status
    }

    /// The rules of a refusal with one of these codes.
    public func schema(_ codes: [String]) -> Schema {
        let field = Schema.object(["field": .required(.string()), "issue": .required(.string())])
        let fields = Schema.array(of: field, 1...Schema.mostProblems)
        let schema = schema(codes, field: field, fields: fields)
        return codes.last == "VALIDATION_ERROR" ? schema.example(example) : schema
    }

    private func schema(_ codes: [String], field: Schema, fields: Schema) -> Schema {
        switch self {
        case .standard:
            .object([
                "error": .required(
                    .object([
                        "code": .required(.oneOf(codes)), "message": .required(.string()),
                        "details": .optional(field), "errors": .optional(fields),
                    ]))
            ])
        case .registration:
            .object([
                "error": .required(.oneOf(codes.map { $0.lowercased() })), "message": .required(.string()),
                "phone_number": .optional(.string(1...40)), "fields": .optional(.map(of: .string())),
            ])
        case .callConfig:
            .object([
                "success": .required(.constant(false)), "message": .required(.string()),
                "error": .required(.oneOf(codes)), "errors": .optional(fields),
            ])
        }
    }

    /// A value that breaks a rule; `contract/verification.md`, "Error Response Format".
    private var example: JSONValue {
        let (field, issue): (String, JSONValue) = ("coverage_percentage", "Must be between 0 and 100")
        return switch self {
        case .standard:
            [
                "error": [
                    "code": "VALIDATION_ERROR", "message": "Invalid request data",
                    "details": ["field": .string(field), "issue": issue],
                ]
            ]
        case .registration:
            ["error": "validation_error", "message": "Invalid request data", "fields": .object([field: issue])]
        case .callConfig:
            [
                "success": false, "message": "Invalid request data", "error": "VALIDATION_ERROR",
                "errors": [["field": .string(field), "issue": issue]],
            ]
        }
    }
}

/// What the call-config family answers with when all went well: `{"success":true,"message","data"}`.
public struct Success<Content: Encodable>: Encodable {
    public let success = true
    public let message: String?
    public let data: Content

    /// - Parameter message: left out of the answer when nil, as the documents' look-up does.
    public init(_ data: Content, message: String? = nil) {
        self.message = message
        self.data = data
    }

    enum CodingKeys: String, CodingKey {
        case success, message, data
    }
}

extension Success: ResponseBody where Content: ResponseBody {
    /// The example has no message.
    public static var schema: Schema {
        let schema = Schema.object([
            "success": .required(.constant(true)), "message": .optional(.string()),
            "data": .required(Content.schema),
        ])
        return Content.schema.example.map { schema.example(["success": true, "data": $0]) } ?? schema
    }
}
