/// What the router must know of the application's per-request state.
public protocol RequestContext: SendableMetatype {
    /// Who may use a route, in the application's own terms.
    associatedtype Access: Sendable

    /// The route that answers, and the values of its path's `{names}`; set by the router.
    var match: RouteMatch<Access>? { get set }

    /// Throws unless this request's caller may use a route declared with `access`.
    func authorize(_ access: Access) throws
}

/// One endpoint: a method, a path, who may call it, and the function that answers.
///
/// ```swift
/// Route(.get, "/ivr/restaurant/{restaurant}/config", access: .machine(.callConfig), GetCallConfig.handle)
/// ```
///
/// `access` has no default. An endpoint open to everyone says so. The path is
/// written once, without the prefixes under which it answers; see `Router`.
public struct Route<Context: RequestContext>: Sendable {
    public let method: Method
    public let path: PathPattern
    public let access: Context.Access
    public let envelope: Envelope

    let respond: @Sendable (Request, Context) throws -> Response

    /// A route whose handler takes a body.
    public init<Input: RequestBody & SendableMetatype, Output: Encodable & SendableMetatype>(
        _ method: Method,
        _ path: PathPattern,
        access: Context.Access,
        envelope: Envelope = .standard,
        _ handler: @escaping @Sendable (Input, Context) throws -> Reply<Output>
    ) {
        self.init(method, path, access: access, envelope: envelope) { request, context in
            try handler(Input(reading: request), context).response
        }
    }

    /// A route whose handler takes no body.
    public init<Output: Encodable & SendableMetatype>(
        _ method: Method,
        _ path: PathPattern,
        access: Context.Access,
        envelope: Envelope = .standard,
        _ handler: @escaping @Sendable (Context) throws -> Reply<Output>
    ) {
        self.init(method, path, access: access, envelope: envelope) { _, context in
            try handler(context).response
        }
    }

    /// A route that answers with something other than JSON, such as metrics or a file.
    public init(
        raw method: Method,
        _ path: PathPattern,
        access: Context.Access,
        envelope: Envelope = .standard,
        _ handler: @escaping @Sendable (Context) throws -> Response
    ) {
        self.init(method, path, access: access, envelope: envelope) { _, context in try handler(context) }
    }

    private init(
        _ method: Method,
        _ path: PathPattern,
        access: Context.Access,
        envelope: Envelope,
        respond: @escaping @Sendable (Request, Context) throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.envelope = envelope
        self.respond = respond
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
