internal import Web

/// Conversations with callers; `voice-interaction.md`.
enum VoiceRoutes {
    private static let readers = Access.roles(.staff)
    private static let keepers = Access.roles(.managers)

    static let all: [Route<AppContext>] = [
        Route(
            .post, "/ivr/interact", access: .machine(.voice, or: .staff),
            .init(
                "interact", "One turn of a conversation with a caller",
                note: """
                    A call belongs to the caller and the territory that it first comes from. With `turn_id`, a turn \
                    that comes again gets the same answer. A call whose last turn is a day old begins anew. Numbers of \
                    cards and of the social security are left out before anything is kept. While the service is away, \
                    the answer is `transfer`, with the first two members only (`InteractionFallback`).
                    """,
                refuses: [.forbidden: ["TERRITORY_MISMATCH"], .conflict: ["CALL_ID_TAKEN", "CALL_OVER"]]),
            Interact.handle),
        Route(
            .get, "/ivr/conversations", access: readers,
            .init(
                "listConversations", "Conversations with callers, the newest turn first",
                note: "Names and numbers that were said are left out.", query: ListConversations.parameters,
                links: ["conversation": "/conversations/0/conversation_id"]),
            ListConversations.handle),
        Route(
            .get, "/ivr/conversations/{conversation}", access: readers,
            .init(
                "getConversation", "What was heard and said in a conversation",
                note: "Names and numbers that were said are left out.", query: GetConversation.parameters),
            GetConversation.handle),
        Route(
            .get, "/ivr/saved-conversations", access: readers,
            .init(
                "listSavedConversations", "Conversations that are kept to be run again, oldest first",
                query: PageRequest.parameters, links: ["saved": "/saved_conversations/0/saved_id"]),
            ListSavedConversations.handle),
        Route(
            .post, "/ivr/saved-conversations", access: keepers,
            .init(
                "saveConversation", "Keeps a conversation that was had, or one that was written, to be run again",
                answers: [.created], takes: [.idempotencyKey], sends: [.location], links: ["saved": "/saved_id"]),
            SaveConversation.handle),
        Route(
            .post, "/ivr/saved-conversations/{saved}/runs", access: keepers,
            .init(
                "runSavedConversation", "Has the scripted caller call once more",
                note: """
                    Against the real calendar; what it books is undone with the call. What it is told of a patient is \
                    on record, and its tries to be somebody count like a caller's.
                    """),
            RunSavedConversation.handle),
        Route(
            .delete, "/ivr/saved-conversations/{saved}", access: keepers,
            .init("deleteSavedConversation", "Forgets a saved conversation"), DeleteSavedConversation.handle),
    ]
}
