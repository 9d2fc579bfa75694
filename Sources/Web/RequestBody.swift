/// What a route takes as its body, with the rules its fields obey.
///
/// ```swift
/// struct Input: RequestBody {
///     let name: String
///     static let schema = Schema.object(["name": .required(.string(1...120))])
/// }
/// ```
///
/// The schema is checked before anything is decoded, so a caller hears of every
/// wrong field at once, and the type holds only what the schema let through. A
/// body of no bytes counts as `{}` where no member is required.
public protocol RequestBody: Decodable {
    static var schema: Schema { get }

    /// The media types the route reads, the first being the one to name in a refusal.
    static var accepts: [MediaType] { get }
}

extension RequestBody {
    public static var accepts: [MediaType] { [.json] }
}

public enum MediaType: String, Sendable {
    case json = "application/json"
    /// A form's fields become the members of an object, each a string.
    case form = "application/x-www-form-urlencoded"
    /// A form with a file, read as it arrives; see `MultipartReader`.
    case multipart = "multipart/form-data"
}

extension RequestBody {
    /// - Throws: `APIError` 415 for an encoded body, 400 for one of another type, that does not parse or is no
    ///   object, 422 with every field that breaks a rule.
    init(reading request: Request) throws(APIError) {
        let value = try Self.value(of: request)
        guard case .object = value else { throw .malformed("The body must be a JSON object.") }
        let problems = Self.schema.problems(in: value)
        guard problems.isEmpty else { throw .invalid(problems) }
        do throws(JSONError) {
            self = try JSON.decode(Self.self, from: value)
        } catch {
            // The schema is looser than the type somewhere; the caller still hears which field it is.
            throw .invalid(Self.schema.known(error.path), error.message)
        }
    }

    private static func value(of request: Request) throws(APIError) -> JSONValue {
        if request.body.isEmpty, schema.allowsNothing { return .object(JSONObject()) }
        if let coding = request.headers["content-encoding"], !coding.isEqualIgnoringCase(to: "identity") {
            throw APIError(.unsupportedMediaType, "UNSUPPORTED_ENCODING", "The body must not be compressed.")
        }
        switch try mediaType(of: request) {
        case .multipart:
            preconditionFailure("a form with a file is read by its handler")
        case .form:
            guard let text = String(validating: request.body, as: UTF8.self) else {
                throw .malformed("The body is not UTF-8.")
            }
            return try object(of: Query(text))
        case .json:
            do throws(JSONError) {
                return try JSONValue(parsing: request.body)
            } catch {
                throw .malformed(error.message, field: schema.known(error.path))
            }
        }
    }

    private static func mediaType(of request: Request) throws(APIError) -> MediaType {
        guard let header = request.headers["content-type"] else { return accepts[0] }
        let essence = header.utf8.prefix { $0 != UInt8(ascii: ";") }.trimmed
        if let type = accepts.first(where: { essence.isEqualIgnoringCase(to: $0.rawValue) }) { return type }
        throw APIError(
            .badRequest, "UNSUPPORTED_CONTENT_TYPE",
            "The content type must be \(accepts.map(\.rawValue).joined(separator: " or ")).")
    }

    private static func object(of form: Query) throws(APIError) -> JSONValue {
        guard form.isWhole else { throw .malformed("A field's escapes cannot be read.") }
        guard form.fields.count <= 100 else { throw .malformed("The form has too many fields.") }
        var names: Set<ExactText> = []
        for (name, _) in form.fields where !names.insert(ExactText(name)).inserted {
            throw .malformed("The field comes twice.", field: schema.known(name))
        }
        return .object(JSONObject(distinct: form.fields.map { .init(name: $0.name, value: .string($0.value)) }))
    }
}

extension APIError {
    /// 400: the body does not parse. The message never quotes it.
    static func malformed(_ message: String, field: String = "") -> APIError {
        APIError(
            .badRequest, "MALFORMED_BODY", "The request body cannot be read.", fields: [FieldError(field, message)])
    }
}

extension Substring.UTF8View {
    /// Without the spaces and tabs round it, as header values may have them.
    fileprivate var trimmed: String {
        var text = self
        while let first = text.first, Self.isBlank(first) { text.removeFirst() }
        while let last = text.last, Self.isBlank(last) { text.removeLast() }
        return String(Substring(text))
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
