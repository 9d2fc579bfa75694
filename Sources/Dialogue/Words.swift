/// What a caller wants to have done.
public enum Goal: String, Codable, CaseIterable, Sendable {
    case book, reschedule, cancel
    case checkAppointment = "check_appointment"
    case verificationStatus = "verification_status"
    case hours, location, price, agent

    /// Nothing personal is said of these before the caller is known.
    public var needsIdentity: Bool {
        switch self {
        case .reschedule, .cancel, .checkAppointment, .verificationStatus: true
        case .book, .hours, .location, .price, .agent: false
        }
    }

    /// Answered in passing: what goes on goes on after it.
    public var isPassing: Bool { [.hours, .location, .price].contains(self) }
}

/// What the caller was asked last.
public enum Ask: String, Codable, CaseIterable, Sendable {
    case goal
    case visitType = "visit_type"
    case clinic
    case dateAndTime = "date_and_time"
    case time, choice, visit, name
    case dateOfBirth = "date_of_birth"
    case policyDigits = "policy_digits"
    case phone, confirm
    /// Whether to be put through.
    case person
    case anythingElse = "anything_else"

    /// What proves who somebody is.
    public var isProof: Bool { self == .dateOfBirth || self == .policyDigits }
}

/// What a phone system does after it has said the text.
public enum NextAction: String, Codable, CaseIterable, Sendable {
    /// A value is asked for.
    case collectInput = "collect_input"
    /// Yes or no is asked for.
    case confirm
    /// What is said next proves who the caller is.
    case verifyIdentity = "verify_identity"
    /// Nothing particular is awaited.
    case `continue`
    case transfer, hangup
}

/// What became of a conversation.
public enum Outcome: String, Codable, CaseIterable, Sendable {
    case booked, moved, cancelled, informed, transferred
    /// Handed over, and nobody was there.
    case unreached
    case hungUp = "hung_up"
}

/// Why a caller is handed over.
public enum TransferReason: String, Codable, CaseIterable, Sendable {
    case asked
    case notUnderstood = "not_understood"
    case notVerified = "not_verified"
    case anger
    case noTimes = "no_times"
    case tooLate = "too_late"
    case failure, emergency, silence
}
