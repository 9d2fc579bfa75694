public import Web

/// The application: requests in, responses out. It owns no socket and no
/// thread; `trunkline` gives it a database and the tests do the same.
public struct App: Sendable {
    public static let version = "0.1.0"

    /// Whether the host has the time zones that clocks are read by; without them all would show UTC.
    public static var hasTimeZones: Bool { TimeZones.find("America/New_York") != nil }

    /// Every endpoint there is.
    public static var routes: [Route<AppContext>] { Routes.all }

    private let router: Router<AppContext>

    public init() {
        router = Router(
            Routes.all,
            under: Routes.mounts,
            within: [Measure(), Authenticate(), RateLimit()],
            recoveringWith: Self.response(for:_:in:)
        )
    }

    public func respond(to request: Request, in context: AppContext) -> Response {
        router.respond(to: request, in: context)
    }

    /// The route that would answer a request; nil when there is none.
    public func route(of request: Request) -> Route<AppContext>? {
        router.route(of: request)
    }

    /// How long the body of a form may be that its route reads as it arrives, in bytes; nil for a request whose body is
    /// to be read before it is asked.
    public func uploadLimit(of request: Request) -> Int? {
        route(of: request)?.upload?.limit
    }

    /// The envelope of a request's family, whether it has a route or not.
    public func envelope(for request: Request) -> Envelope {
        router.envelope(for: request)
    }

    /// The answer to a request that could not be read, in the envelope of the family it was meant for.
    public func refuse(_ error: APIError, _ request: Request) -> Response {
        envelope(for: request).response(for: error)
    }

    /// A route as people know it, such as `GET /users`.
    static func routeName(_ index: Int) -> String {
        "\(Routes.all[index].method.rawValue) \(Routes.all[index].path)"
    }

    /// The labels of each route in the metrics, in the order of their numbers on the scoreboard.
    static let routeLabels: [[(name: String, value: String)]] = Routes.all.map { route in
        [("method", route.method.rawValue), ("route", "\(route.path)")]
    }
}
