internal import Web

enum BreakGlassRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .post, "/break-glass", access: .roles(.emergency),
            .init(
                "breakGlass", "Emergency access to one patient, to read, for half an hour",
                note: "Every other admin who is not limited is told, and one of them looks at it afterwards.",
                answers: [.created],
                takes: [.idempotencyKey],
                links: ["grant": "/id"], refuses: [.tooManyRequests: ["TOO_MANY_GRANTS"]]),
            GrantBreakGlass.handle),
        Route(
            .get, "/break-glass", access: .organisation(.admins),
            .init(
                "listBreakGlass", "Emergency accesses, newest first", query: PageRequest.parameters,
                links: ["grant": "/grants/0/id"]),
            ListBreakGlass.handle),
        Route(
            .put, "/break-glass/{grant}/review", access: .organisation(.admins),
            .init(
                "reviewBreakGlass", "Says that one has looked at an emergency access",
                refuses: [.conflict: ["ALREADY_REVIEWED", "OWN_GRANT"]]),
            ReviewBreakGlass.handle),
    ]
}
