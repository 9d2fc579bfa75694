internal import Web

/// Every endpoint, by feature.
enum Routes {
    static let features: [OpenAPI<AppContext>.Feature] = [
        ("Service", MonitorRoutes.all), ("Monitor", LiveRoutes.all), ("Accounts", AccountRoutes.all),
        ("Call handling", CallConfigRoutes.all), ("Calls", CallRoutes.all), ("Conversations", VoiceRoutes.all),
        ("Webhooks", WebhookRoutes.all),
        ("Outbox", OutboxRoutes.all),
        ("Messages", MessageRoutes.all), ("Documents", DocumentRoutes.all),
        ("Verification", VerificationRoutes.all),
        ("Notifications", NotificationRoutes.all),
        ("Master data", MasterDataRoutes.all), ("Appointments", AppointmentRoutes.all),
        ("Visits of patients", PatientVisitRoutes.all),
        ("Bookings by phone", PhoneBookingRoutes.all), ("Registration", RegistrationRoutes.all),
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
        Parameter(
            "conversation", .uuid, "The id of a conversation with a caller; not the phone system's own of the call."),
        Parameter("saved", .uuid, "The id of a saved conversation."),
        Parameter("call", .uuid, "The call's id, `callId` in the answer; not the phone system's own."),
        Parameter("grant", .uuid, "The grant's id."),
        Parameter("restaurant", .string(1...1024), "The restaurant's id."),
        Parameter("patient", .string(1...1024), "The patient's id."),
        Parameter("doctor", .string(1...1024), "The doctor's id."),
        Parameter("payer", .string(1...1024), "The payer's id."),
        Parameter("product", .string(1...1024), "The product's id."),
        Parameter("document", .uuid, "The document's id."),
        Parameter("webhook", .uuid, "The webhook's id."),
        Parameter("delivery", .uuid, "The delivery's id."),
        Parameter("target", .uuid, "The id of a target of the outbox."),
        Parameter("account", .uuid, "The id of a patient's account."),
        Parameter("territory", .string(1...1024), "The territory's id."),
        Parameter("clinic", .string(1...1024), "The clinic's id."),
        Parameter("appointment", .uuid, "The appointment's id."),
        Parameter("entry", .uuid, "The id of an entry of a waitlist."),
        Parameter("feed", .string(1...1024), "The token of a calendar feed."),
        Parameter("message", .uuid, "The message's id."),
        Parameter("optOut", .uuid, "The opt-out's id; not the number."),
        Parameter("item", .uuid, "The checklist item's id."),
    ]
}
