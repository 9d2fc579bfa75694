internal import MariaDB
internal import Secrets
internal import Web

extension App {
    /// What the caller is told of each failure. Anything not named here is a
    /// defect: it is logged whole and answered with `INTERNAL_ERROR`.
    static func response(for error: any Error, _ envelope: Envelope, in context: AppContext) -> Response {
        let answer = answer(for: error)
        if context.match == nil { context.services.shared.count(.unmatched) }
        if answer == .internalError || isRefusedWrite(error) {
            Log.error("request failed", ["request_id": context.requestID, "error": "\(error)"])
        } else if let error = error as? DatabaseError {
            Log.warning("database", ["request_id": context.requestID, "error": "\(error)"])
        }
        NoteRefusal.note(answer, for: error, in: context)
        return envelope.response(for: answer)
    }

    /// Whether the database does not take what it should.
    private static func isRefusedWrite(_ error: any Error) -> Bool {
        error is AuditFailure || (error as? DatabaseError)?.reason == .notKept
    }

    private static func answer(for error: any Error) -> APIError {
        switch error {
        case let error as APIError: error
        case is TokenError: .invalidToken
        case is AuditFailure: .unavailable
        case PasswordError.busy: .tooManyRequests(retryAfter: 1, "Too many sign-ins at the moment.")
        case PasswordError.tooLong: .invalid("password", "Is too long.")
        case PasswordError.outOfMemory: .unavailable
        case let error as DatabaseError: answer(for: error.reason)
        default: .internalError
        }
    }

    private static func answer(for reason: DatabaseError.Reason) -> APIError {
        switch reason {
        case .conflict:
            APIError(
                .unavailable, "TRY_AGAIN", "Another change was being made. Try again.", headers: ["retry-after": "1"])
        case .connectionLost, .unknownOutcome, .notKept, .timedOut, .readOnly, .unavailable, .refused: .unavailable
        case .duplicateKey, .foreignKey, .unexpectedValue, .other: .internalError
        }
    }
}
