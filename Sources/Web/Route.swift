/// What the router must know of the application's per-request state.
public protocol RequestContext: SendableMetatype {
    /// Who may use a route, in the application's own terms.
    associatedtype Access: AccessRule

    /// The route that answers, and the values of its path's `{names}`; set by the router.
    var match: RouteMatch<Access>? { get set }

    /// Throws unless this request's caller may use a route declared with `access`.
    func authorize(_ access: Access) throws
}

/// What `OpenAPI` and the declared answers must know of an access.
public protocol AccessRule: Sendable {
    /// The security schemes of the document by any of which a caller may come; none where nobody is asked.
    var schemes: [String] { get }
    /// Whether a caller may also come by none of them.
    var isOptional: Bool { get }
    /// How a caller is refused before the handler is asked.
    var refusals: APIOperation.Refusals { get }
    /// Header fields of every answer to a caller who is let in.
    var sends: [Parameter] { get }
    /// Who is let in, for people.
    var note: String? { get }
}

/// One endpoint: a method, a path, who may call it, what it tells of itself, and the function that answers.
///
/// ```swift
/// Route(.get, "/users", access: .roles(.admins), .init("listUsers", "Users of the organisation"), ListUsers.handle)
/// ```
///
/// `access` has no default. An endpoint open to everyone says so. The path is
/// written once, without the prefixes under which it answers; see `Router`.
public struct Route<Context: RequestContext>: Sendable {
    public let method: Method
    public let path: PathPattern
    public let access: Context.Access
    public let envelope: Envelope
    private let documentation: RouteDocumentation

    let respond: @Sendable (Request, Context) throws -> Response

    /// A route whose handler takes a body.
    public init<Input: RequestBody & SendableMetatype, Output: ResponseBody & SendableMetatype>(
        _ method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ handler: @escaping @Sendable (Input, Context) throws -> Reply<Output>
    ) {
        self.init(
            method, path, access, envelope, operation, input: Input.schema, accepts: Input.accepts,
            output: .json(Output.schema)
        ) { request, context in
            try handler(Input(reading: request), context).response
        }
    }

    /// A route whose handler takes no body.
    public init<Output: ResponseBody & SendableMetatype>(
        _ method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ handler: @escaping @Sendable (Context) throws -> Reply<Output>
    ) {
        self.init(method, path, access, envelope, operation, output: .json(Output.schema)) { _, context in
            try handler(context).response
        }
    }

    /// A route whose handler takes a body and answers 204, with nothing in it.
    public init<Input: RequestBody & SendableMetatype>(
        _ method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ handler: @escaping @Sendable (Input, Context) throws -> Reply<Nothing>
    ) {
        self.init(
            method, path, access, envelope, operation, input: Input.schema, accepts: Input.accepts, output: nil
        ) { request, context in
            try handler(Input(reading: request), context).response
        }
    }

    /// A route whose handler takes no body and answers 204, with nothing in it.
    public init(
        _ method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ handler: @escaping @Sendable (Context) throws -> Reply<Nothing>
    ) {
        self.init(method, path, access, envelope, operation, output: nil) { _, context in
            try handler(context).response
        }
    }

    /// A route whose handler makes the response itself: metrics, a file, JSON text that is at hand.
    ///
    /// - Parameter content: what it answers with; nil for answers without a body.
    public init(
        raw method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ content: Content?, _ handler: @escaping @Sendable (Context) throws -> Response
    ) {
        self.init(method, path, access, envelope, operation, output: content) { _, context in try handler(context) }
    }

    /// A route whose handler takes a body and makes the response itself.
    public init<Input: RequestBody & SendableMetatype>(
        raw method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ content: Content?,
        _ handler: @escaping @Sendable (Input, Context) throws -> Response
    ) {
        self.init(
            method, path, access, envelope, operation, input: Input.schema, accepts: Input.accepts, output: content
        ) { request, context in
            try handler(Input(reading: request), context)
        }
    }

    /// A route whose handler reads its body as it arrives.
    ///
    /// - Parameter upload: what it takes.
    public init<Output: ResponseBody & SendableMetatype>(
        upload method: Method, _ path: PathPattern, access: Context.Access, envelope: Envelope = .standard,
        _ operation: APIOperation, _ upload: Upload,
        _ handler: @escaping @Sendable (Context) throws -> Reply<Output>
    ) {
        self.init(
            method, path, access, envelope, operation, input: upload.form, accepts: [.multipart], upload: upload,
            output: .json(Output.schema)
        ) { _, context in
            try handler(context).response
        }
    }

    private init(
        _ method: Method, _ path: PathPattern, _ access: Context.Access, _ envelope: Envelope,
        _ operation: APIOperation,
        input: Schema? = nil, accepts: [MediaType] = [], upload: Upload? = nil, output: Content?,
        respond: @escaping @Sendable (Request, Context) throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.envelope = envelope
        documentation = RouteDocumentation(
            operation, input: input, accepts: accepts, upload: upload, output: output)
        self.respond = respond
    }
}

extension Route {
    public var operation: APIOperation { documentation.operation }
    /// The rules of its body; nil for a route that takes none.
    public var input: Schema? { documentation.input }
    var accepts: [MediaType] { documentation.accepts }
    /// Nil for a route whose body is read before it is asked.
    public var upload: Upload? { documentation.upload }
    /// The answer when all went well; nil for one without a body.
    var output: Content? { documentation.output }
}

/// What nobody asks for while a request is answered. A class, so that a route is copied for one pointer more.
private final class RouteDocumentation: Sendable {
    let operation: APIOperation
    let input: Schema?
    let accepts: [MediaType]
    let upload: Upload?
    let output: Content?

    init(_ operation: APIOperation, input: Schema?, accepts: [MediaType], upload: Upload?, output: Content?) {
        self.operation = operation
        self.input = input
        self.accepts = accepts
        self.upload = upload
        self.output = output
    }
}

/// The route found for a request.
public struct RouteMatch<Access: Sendable>: Sendable {
    /// The route's place in the router's table; stable while the process lives.
    public let index: Int
    public let access: Access
    public let envelope: Envelope
    public let parameters: PathParameters

    /// - Parameter index: place in the table.
    public init(index: Int, access: Access, envelope: Envelope, parameters: PathParameters) {
        self.index = index
        self.access = access
        self.envelope = envelope
        self.parameters = parameters
    }
}
