internal import Web

enum DocumentRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/ivr/requests/{request}/documents", access: .roles(.emergency),
            .init(
                "listDocuments", "The documents of a request, newest first", sends: [.etag]),
            ListDocuments.handle),
        Route(
            upload: .post, "/ivr/requests/{request}/documents", access: .roles(.parties),
            .init(
                "uploadDocument", "Adds a document to a request",
                note: """
                    PDF, JPEG, PNG, HEIC or TIFF, up to 20 MiB, recognised by its bytes. It answers the item of the \
                    checklist that `item_id` names, or all of its type that are open, or none. The last required one \
                    moves the request on to `in_review`.
                    """,
                answers: [.created], takes: [.ifStillMatch, .idempotencyKey], sends: [.location, .etag],
                refuses: [.conflict: ["INVALID_STATE_TRANSITION", "ITEM_SETTLED", "TOO_MANY_DOCUMENTS"]]),
            Upload(upTo: UploadForm.longest, form: UploadForm.schema), UploadDocument.handle),
        Route(
            raw: .get, "/ivr/requests/{request}/documents/{document}", access: .roles(.emergency),
            .init(
                "downloadDocument", "A document as it came",
                sends: [Parameter("Content-Disposition", .string(1...2_048), "The file's name.", isRequired: true)]),
            .file(FileType.allCases.map(\.rawValue)), DownloadDocument.handle),
        Route(
            .put, "/ivr/requests/{request}/documents/{document}/decision", access: .roles(.reviewers),
            .init(
                "decideDocument", "Accepts a document, or rejects it and says why", takes: [.ifStillMatch],
                sends: [.etag],
                refuses: [.conflict: ["INVALID_STATE_TRANSITION"]]),
            DecideDocument.handle),
        Route(
            .get, "/ivr/requests/{request}/checklist", access: .roles(.emergency),
            .init(
                "showChecklist", "What the clinic was asked for, and what has come", sends: [.etag]),
            ShowChecklist.handle),
        Route(
            .post, "/ivr/requests/{request}/checklist/{item}/waiver", access: .roles(.reviewers),
            .init(
                "waiveItem", "Does without a document of the checklist", takes: [.ifStillMatch, .idempotencyKey],
                sends: [.etag],
                refuses: [.conflict: ["INVALID_STATE_TRANSITION", "ITEM_SETTLED"]]),
            WaiveItem.handle),
    ]
}
