internal import Web

/// What the monitor page asks for, and what nginx asks before it lets a page listen.
enum LiveRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/monitor", access: .roles(.staff),
            .init("getMonitor", "How the service is, and the organisation's look-ups of the last minute"),
            ShowMonitor.handle),
        Route(
            raw: .get, "/live/authorization", access: .roles(.staff),
            .init(
                "authorizeListener", "May the caller listen to the live channel, and which is it?",
                sends: [Parameter("X-Live-Channel", .string(1...80), "The channel's name.", isRequired: true)]),
            nil, AuthorizeListener.handle),
    ]
}
