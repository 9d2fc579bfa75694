internal import Web

/// Every endpoint, by feature.
enum Routes {
    static let features: [OpenAPI<AppContext>.Feature] = [
        ("Service", MonitorRoutes.all), ("Monitor", LiveRoutes.all), ("Accounts", AccountRoutes.all),
        ("Call handling", CallConfigRoutes.all), ("Documents", DocumentRoutes.all),
        ("Verification", VerificationRoutes.all),
        ("Notifications", NotificationRoutes.all),
        ("Master data", MasterDataRoutes.all),
        ("Audit trail", AuditRoutes.all), ("Break-glass", BreakGlassRoutes.all),
        ("Calendar", CalendarRoutes.all),
    ]

    static let all: [Route<AppContext>] = features.flatMap(\.routes)

    /// Where they answer: everything under `/api` and `/api/v1` alike, the call-config family also
    /// under `/v1`, and what operators ask for also at the root.
    static let mounts: [Router<AppContext>.Mount] = [
        .init("/api"),
        .init("/api/v1"),
        .init("/v1") { $0.envelope == .callConfig },
        .init("/") { route in MonitorRoutes.all.contains { $0.path == route.path } },
    ]

    /// What stands in the place of a `{name}` of a path.
    static let parameters = [
        Parameter("user", .uuid, "The user's id."),
        Parameter("key", .uuid, "The API key's id, `keyId`; not the key."),
        Parameter("request", .uuid, "The verification request's id."),
        Parameter("grant", .uuid, "The grant's id."),
        Parameter("restaurant", .string(1...1024), "The restaurant's id."),
        Parameter("patient", .string(1...1024), "The patient's id."),
        Parameter("doctor", .string(1...1024), "The doctor's id."),
        Parameter("payer", .string(1...1024), "The payer's id."),
        Parameter("product", .string(1...1024), "The product's id."),
        Parameter("document", .uuid, "The document's id."),
        Parameter("item", .uuid, "The checklist item's id."),
    ]
}
