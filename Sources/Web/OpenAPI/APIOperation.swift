/// What a route tells its callers beyond what its types say.
///
/// ```swift
/// .init("inviteUser", "Invites a user", answers: [.created], sends: [.location], refuses: [.conflict: ["LOGIN_TAKEN"]])
/// ```
public struct APIOperation: Sendable {
    /// Statuses and the codes of `APIError` that come with them.
    public typealias Refusals = KeyValuePairs<Status, [String]>
    /// Names of path parameters, and where an answer has values for them: a JSON pointer such as `/data/keyId`.
    public typealias Links = KeyValuePairs<String, String>

    /// Names the operation in programs made from the document: unique, and it stays.
    public let id: String
    public let summary: String
    public let note: String?
    let statuses: [Status]?
    let query: [Parameter]
    public let takes: [Parameter]
    let sends: [Parameter]
    let links: Links
    let refusals: Refusals

    /// - Parameters:
    ///   - summary: a few words.
    ///   - note: what else a caller should know; Markdown.
    ///   - statuses: with which the route's answer comes; 200, or 204 for one without a body, when left out.
    ///   - query: every field of the query that the handler reads.
    ///   - takes: header fields that the handler reads.
    ///   - sends: header fields of the answer that matter to the caller.
    ///   - links: what of the answer leads to other routes.
    ///   - refusals: those of its own; `RouteAnswers.swift` has those that are every route's.
    public init(
        _ id: String, _ summary: String, note: String? = nil, answers statuses: [Status]? = nil,
        query: [Parameter] = [], takes: [Parameter] = [], sends: [Parameter] = [], links: Links = [:],
        refuses refusals: Refusals = [:]
    ) {
        self.id = id
        self.summary = summary
        self.note = note
        self.statuses = statuses
        self.query = query
        self.takes = takes
        self.sends = sends
        self.links = links
        self.refusals = refusals
    }
}

/// A part of a path, a field of a query or of a header.
public struct Parameter: Sendable {
    public let name: String
    public let schema: Schema
    let note: String
    public let isRequired: Bool

    public init(_ name: String, _ schema: Schema, _ note: String, isRequired: Bool = false) {
        self.name = name
        self.schema = schema
        self.note = note
        self.isRequired = isRequired
    }
}

extension Parameter {
    public static let location = Parameter(
        "Location", .string(1...2048), "Path of what was made.", isRequired: true)
    public static let etag = Parameter("ETag", .string(3...80), "Version of what is shown.", isRequired: true)
    public static let ifMatch = Parameter(
        "If-Match", .string(1...200, .entityTags), "The `ETag` of the version that is to be changed, or `*` for any.",
        isRequired: true)
    public static let ifStillMatch = Parameter(
        "If-Match", .string(1...200, .entityTags),
        "The `ETag` of the version that is to be changed: when it has been changed since, the answer is 412.")
    public static let ifNoneMatch = Parameter(
        "If-None-Match", .string(1...200, .entityTags), "The `ETag` of what is at hand.")
    public static let idempotencyKey = Parameter(
        "Idempotency-Key", .string(1...255, .idempotencyKey),
        "Makes the request safe to repeat: for 24 hours, the same key with the same body gets the same answer, and "
            + "nothing is done twice. A UUID will do.")
    /// Of an answer to a request that came before.
    public static let idempotencyReplayed = Parameter(
        "Idempotency-Replayed", .oneOf(["true"]), "The request came before, and this is what was answered.")
    public static let setCookie = Parameter("Set-Cookie", .string(1...8192), "The session.", isRequired: true)
    static let requestID = Parameter(
        "X-Request-ID", .string(1...64), "Names the request in the service's logs.", isRequired: true)
    static let retryAfter = Parameter("Retry-After", .integer(0...86_400), "Seconds to wait.", isRequired: true)
    static let allow = Parameter("Allow", .string(1...64), "The methods that the path takes.", isRequired: true)
    static let challenge = Parameter("WWW-Authenticate", .string(1...80), "RFC 6750.", isRequired: true)
}

extension Schema.Format {
    /// Printable ASCII; also within quotes, as the draft of the header field has it.
    fileprivate static let idempotencyKey = Schema.Format(
        name: "idempotency-key", issue: "Must be printable characters of ASCII.",
        pattern: "^[!#-~](?:[ -~]*[!-~])?$"
    ) { _ in true }

    /// `*`, or entity tags separated by commas; what else comes is no version's tag.
    fileprivate static let entityTags = Schema.Format(
        name: "entity-tags", issue: "Must be entity tags."
    ) { _ in true }
}

/// The body of an answer: the media types it may have, and the rules it obeys.
public struct Content: Sendable {
    public let mediaTypes: [String]
    public let schema: Schema

    public static func json(_ schema: Schema) -> Content {
        Content(mediaTypes: ["application/json"], schema: schema)
    }

    public static func text(_ mediaType: String) -> Content {
        Content(mediaTypes: [mediaType], schema: .string())
    }

    /// Bytes of one of these types.
    public static func file(_ mediaTypes: [String]) -> Content {
        Content(mediaTypes: mediaTypes, schema: .file)
    }
}

extension Schema {
    /// The bytes of a file.
    public static let file = Schema.string(0...Int.max, Format(name: "binary", issue: "Must be a file.") { _ in true })
}

/// What a route takes that reads its body as it arrives: a form with a file.
public struct Upload: Sendable {
    /// How long the whole body may be, in bytes.
    public let limit: Int
    /// The fields of the form. Nobody checks them but the handler.
    public let form: Schema

    public init(upTo limit: Int, form: Schema) {
        self.limit = limit
        self.form = form
    }
}

/// What a type of the application says of an answer it makes: none without its schema.
public protocol ResponseBody: Encodable {
    static var schema: Schema { get }
}
