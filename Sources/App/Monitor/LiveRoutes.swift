internal import Web

/// What the monitor page asks for.
enum LiveRoutes {
    static let all: [Route<AppContext>] = [
        Route(.get, "/monitor", access: .roles(.staff), ShowMonitor.handle),
        Route(raw: .get, "/live/authorization", access: .roles(.staff), AuthorizeListener.handle),
    ]
}
