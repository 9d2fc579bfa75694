/// Finds the route of a request and runs it within the middlewares.
///
/// A route answers under each of the mounts that take it, with or without a
/// trailing slash, and never by a redirect. A router does not change once made:
/// every worker thread shares one.
public struct Router<Context: RequestContext>: Sendable {
    /// A prefix under which routes answer.
    public struct Mount: Sendable {
        let prefix: [String]
        let takes: @Sendable (Route<Context>) -> Bool

        /// - Parameters:
        ///   - prefix: such as `/api/v1`; `/` for the root.
        ///   - takes: which of the routes answer there.
        public init(_ prefix: String, _ takes: @escaping @Sendable (Route<Context>) -> Bool = { _ in true }) {
            self.prefix = prefix.split(separator: "/").map(String.init)
            self.takes = takes
        }
    }

    public let routes: [Route<Context>]
    private let mounts: [(prefix: [String], table: RouteTable)]
    private let middlewares: [any Middleware<Context>]
    private let recover: @Sendable (any Error, Envelope, Context) -> Response

    /// - Parameters:
    ///   - mounts: where the routes answer; the longest prefix that has the path wins.
    ///   - middlewares: outermost first.
    ///   - recover: turns what a handler or a middleware threw into a response.
    /// - Precondition: no two routes have the same method and path.
    public init(
        _ routes: [Route<Context>],
        under mounts: [Mount],
        within middlewares: [any Middleware<Context>],
        recoveringWith recover: @escaping @Sendable (any Error, Envelope, Context) -> Response
    ) {
        self.routes = routes
        self.mounts =
            mounts
            .sorted { $0.prefix.count > $1.prefix.count }
            .map { mount in
                let taken = routes.enumerated().filter { mount.takes($0.element) }
                return (mount.prefix, RouteTable(taken.map { ($0.offset, $0.element.method, $0.element.path) }))
            }
        self.middlewares = middlewares
        self.recover = recover
    }

    public func respond(to request: Request, in context: Context) -> Response {
        do {
            let (index, parameters) = try find(request)
            let route = routes[index]
            var context = context
            context.match = RouteMatch(
                index: index, access: route.access, envelope: route.envelope, parameters: parameters)
            return run(middlewares[...], route, request, context)
        } catch {
            return recover(error, envelope(for: request), context)
        }
    }

    private func run(
        _ remaining: ArraySlice<any Middleware<Context>>, _ route: Route<Context>, _ request: Request,
        _ context: Context
    ) -> Response {
        do {
            guard let middleware = remaining.first else {
                try context.authorize(route.access)
                return try route.respond(request, context)
            }
            return try middleware.respond(to: request, in: context) { request, context in
                run(remaining.dropFirst(), route, request, context)
            }
        } catch {
            return recover(error, route.envelope, context)
        }
    }

    private func find(_ request: Request) throws(APIError) -> (index: Int, parameters: PathParameters) {
        guard let path = RequestPath(request.path) else { throw .noSuchEndpoint }
        var allowed: Set<Method> = []
        for (prefix, table) in mounts where path.segments.starts(with: prefix) {
            switch table.find(request.method, path.segments.dropFirst(prefix.count)) {
            case .route(let index, let parameters): return (index, parameters)
            case .otherMethods(let methods): allowed.formUnion(methods)
            case .none: continue
            }
        }
        if allowed.isEmpty { throw .noSuchEndpoint }
        throw .methodNotAllowed(allow: allowed)
    }

    /// The route that would answer a request; nil when there is none.
    public func route(of request: Request) -> Route<Context>? {
        (try? find(request)).map { routes[$0.index] }
    }

    /// The envelope of the family that a request seems to be meant for, whether it has a route or not:
    /// that of the routes that begin alike.
    public func envelope(for request: Request) -> Envelope {
        let segments = RequestPath.beginning(of: request.path)
        for (prefix, _) in mounts where segments.starts(with: prefix) {
            let rest = segments.dropFirst(prefix.count)
            let best = routes.map { ($0.path.commonLiterals(with: rest), $0.envelope) }.max { $0.0 < $1.0 }
            if let best, best.0 > 0 { return best.1 }
        }
        return .standard
    }
}

extension PathPattern {
    /// How many segments, from the first, are literals and the same in `path`.
    fileprivate func commonLiterals(with path: ArraySlice<String>) -> Int {
        zip(segments, path).prefix { $0.0 == .literal($0.1) }.count
    }
}

extension APIError {
    fileprivate static let noSuchEndpoint = APIError(.notFound, "NOT_FOUND", "There is no such endpoint.")

    /// A path that exists, asked with a method it does not take (RFC 9110, 15.5.6).
    public static func methodNotAllowed(allow methods: Set<Method>) -> APIError {
        var names = methods.map(\.rawValue)
        if methods.contains(.get) { names.append("HEAD") }
        return APIError(
            .methodNotAllowed, "METHOD_NOT_ALLOWED", "The path does not take this method.",
            headers: ["allow": names.sorted().joined(separator: ", ")])
    }
}
