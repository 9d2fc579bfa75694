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
        let request = try ChangeRequest.lock(in: context)
        try check(request)
        return request
    }

    /// The same request, not locked: to refuse early what will be refused.
    static func find(in context: AppContext) throws -> VerificationRequest {
        let request = try ChangeRequest.find(in: context)
        try EntityTag.checkIfSent(context.request, version: request.version)
        try check(request)
        return request
    }

    /// Notes a change, and moves the request on when the last required document is there, or back when one is not any
    /// more.
    ///
    /// - Parameters:
    ///   - subject: the document or the item.
    ///   - outstanding: required items that are still to come, after the change.
    /// - Returns: the request as it is now.
    /// - Precondition: within the transaction that has locked the request.
    static func note(
        _ event: DocumentEvent, on subject: UUID, of request: VerificationRequest, outstanding: Int,
        fields: [String: String] = [:], in context: AppContext
    ) throws -> VerificationRequest {
        let changed = try ChangeRequest.record(
            event.rawValue, request, before: request.status, ChangeRequest.Note(subject: subject, fields: fields),
            in: context)
        switch (changed.status, outstanding) {
        case (.awaitingDocuments, 0):
            return try ChangeRequest.apply(.completeDocuments, to: changed, in: context)
        case (.inReview, 1...), (.pendingReview, 1...):
            guard event == .rejected else { return changed }
            return try ChangeRequest.apply(.reopenDocuments, to: changed, in: context)
        default:
            return changed
        }
    }

    private static func check(_ request: VerificationRequest) throws(APIError) {
        guard request.status.isOpen else {
            throw APIError(
                .conflict, "INVALID_STATE_TRANSITION", "The request's status does not allow this.",
                fields: [FieldError("status", "\(request.status.rawValue) takes no documents.")])
        }
    }
}
