internal import MariaDB
internal import Web

/// Where a verification request stands: the six words of the document, and `cancelled`.
enum RequestStatus: String, Codable, CaseIterable, ValueConvertible {
    case pendingReview = "pending_review"
    case inReview = "in_review"
    case approved
    case rejected
    case awaitingDocuments = "awaiting_documents"
    case escalated
    case cancelled

    /// Whether somebody still has to do something.
    var isOpen: Bool {
        switch self {
        case .pendingReview, .inReview, .awaitingDocuments, .escalated: true
        case .approved, .rejected, .cancelled: false
        }
    }

    static let schema = Schema.oneOf(allCases.map(\.rawValue)).named("RequestStatus")
}

/// Why a request was rejected; the document's words.
enum RejectionReason: String, Codable, CaseIterable {
    case insufficientDocumentation = "insufficient_documentation"
    case coverageExclusion = "coverage_exclusion"
    case priorAuthorizationRequired = "prior_authorization_required"
    case policyLimitations = "policy_limitations"
    case medicalNecessity = "medical_necessity"
    case providerNetwork = "provider_network"
}
