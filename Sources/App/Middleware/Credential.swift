internal import Foundation
internal import MariaDB
internal import Secrets

/// A caller, and until when the database's word for it holds.
struct Credential: Equatable, Sendable {
    let caller: Caller
    /// The end of the key or of the session; nil for a key without an end.
    let expiresAt: Date?
    /// From when on a request has to be noted as the session's last; nil for a key.
    let touchAt: Date?

    func isValid(at now: Date) -> Bool {
        guard let expiresAt else { return true }
        return now < expiresAt
    }
}

/// What a caller shows.
enum CredentialKey: Hashable {
    /// SHA-256 of an API key.
    case key([UInt8])
    case session(UUID)
}

enum KeyCredential {
    /// Reads whether a key is good, and puts its use on record, at most once a minute.
    ///
    /// A use that cannot be put on record is let be, and the next request tries again: calls that come in at this moment
    /// are worth more. What a key reads of health data has an entry of its own, and is refused without it.
    ///
    /// - Returns: nil when the key is unknown or revoked.
    static func load(_ digest: [UInt8], in context: AppContext) throws -> Credential? {
        let store = APIKeyStore(db: try context.db)
        guard let (credential, isToBeNoted) = try store.credential(digest: digest, now: context.now) else { return nil }
        guard isToBeNoted, credential.isValid(at: context.now) else { return credential }
        let (id, organisation) = (credential.caller.id, credential.caller.organisation)
        do {
            try context.db.retryingTransaction {
                guard try store.touch(id, organisation: organisation, now: context.now) else { return }
                try AuditStore.append(
                    AuditEvent("key_used", .success, on: "api_key", id.text, by: .machine(id)),
                    organisation: organisation, in: context)
            }
        } catch  where error is AuditFailure || [.conflict, .notKept].contains((error as? DatabaseError)?.reason) {
            Log.error("use of a key not audited", ["request_id": context.requestID, "error": "\(error)"])
        }
        return credential
    }
}

enum SessionCredential {
    /// Reads whether the session and its user still stand, and notes that the session is in use, if somebody uses it.
    ///
    /// - Returns: nil for a session that is over, or a user who may no longer come in.
    static func load(_ claims: AccessClaims, in context: AppContext) throws -> Credential? {
        let sessions = SessionStore(db: try context.db, organisation: claims.organisation)
        let limits = context.services.configuration.sessions
        guard let session = try sessions.find(claims.sessionID), session.user == claims.userID,
            let user = try UserStore(db: context.db, organisation: claims.organisation).find(session.user),
            user.status == .active, session.isOpen(at: context.now, limits: limits, role: user.role)
        else { return nil }
        var touchAt = session.lastSeenAt + limits.touchInterval(for: user.role)
        if context.now > touchAt, !context.request.isBackground {
            try sessions.touch(session.id, at: context.now)
            touchAt = context.now + limits.touchInterval(for: user.role)
        }
        return Credential(
            caller: .user(
                Caller.Person(
                    id: user.id, organisation: user.organisation, session: session.id, login: user.login,
                    role: user.role, mustChangePassword: user.mustChangePassword, doctor: user.doctor,
                    territories: user.territories.isEmpty ? nil : user.territories)),
            expiresAt: session.expiresAt, touchAt: touchAt)
    }
}
