internal import Foundation

/// Tells other systems of a verification request: its id and words of fixed sets, nothing of whom it is about.
enum AnnounceRequest {
    private struct News: Encodable {
        let requestID: String
        let status: RequestStatus
        let priority: Priority
        let version: Int

        enum CodingKeys: String, CodingKey {
            case requestID = "request_id"
            case status, priority, version
        }
    }

    /// - Precondition: within the transaction that makes it.
    static func created(_ id: UUID, _ priority: Priority, in context: AppContext) throws {
        try announce(
            .verificationCreated,
            News(requestID: id.text, status: .pendingReview, priority: priority, version: 1), in: context)
    }

    /// - Precondition: within the transaction that changes it; `request` is in its new version.
    static func changed(_ request: VerificationRequest, before: RequestStatus, in context: AppContext) throws {
        let news = News(
            requestID: request.id.text, status: request.status, priority: request.priority, version: request.version)
        try announce(.verificationUpdated, news, in: context)
        let isDecided = request.status == .approved || request.status == .rejected
        if isDecided, request.status != before { try announce(.verificationDecided, news, in: context) }
    }

    private static func announce(_ event: WebhookEvent, _ news: News, in context: AppContext) throws {
        try Webhooks.announce(event, of: ("verification_request", news.requestID), news, in: context)
    }
}
