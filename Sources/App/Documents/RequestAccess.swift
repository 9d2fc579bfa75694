internal import Foundation
internal import MariaDB
internal import Web

/// What documents need to know of the request they belong to.
struct RequestHead {
    let id: UUID
    let status: String
    let version: Int

    /// Whether documents may still come, be decided on or be waived.
    var isOpen: Bool { !["approved", "rejected", "cancelled"].contains(status) }
}

/// What happens to a request by its documents: a row of its history.
enum DocumentEvent: String {
    case uploaded = "document_uploaded"
    case accepted = "document_accepted"
    case rejected = "document_rejected"
    case waived = "document_waived"
}

/// The one place where documents touch the request itself.
///
/// SEAM: the core of verification takes it over (visibility with emergency access, history rows, the state machine's
/// `complete_documents` and `reopen_documents`, notifications, the live message).
enum RequestAccess {
    /// The request of the path, to read or, with `toChange`, to change.
    ///
    /// - Throws: `APIError.notFound` for one that the caller may not see; with `toChange` 409 for one that is closed, and
    ///   412 when `If-Match` names another version.
    static func find(in context: AppContext, toChange: Bool = false) throws -> RequestHead {
        let person = try context.person
        let store = RequestAccessStore(db: try context.db, organisation: person.organisation)
        guard let head = try store.find(context.identifier("request"), visibleTo: person) else {
            throw APIError.notFound
        }
        if toChange { try check(head, in: context) }
        return head
    }

    /// The same request, which nobody else changes until the transaction ends.
    static func lock(_ id: UUID, in context: AppContext) throws -> RequestHead {
        let person = try context.person
        let store = RequestAccessStore(db: try context.db, organisation: person.organisation)
        guard let head = try store.lock(id, visibleTo: person) else { throw APIError.notFound }
        try check(head, in: context)
        return head
    }

    /// Notes a change, as the next version of the request, and moves it on when the last required document is there.
    ///
    /// - Parameters:
    ///   - subject: the document or the item.
    ///   - outstanding: required items that are still to come, after the change.
    /// - Returns: the new version.
    /// - Precondition: within the transaction that has locked the request.
    static func note(
        _ event: DocumentEvent, on subject: UUID, of request: RequestHead, outstanding: Int, in context: AppContext
    ) throws -> Int {
        let store = RequestAccessStore(db: try context.db, organisation: try context.organisation)
        let isComplete = request.status == "awaiting_documents" && outstanding == 0
        try store.advance(request, to: isComplete ? "in_review" : request.status, now: context.now)
        return request.version + 1
    }

    /// Puts on record that personal data is about to be shown. What cannot be put on record is not shown.
    static func recordRead(_ event: AuditEvent, in context: AppContext) throws {
        do {
            try context.db.retryingTransaction {
                try AuditStore.append(event, organisation: context.organisation, in: context)
            }
        } catch {
            Log.error("read not audited", ["request_id": context.requestID, "error": "\(error)"])
            throw APIError.unavailable
        }
    }

    private static func check(_ head: RequestHead, in context: AppContext) throws(APIError) {
        if context.request.headers["if-match"] != nil {
            try EntityTag.check(context.request, version: head.version)
        }
        guard head.isOpen else {
            throw APIError(
                .conflict, "INVALID_STATE_TRANSITION", "The request's status does not allow this.",
                fields: [FieldError("status", "\(head.status) takes no documents.")])
        }
    }
}
