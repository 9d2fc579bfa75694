internal import MariaDB
internal import Secrets
internal import Web

extension App {
    /// What the caller is told of each failure. Anything not named here is a
    /// defect: it is logged whole and answered with `INTERNAL_ERROR`.
    static func response(for error: any Error, _ envelope: Envelope, in context: AppContext) -> Response {
        let answer = answer(for: error)
        if answer == .internalError {
            Log.error("request failed", ["request_id": context.requestID, "error": "\(error)"])
        } else if let error = error as? DatabaseError {
            Log.warning("database", ["request_id": context.requestID, "error": "\(error)"])
        }
        if answer.status == .forbidden { noteRefusal(in: context) }
        return envelope.response(for: answer)
    }

    /// A caller who is known and may not is on record.
    private static func noteRefusal(in context: AppContext) {
        guard let caller = context.caller, let match = context.match else { return }
        let actor: AuditEvent.Actor =
            switch caller {
            case .user(let person): .user(person.id)
            case .machine(let machine): .machine(machine.id)
            }
        do {
            try context.db.retryingTransaction {
                try AuditStore.append(
                    AuditEvent(
                        "access", .refused, on: "route", String(match.index), by: actor,
                        fields: ["route": routeName(match.index)]),
                    organisation: caller.organisation, in: context)
            }
        } catch {
            Log.error("refusal not audited", ["request_id": context.requestID, "error": "\(error)"])
        }
    }

    private static func answer(for error: any Error) -> APIError {
        switch error {
        case let error as APIError: error
        case is TokenError: .invalidToken
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
        case .connectionLost, .unknownOutcome, .timedOut, .readOnly, .unavailable, .refused: .unavailable
        case .duplicateKey, .foreignKey, .unexpectedValue, .other: .internalError
        }
    }
}
