internal import Web

enum AuditRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/audit-events", access: .organisation(.admins),
            .init(
                "listAuditEvents", "What was done in the organisation, and what was refused, newest first",
                query: AuditFilter.parameters + PageRequest.parameters),
            ListAuditEvents.handle)
    ]
}
