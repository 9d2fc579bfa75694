internal import Web

enum CallRoutes {
    private static let reporters = Access.machine(.calls, or: .managers)
    private static let readers = Access.roles(.staff)

    /// `call-config.md`: Process Call and Log Call Completion.
    private static let documented: [Route<AppContext>] = [
        Route(
            .post, "/ivr/call", access: reporters, envelope: .callConfig,
            .init(
                "processCall", "Reports a call, which is analysed at once",
                note: """
                    `callId` is the phone system's own id, one in the organisation. A call that is reported again is \
                    the same call and gets its answer: what was reported first stands.
                    """,
                links: ["call": "/data/callId"], refuses: [.notFound: ["RESTAURANT_NOT_FOUND"]]),
            ProcessCall.handle),
        Route(
            .post, "/ivr/call/{call}/complete", access: reporters, envelope: .callConfig,
            .init(
                "completeCall", "Reports the end of a call",
                note: """
                    A completion that comes again changes nothing. `emailSent` is whether every message has been \
                    accepted for delivery, for which the first answer waits a second at most; \
                    `emailRecipients` are those to whom they are addressed.
                    """,
                refuses: [.conflict: ["CALL_ALREADY_COMPLETED"]]),
            CompleteCall.handle),
    ]

    static let all: [Route<AppContext>] =
        documented + [
            Route(
                .get, "/ivr/calls", access: readers, envelope: .callConfig,
                .init(
                    "listCalls", "The organisation's calls, newest first",
                    note: "By number with `POST /ivr/calls/search`: it does not belong into a URL.",
                    query: CallQuery.parameters, links: ["call": "/data/calls/0/callId"]),
                ListCalls.handle),
            Route(
                .post, "/ivr/calls/search", access: readers, envelope: .callConfig,
                .init("searchCalls", "Calls, with the filter in the body"), SearchCalls.handle),
            Route(
                .get, "/ivr/calls/{call}", access: readers, envelope: .callConfig,
                .init(
                    "getCall", "One call, and what happened to it", sends: [.etag], links: ["call": "/data/call/callId"]
                ),
                GetCall.handle),
            Route(
                raw: .get, "/ivr/export/calls", access: readers, envelope: .callConfig,
                .init(
                    "exportCalls", "All calls of a filter, as CSV",
                    note: "Up to ten thousand; more are refused and not cut off.", query: CallQuery.filterParameters,
                    refuses: [.unprocessable: ["EXPORT_TOO_LARGE"]]),
                .text(CSV.mediaType), ExportCalls.handle),
            Route(
                raw: .post, "/ivr/export/calls", access: readers, envelope: .callConfig,
                .init(
                    "exportFoundCalls", "All calls of a filter in the body, as CSV",
                    refuses: [.unprocessable: ["EXPORT_TOO_LARGE"]]),
                .text(CSV.mediaType), ExportFoundCalls.handle),
            Route(
                .get, "/ivr/call-analyser", access: .organisation(.managers), envelope: .callConfig,
                .init("getCallAnalyser", "Who analyses calls in the place of the built-in analyser", sends: [.etag]),
                GetAnalyser.handle),
            Route(
                .put, "/ivr/call-analyser", access: .organisation(.managers), envelope: .callConfig,
                .init(
                    "setCallAnalyser", "Sets who analyses calls in the place of the built-in analyser",
                    note: """
                        An endpoint of chat completions. While it is enabled it is sent what was said in every call; \
                        when it fails or takes too long, the built-in analyser answers, and the call says so.
                        """,
                    takes: [.ifMatch], sends: [.etag]),
                SetAnalyser.handle),
        ]
}
