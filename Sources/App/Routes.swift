internal import Web

/// Every endpoint, by feature.
enum Routes {
    static let all: [Route<AppContext>] =
        MonitorRoutes.all + LiveRoutes.all + AccountRoutes.all + CallConfigRoutes.all

    /// Where they answer: everything under `/api` and `/api/v1` alike, the call-config family also
    /// under `/v1`, and what operators ask for also at the root.
    static let mounts: [Router<AppContext>.Mount] = [
        .init("/api"),
        .init("/api/v1"),
        .init("/v1") { $0.envelope == .callConfig },
        .init("/") { route in MonitorRoutes.all.contains { $0.path == route.path } },
    ]
}
