/// A failure the caller is told about.
///
/// ```swift
/// throw APIError(.conflict, "PHONE_TAKEN", "This number already belongs to another restaurant.")
/// ```
///
/// `code` is a promise: programs compare it, so it never changes. `message` is
/// for people and may. Neither ever holds a secret, what the caller sent, or
/// another organisation's data. The route's `Envelope` gives it its shape.
public struct APIError: Error, Equatable, Sendable {
    public let status: Status
    /// In capitals with underscores, such as `VALIDATION_ERROR`.
    public let code: String
    public let message: String
    /// What is wrong with which field, for all fields that are wrong; the first of them when there are very many.
    public let fields: [FieldError]
    public let headers: Headers
    /// What the caller sent, printed: of the registration family alone, whose document has it.
    public let phoneNumber: String?

    public init(
        _ status: Status, _ code: String, _ message: String, fields: [FieldError] = [], headers: Headers = [:],
        phoneNumber: String? = nil
    ) {
        self.phoneNumber = phoneNumber
        self.status = status
        self.code = code
        self.message = message
        self.fields = Array(fields.prefix(Schema.mostProblems))
        // RFC 9110, 11.6.1: a 401 says how to do better.
        self.headers = status == .unauthorized ? Headers.challenge.merging(headers) : headers
    }
}

extension Headers {
    fileprivate static let challenge: Headers = ["www-authenticate": "Bearer"]
}

/// One field of a request and what is wrong with it.
public struct FieldError: Equatable, Sendable, Encodable {
    /// Path of the member, such as `products[0].sizes[2].unit_price`; empty for the body as a whole.
    public let field: String
    /// A sentence such as "Must be between 0 and 100", without its full stop, as the documents print it.
    public let issue: String

    public init(_ field: String, _ issue: String) {
        self.field = field
        self.issue = issue.utf8.last == UInt8(ascii: ".") ? String(issue.dropLast()) : issue
    }
}

extension APIError {
    public static let unauthorized = APIError(
        .unauthorized, "UNAUTHORIZED", "A valid bearer token or API key is required.")
    /// A token or key came, and it is not good (any more). RFC 6750, 3.1.
    public static let invalidToken = APIError(
        .unauthorized, "INVALID_TOKEN", "The bearer token or API key is not valid.",
        headers: ["www-authenticate": #"Bearer error="invalid_token""#]
    )
    public static let forbidden = APIError(.forbidden, "FORBIDDEN", "The caller may not do this.")
    public static let notFound = APIError(.notFound, "NOT_FOUND", "There is no such resource.")
    public static let internalError = APIError(
        .internalError, "INTERNAL_ERROR", "The request failed; it has been logged.")

    /// The database is away, or the service is stopping.
    public static let unavailable = APIError(
        .unavailable, "SERVICE_UNAVAILABLE", "The service is not available just now. Try again.",
        headers: ["retry-after": "2"]
    )

    /// The body parses, and values in it break rules.
    public static func invalid(_ fields: [FieldError]) -> APIError {
        APIError(.unprocessable, "VALIDATION_ERROR", "Invalid request data", fields: fields)
    }

    /// The body parses, and one field breaks a rule.
    public static func invalid(_ field: String, _ issue: String) -> APIError {
        .invalid([FieldError(field, issue)])
    }

    /// - Parameter seconds: how long the caller has to wait, at least 1.
    public static func tooManyRequests(retryAfter seconds: Int, _ message: String = "Too many requests.") -> APIError {
        APIError(
            .tooManyRequests, "RATE_LIMITED", message, headers: ["retry-after": String(max(1, seconds))])
    }
}
