internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `PUT /ivr/requests/{request}/documents/{document}/decision`: `accepted`, or `rejected` with a `reason`. A document
/// that is rejected leaves its item of the checklist open again. The same decision once more changes nothing.
///
/// Errors: 409 when the request is closed, 412.
enum DecideDocument {
    struct Input: RequestBody {
        let decision: Document.Status
        let reason: String?

        static let schema = Schema.object([
            "decision": .required(.oneOf([Document.Status.accepted.rawValue, Document.Status.rejected.rawValue])),
            "reason": .optional(WaiveItem.reason.nullable),
        ])
        .example(["decision": "rejected", "reason": "The back of the card is missing."])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<DocumentView> {
        let isRejected = input.decision == .rejected
        _ = try DownloadDocument.find(in: context)
        if isRejected, input.reason == nil { throw APIError.invalid("reason", "Is required for a rejection.") }
        let (document, version, isChanged) = try context.db.retryingTransaction {
            try decide(input.decision, isRejected ? input.reason : nil, in: context)
        }
        if isChanged { try context.publish(.verification) }
        return .ok(
            try DocumentView(document, context.services.sealer), headers: ["etag": EntityTag.of(version: version)])
    }

    private static func decide(_ decision: Document.Status, _ reason: String?, in context: AppContext) throws
        -> (Document, version: Int, isChanged: Bool)
    {
        let organisation = try context.organisation
        let sealer = context.services.sealer
        let documents = DocumentStore(db: try context.db, organisation: organisation)
        let request = try ChangeRequest.lockAnyVersion(in: context)
        let id = try context.identifier("document")
        guard var document = try documents.find(id, of: request.id) else { throw APIError.notFound }
        var content = try document.content(sealer)
        if request.status.isOpen, document.status == decision, content.reason == reason {
            return (document, request.version, false)
        }
        try RequestAccess.check(request, in: context)
        document.status = decision
        content.reason = reason
        document.sealed = try sealer.seal(content, in: DocumentStore.table, row: id)
        try documents.update(document)
        let outstanding = try settle(document, reason, in: context)
        let event: DocumentEvent = decision == .accepted ? .accepted : .rejected
        let changed = try RequestAccess.note(
            event, on: id, of: request, outstanding: outstanding, fields: ["document": id.text], in: context)
        return (document, changed.version, true)
    }

    /// Carries the decision over to the items of the checklist that the document answers, but for those where another
    /// has come since.
    ///
    /// - Returns: what was outstanding before, and is after it.
    private static func settle(_ document: Document, _ reason: String?, in context: AppContext) throws
        -> RequestAccess.Outstanding
    {
        let checklist = ChecklistStore(db: try context.db, organisation: try context.organisation)
        var items = try checklist.lockItems(of: document.request)
        let before = items.outstanding
        var reopened: Set<UUID> = []
        for place in items.indices where items[place].document == document.id && items[place].status != .waived {
            items[place].status = document.status == .accepted ? .accepted : .rejected
            items[place].settledBy = try context.person.id
            items[place].updatedAt = context.now
            items[place].sealed = try reason.map {
                try context.services.sealer.seal(
                    ChecklistItem.Content(reason: $0), in: ChecklistStore.items, row: items[place].id)
            }
            try checklist.update(items[place])
            if items[place].status.isOutstanding { reopened.insert(items[place].ask) }
        }
        try AskForDocuments.remind(of: reopened, of: document.request, in: context)
        return (before, items.outstanding)
    }
}
