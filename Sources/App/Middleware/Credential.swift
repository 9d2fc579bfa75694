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
        let territories = try TerritoryStore(db: context.db, organisation: claims.organisation).limits(of: user.id)
        return Credential(
            caller: .user(
                Caller.Person(
                    id: user.id, organisation: user.organisation, session: session.id, login: user.login,
                    role: user.role, mustChangePassword: user.mustChangePassword, doctor: user.doctor,
                    territories: territories.isEmpty ? nil : territories)),
            expiresAt: session.expiresAt, touchAt: touchAt)
    }
}
