internal import Web

enum OutboxRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/outbox", access: .organisation(.managers),
            .init(
                "showOutbox", "How many messages are where, and how it goes with those they go to",
                links: ["target": "/targets/0/id"]),
            ShowOutbox.handle),
        Route(
            .get, "/outbox/messages", access: .organisation(.managers),
            .init(
                "listOutbox", "What left or is to leave, newest first; not what it says, nor to whom",
                query: ListOutbox.parameters, links: ["message": "/messages/0/id"]),
            ListOutbox.handle),
        Route(
            .get, "/outbox/messages/{message}", access: .organisation(.managers),
            .init("getOutboxMessage", "One message with its attempts", links: ["message": "/message/id"]),
            GetOutboxMessage.handle),
        Route(
            .post, "/outbox/messages/{message}/retry", access: .organisation(.managers),
            .init(
                "retryOutboxMessage", "Sends one that was given up", note: "Under the same id.", answers: [.accepted],
                refuses: [.conflict: ["OUTBOX_STATE"]]),
            RetryOutboxMessage.handle),
        Route(
            .post, "/outbox/messages/{message}/settlement", access: .organisation(.managers),
            .init(
                "settleOutboxMessage", "Says what has become of one of which nobody knew",
                refuses: [.conflict: ["OUTBOX_STATE"]]),
            SettleOutboxMessage.handle),
        Route(
            .post, "/outbox/messages/{message}/cancellation", access: .organisation(.managers),
            .init(
                "cancelOutboxMessage", "One that waits, or was given up, is not sent any more",
                refuses: [.conflict: ["OUTBOX_STATE"]]),
            CancelOutboxMessage.handle),
        Route(
            .post, "/outbox/targets/{target}/retry", access: .organisation(.managers),
            .init(
                "retryOutboxTarget", "Sends all that was given up for a target, at most 10,000", answers: [.accepted]),
            RetryOutboxTarget.handle),
        Route(
            .post, "/outbox/targets/{target}/cancellation", access: .organisation(.managers),
            .init("cancelOutboxTarget", "All that was given up for a target has been seen to, at most 10,000"),
            CancelOutboxTarget.handle),
        Route(
            .patch, "/outbox/targets/{target}", access: .organisation(.managers),
            .init(
                "changeOutboxTarget", "Pauses a target or lets it go on",
                note: "What waits goes on waiting. A webhook's is the webhook's own pause."),
            ChangeOutboxTarget.handle),
    ]
}
