internal import Web

enum MonitorRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            raw: .get, "/health", access: .anyone, .init("getHealth", "Is the service alive?"),
            .json(.object(["status": .required(.constant("ok"))])), ReportHealth.handle),
        Route(
            .get, "/health/ready", access: .anyone,
            .init("getReadiness", "Would requests be answered? If not, why?", answers: [.ok, .unavailable]),
            ReportReadiness.handle),
        Route(
            raw: .get, "/metrics", access: .operators, .init("getMetrics", "The host's figures, for Prometheus"),
            .text(ReportMetrics.mediaType), ReportMetrics.handle),
        Route(
            raw: .get, "/openapi.json", access: .anyone,
            .init(
                "getOpenAPI", "This document", answers: [.ok, .notModified], takes: [.ifNoneMatch], sends: [.etag]),
            .json(.map(of: .any)), DescribeAPI.handle),
    ]
}
