/// Work done around every request that has a route.
///
/// A middleware calls `next` to let the request through, and may change what it
/// passes on or what comes back; or it answers, or throws, and what lies within
/// never runs.
public protocol Middleware<Context>: Sendable {
    associatedtype Context: RequestContext

    func respond(to request: Request, in context: Context, next: Next<Context>) throws -> Response
}

/// The rest of the chain: the middlewares further in, then the route. It never
/// throws: by the time a response comes out, failures are responses too.
public typealias Next<Context> = (Request, Context) -> Response
