/// An HTTP response: whole, or with a body that is made while it is sent.
public struct Response: Equatable {
    public var status: Status
    public var headers: Headers
    public var body: [UInt8]
    /// In the place of `body`.
    public var stream: ResponseStream?

    public init(_ status: Status, headers: Headers = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A JSON response, members in the order in which the value writes them.
    public static func json(_ status: Status, _ value: some Encodable, headers: Headers = [:]) throws -> Response {
        json(status, encoded: try JSON.encode(value), headers: headers)
    }

    /// A response of JSON text that is at hand.
    public static func json(_ status: Status, encoded body: [UInt8], headers: Headers = [:]) -> Response {
        var response = Response(status, headers: headers, body: body)
        response.headers.append("content-type", "application/json")
        return response
    }
}

/// An HTTP status code.
public struct Status: Equatable, Sendable {
    public let code: Int

    public init(_ code: Int) { self.code = code }

    public static let ok = Status(200)
    public static let created = Status(201)
    public static let accepted = Status(202)
    public static let noContent = Status(204)
    public static let notModified = Status(304)
    public static let badRequest = Status(400)
    public static let unauthorized = Status(401)
    public static let forbidden = Status(403)
    public static let notFound = Status(404)
    public static let methodNotAllowed = Status(405)
    public static let conflict = Status(409)
    public static let preconditionFailed = Status(412)
    public static let contentTooLarge = Status(413)
    public static let uriTooLong = Status(414)
    public static let unsupportedMediaType = Status(415)
    public static let unprocessable = Status(422)
    public static let preconditionRequired = Status(428)
    public static let tooManyRequests = Status(429)
    public static let internalError = Status(500)
    public static let unavailable = Status(503)
}

extension Status {
    /// In a few words, for people.
    var meaning: String {
        switch self {
        case .ok: "Done"
        case .created: "Made"
        case .accepted: "Taken, and not done yet"
        case .noContent: "Done, and there is nothing to say of it"
        case .notModified: "What is at hand is still good"
        case .badRequest: "The request cannot be understood"
        case .unauthorized: "Nobody who is known"
        case .forbidden: "Not allowed"
        case .notFound: "Not there, or another organisation's"
        case .methodNotAllowed: "Another method than the path takes"
        case .conflict: "Not as things stand"
        case .preconditionFailed: "Changed since it was read"
        case .contentTooLarge: "Too large a body"
        case .uriTooLong: "Too long a path or query"
        case .unsupportedMediaType: "A body that is compressed"
        case .unprocessable: "It can be read, and a value is wrong"
        case .preconditionRequired: "A header field is missing"
        case .tooManyRequests: "Too many requests"
        case .internalError: "The service failed"
        case .unavailable: "Not available just now"
        default: "\(code)"
        }
    }
}

/// What a handler answers with when all went well.
public struct Reply<Body: Encodable> {
    private let status: Status
    private let body: Body?
    private let headers: Headers
    /// The whole answer, where it is at hand.
    private var made: Response?

    private init(status: Status, body: Body?, headers: Headers) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    /// An answer that was made before, such as the one to a request that comes again.
    public init(_ response: Response) {
        self.init(status: response.status, body: nil, headers: [:])
        made = response
    }

    public static func ok(_ body: Body, headers: Headers = [:]) -> Self {
        Self(status: .ok, body: body, headers: headers)
    }

    /// - Parameter location: path of the resource that now exists.
    public static func created(_ body: Body, at location: String? = nil, headers: Headers = [:]) -> Self {
        var headers = headers
        if let location { headers["location"] = location }
        return Self(status: .created, body: body, headers: headers)
    }

    /// The work is queued; `body` says where to ask for its outcome.
    public static func accepted(_ body: Body) -> Self {
        Self(status: .accepted, body: body, headers: [:])
    }

    /// An answer with a status of its own, such as 503 from a readiness check.
    public static func status(_ status: Status, _ body: Body, headers: Headers = [:]) -> Self {
        Self(status: status, body: body, headers: headers)
    }

    /// - Throws: `JSONError` for a value that JSON cannot hold.
    public var response: Response {
        get throws {
            if let made { return made }
            guard let body else { return Response(status, headers: headers) }
            return try .json(status, body, headers: headers)
        }
    }
}

/// The body of an answer that has none.
public enum Nothing: Encodable {
    public func encode(to encoder: any Encoder) throws {}
}

extension Reply where Body == Nothing {
    /// 204: done, and nothing to say of it.
    public static var noContent: Self { noContent(headers: [:]) }

    public static func noContent(headers: Headers) -> Self {
        Self(status: .noContent, body: nil, headers: headers)
    }
}
