internal import Web

enum MonitorRoutes {
    static let all: [Route<AppContext>] = [
        Route(raw: .get, "/health", access: .anyone, ReportHealth.handle),
        Route(.get, "/health/ready", access: .anyone, ReportReadiness.handle),
        Route(raw: .get, "/metrics", access: .operators, ReportMetrics.handle),
    ]
}
