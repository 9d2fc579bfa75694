public import Foundation

/// What an access token says of its bearer.
public struct AccessClaims: Equatable, Sendable {
    /// The login name (`sub`).
    public let subject: String
    /// The role as the contract spells it in tokens (`role`).
    public let role: String
    /// The organisation's id (`org`).
    public let organisation: UUID
    /// `is_superuser`.
    public let isSuperuser: Bool
    /// The user's id (`uid`).
    public let userID: UUID
    /// The session's id (`sid`): what a logout ends.
    public let sessionID: UUID
    /// The token's own id (`jti`).
    public let tokenID: UUID
    /// `iat`, whole seconds.
    public let issuedAt: Date
    /// `exp`, whole seconds.
    public let expiresAt: Date

    /// Both dates are cut to whole seconds, which is all that a token carries.
    public init(
        subject: String, role: String, organisation: UUID, isSuperuser: Bool, userID: UUID, sessionID: UUID,
        tokenID: UUID, issuedAt: Date, expiresAt: Date
    ) {
        self.subject = subject
        self.role = role
        self.organisation = organisation
        self.isSuperuser = isSuperuser
        self.userID = userID
        self.sessionID = sessionID
        self.tokenID = tokenID
        self.issuedAt = Date(timeIntervalSince1970: issuedAt.timeIntervalSince1970.rounded(.down))
        self.expiresAt = Date(timeIntervalSince1970: expiresAt.timeIntervalSince1970.rounded(.down))
    }
}

extension AccessClaims {
    /// - Throws: `TokenError.incomplete` for a claim that is missing, empty or of the wrong type.
    init(_ payload: FlatObject) throws(TokenError) {
        self.init(
            subject: try payload.text("sub"), role: try payload.text("role"),
            organisation: try payload.uuid("org"), isSuperuser: try payload.bool("is_superuser"),
            userID: try payload.uuid("uid"), sessionID: try payload.uuid("sid"), tokenID: try payload.uuid("jti"),
            issuedAt: try payload.date("iat"), expiresAt: try payload.date("exp"))
    }
}
