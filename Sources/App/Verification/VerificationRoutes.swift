internal import Web

enum VerificationRoutes {
    /// Whoever may look: emergency access lets in others of the staff, and `Visibility` decides what they see.
    private static let readers = Access.machine(.verification, or: .emergency)
    /// The same, without programs: what people write to each other is not for them, nor everything at once.
    private static let people = Access.roles(.emergency)
    private static let reviewers = Access.machine(.verification, or: .reviewers)
    /// Those who take part in a request's conversation.
    private static let parties = Access.roles(.parties)
    private static let desk = Access.roles(.reviewers)

    private static let hop: APIOperation.Refusals = [.conflict: ["INVALID_STATE_TRANSITION"]]

    static let all: [Route<AppContext>] =
        documented + lists + assignment + hops + conversation

    /// `verification.md`, 1 to 6.
    private static let documented: [Route<AppContext>] = [
        Route(
            .get, "/ivr/requests", access: readers,
            .init(
                "listRequests", "Verification requests",
                note: "Reviewers see those of their territories, doctors their own. Newest first.",
                query: RequestQuery.parameters, links: ["request": "/requests/0/id"]),
            ListRequests.handle),
        Route(
            .post, "/ivr/requests", access: .machine(.verification, or: .parties),
            .init(
                "createRequest", "Submits a request",
                note: """
                    Totals are computed here. Doctors may submit when the service is set so: their own, for patients \
                    of whom they have one already.
                    """,
                answers: [.created], takes: [.idempotencyKey], sends: [.location, .etag], links: ["request": "/id"]),
            CreateRequest.handle),
        Route(
            .get, "/ivr/requests/{request}", access: readers,
            .init("getRequest", "One request", sends: [.etag], links: ["request": "/id"]), GetRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/approve", access: reviewers,
            .init(
                "approveRequest", "Approves a request, with what is covered",
                takes: [.ifStillMatch, .idempotencyKey], sends: [.etag],
                refuses: [.conflict: ["INVALID_STATE_TRANSITION", "DOCUMENTS_OUTSTANDING"]]),
            ApproveRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/reject", access: reviewers,
            .init(
                "rejectRequest", "Rejects a request", takes: [.ifStillMatch, .idempotencyKey], sends: [.etag],
                refuses: hop),
            RejectRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/request-documents", access: reviewers,
            .init(
                "requestDocuments", "Asks the clinic for documents",
                note: "The clock stands until they have come. Asked again, it is another ask.",
                takes: [.ifStillMatch, .idempotencyKey], sends: [.etag], refuses: hop),
            RequestDocuments.handle),
    ]

    private static let lists: [Route<AppContext>] = [
        Route(
            .post, "/ivr/requests/search", access: readers,
            .init("searchRequests", "Verification requests, with the filter in the body"), SearchRequests.handle),
        Route(
            .get, "/ivr/requests/{request}/history", access: readers,
            .init("showHistory", "What happened to a request"), ShowHistory.handle),
        Route(
            .get, "/ivr/requests/{request}/duplicates", access: parties,
            .init("listDuplicates", "Other open requests for the same thing"), ListDuplicates.handle),
        Route(
            .get, "/ivr/counters", access: readers,
            .init("showCounters", "How many requests there are of each kind"), ShowCounters.handle),
        Route(
            .get, "/ivr/figures", access: desk,
            .init("showFigures", "Decisions of a time, and how long they took", query: ShowFigures.parameters),
            ShowFigures.handle),
        Route(
            raw: .get, "/ivr/export/requests", access: people,
            .init(
                "exportRequests", "All requests of a filter, as CSV",
                note: "Up to ten thousand; more are refused and not cut off.", query: RequestQuery.filterParameters,
                refuses: [.unprocessable: ["EXPORT_TOO_LARGE"]]),
            .text(CSV.mediaType), ExportRequests.handle),
        Route(
            raw: .post, "/ivr/export/requests", access: people,
            .init(
                "exportFoundRequests", "All requests of a filter in the body, as CSV",
                refuses: [.unprocessable: ["EXPORT_TOO_LARGE"]]),
            .text(CSV.mediaType), ExportFoundRequests.handle),
        Route(
            .get, "/ivr/reviewers", access: desk, .init("listReviewers", "Who may be given a request"),
            ListReviewers.handle),
    ]

    private static let assignment: [Route<AppContext>] = [
        Route(
            .put, "/ivr/requests/{request}/assignment", access: desk,
            .init(
                "assignRequest", "Gives a request to a reviewer, or takes it", takes: [.ifStillMatch], sends: [.etag],
                refuses: [.conflict: ["ALREADY_ASSIGNED", "REQUEST_CLOSED"]]),
            AssignRequest.handle),
        Route(
            .delete, "/ivr/requests/{request}/assignment", access: desk,
            .init(
                "releaseRequest", "Leaves a request to whoever is free", takes: [.ifStillMatch], sends: [.etag],
                refuses: [.conflict: ["REQUEST_CLOSED"]]),
            ReleaseRequest.handle),
    ]

    private static let hops: [Route<AppContext>] = [
        Route(
            .post, "/ivr/requests/{request}/review", access: desk,
            .init(
                "startReview", "Begins the review", takes: [.ifStillMatch, .idempotencyKey], sends: [.etag],
                refuses: hop),
            StartReview.handle),
        Route(
            .post, "/ivr/requests/{request}/escalation", access: desk,
            .init(
                "escalateRequest", "Leaves the decision to somebody else", takes: [.ifStillMatch, .idempotencyKey],
                sends: [.etag], refuses: hop),
            EscalateRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/escalation/resolution", access: desk,
            .init(
                "resolveEscalation", "Goes on with the review", takes: [.ifStillMatch, .idempotencyKey],
                sends: [.etag], refuses: hop),
            ResolveEscalation.handle),
        Route(
            .post, "/ivr/requests/{request}/cancellation", access: desk,
            .init(
                "cancelRequest", "Cancels a request", takes: [.ifStillMatch, .idempotencyKey], sends: [.etag],
                refuses: hop),
            CancelRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/reopening", access: .roles(.admins),
            .init(
                "reopenRequest", "Has a request decided once more", takes: [.ifStillMatch, .idempotencyKey],
                sends: [.etag], refuses: hop),
            ReopenRequest.handle),
        Route(
            .post, "/ivr/requests/{request}/resubmission", access: desk,
            .init(
                "resubmitRequest", "Makes a request anew that was rejected or cancelled", answers: [.created],
                takes: [.ifStillMatch, .idempotencyKey], sends: [.location, .etag], links: ["request": "/id"],
                refuses: hop),
            ResubmitRequest.handle),
    ]

    private static let conversation: [Route<AppContext>] = [
        Route(
            .get, "/ivr/requests/{request}/notes", access: people,
            .init("listNotes", "Notes on a request"), ListNotes.handle),
        Route(
            .post, "/ivr/requests/{request}/notes", access: desk,
            .init("addNote", "Adds a note", answers: [.created], takes: [.idempotencyKey]), AddNote.handle),
        Route(
            .get, "/ivr/requests/{request}/messages", access: people,
            .init("listMessages", "What clinic and desk wrote to each other"), ListMessages.handle),
        Route(
            .post, "/ivr/requests/{request}/messages", access: parties,
            .init("sendMessage", "Writes to the other side", answers: [.created], takes: [.idempotencyKey]),
            SendMessage.handle),
        Route(
            .put, "/ivr/requests/{request}/messages/reading", access: parties,
            .init("readMessages", "Notes how far the caller has read"), ReadMessages.handle),
    ]
}
