internal import Foundation
internal import MariaDB
internal import Web

/// What happens to a request by its documents: a row of its history.
enum DocumentEvent: String {
    case uploaded = "document_uploaded"
    case accepted = "document_accepted"
    case rejected = "document_rejected"
    case waived = "document_waived"
}

/// The one place where documents touch the request they belong to.
enum RequestAccess {
    /// The request of the path, locked, and open.
    ///
    /// - Precondition: within the transaction that changes it.
    /// - Throws: `APIError` 404 for one that the caller does not see, 409 for one that is closed, 412 for another
    ///   version.
    static func lock(in context: AppContext) throws -> VerificationRequest {
        let request = try ChangeRequest.lockAnyVersion(in: context)
        try check(request, in: context)
        return request
    }

    /// The same request, not locked: to refuse early what will be refused.
    static func find(in context: AppContext) throws -> VerificationRequest {
        let request = try ChangeRequest.find(in: context)
        try check(request, in: context)
        return request
    }

    /// How many required items were still to come before a change, and are after it.
    typealias Outstanding = (before: Int, after: Int)

    /// Notes a change, and moves the request on when the last required document is there, or back when one is not any
    /// more.
    ///
    /// - Parameters:
    ///   - subject: the document or the item.
    /// - Returns: the request as it is now.
    /// - Precondition: within the transaction that has locked the request.
    static func note(
        _ event: DocumentEvent, on subject: UUID, of request: VerificationRequest, outstanding: Outstanding,
        fields: [String: String] = [:], in context: AppContext
    ) throws -> VerificationRequest {
        let changed = try ChangeRequest.record(
            event.rawValue, request, before: request.status, ChangeRequest.Note(subject: subject, fields: fields),
            in: context)
        let isComplete = outstanding.before > 0 && outstanding.after == 0
        switch changed.status {
        case .awaitingDocuments where outstanding.after == 0:
            return try ChangeRequest.apply(.completeDocuments, to: changed, in: context)
        case .inReview where outstanding.after > outstanding.before,
            .pendingReview where outstanding.after > outstanding.before:
            return try ChangeRequest.apply(.reopenDocuments, to: changed, in: context)
        // It goes on as it is; who waits for it is told nevertheless.
        default:
            if event == .rejected { try ChangeRequest.notify(.clinic, .documentsRequested, of: changed, in: context) }
            if event == .uploaded, isComplete {
                try ChangeRequest.notify(.desk, .documentsComplete, of: changed, in: context)
            }
            return changed
        }
    }

    /// - Throws: `APIError` 412 for another version than the caller means, 409 for one that is closed.
    static func check(_ request: VerificationRequest, in context: AppContext) throws(APIError) {
        try EntityTag.checkIfSent(context.request, version: request.version)
        guard request.status.isOpen else {
            throw APIError(
                .conflict, "INVALID_STATE_TRANSITION", "The request's status does not allow this.",
                fields: [FieldError("status", "\(request.status.rawValue) takes no documents.")])
        }
    }
}
