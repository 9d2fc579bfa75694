internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Hands out one-time codes and takes them back.
struct CodeDesk {
    private let context: AppContext
    private let organisation: UUID
    private let store: OneTimeCodeStore

    init(in context: AppContext) throws {
        self.context = context
        organisation = try context.organisation
        store = OneTimeCodeStore(db: try context.db, organisation: organisation)
    }

    /// Sends a code. It says nothing of whose the number is, and does the same for every number.
    ///
    /// - Parameter user: the account that may bring it back; nil before there is one.
    /// - Precondition: within a transaction.
    /// - Throws: `APIError` 429 for a number that has been sent enough within the hour.
    func send(_ purpose: CodePurpose, to phone: PhoneNumber, of user: UUID?, _ content: CodeContent) throws -> CodeView
    {
        let (services, now) = (context.services, context.now)
        let index = AccountPhone.index(phone, by: services.index)
        try AccountPhoneStore(db: context.db, organisation: organisation).queue(for: index, now: now)
        let sent = try store.sent(to: index, since: now - 3_600)
        if sent.count >= OneTimeCode.sendsPerHour {
            throw RegistrationThrottle.refusal(until: sent[sent.count - OneTimeCode.sendsPerHour] + 3_600, now: now)
        }
        if let user { try store.replace(purpose, of: user, to: index, now: now) }
        let (id, code) = (UUID.random(), OneTimeCode.draw())
        try store.insert(
            id, purpose, of: user, phone: index[0],
            digest: OneTimeCode.digests(of: code, id, purpose, user, phone, by: services.index)[0],
            sealed: try services.sealer.seal(content, in: OneTimeCodeStore.table, row: id), now: now)
        try TextMessages(to: phone, about: ("verification", id.text), in: context).send(
            purpose.template, ["code": code, "minutes": String(Int(OneTimeCode.lifetime) / 60)],
            notAfter: now + OneTimeCode.lifetime)
        return CodeView(id: id)
    }

    /// Whether what a message of `organisation`'s says is still a code when it is to leave: another one may have taken
    /// its place meanwhile.
    static func isTrue(_ message: SentMessage, _ db: Connection, _ organisation: UUID, now: Date) throws -> Bool {
        guard message.resource.type == "verification", let id = UUID(uuidString: message.resource.id) else {
            return true
        }
        return try OneTimeCodeStore(db: db, organisation: organisation).isOpen(id, now: now)
    }

    /// Takes a code back, once.
    ///
    /// A wrong one counts, so the transaction is to be kept whatever this returns.
    ///
    /// - Precondition: within a transaction.
    /// - Returns: nil alike for a wrong code, one that is used or too late, one for something else or of another
    ///   account's, and one that never was.
    func take(_ input: CodeInput, _ purpose: CodePurpose, of user: UUID?) throws -> (CodeContent, asked: Date)? {
        guard let id = UUID(uuidString: input.verificationID), let stored = try store.lock(id) else { return nil }
        let content = try stored.content(context.services.sealer)
        let digests = OneTimeCode.digests(
            of: input.code, id, purpose, user, content.phone, by: context.services.index)
        let matches = digests.map { constantTimeEqual($0, stored.digest) }.contains(true)
        let isOpen = stored.usedAt == nil && stored.expiresAt > context.now && stored.tries < OneTimeCode.tries
        guard isOpen else { return nil }
        try store.countTry(of: id, usedAt: matches ? context.now : nil)
        return matches ? (content, stored.createdAt) : nil
    }

    /// Puts on record that a code was not taken.
    func noteRefusal(_ input: CodeInput, _ purpose: CodePurpose, by actor: AuditEvent.Actor) throws {
        let id = UUID(uuidString: input.verificationID)?.text ?? "unknown"
        try AuditStore.append(
            AuditEvent(
                "phone_proven", .refused, on: "verification", id, by: actor, fields: ["purpose": purpose.rawValue]),
            organisation: organisation, in: context)
    }

    static let refused = APIError(.badRequest, "INVALID_CODE", "The code is not right, or not any more.")
}

/// A code that comes back.
struct CodeInput: RequestBody {
    let verificationID: String
    let code: String

    static let schema = Schema.object([
        "verification_id": .required(.string(1...64)),
        "code": .required(.string(1...16)),
    ])
    .example(["verification_id": "6a0e8400-e29b-41d4-a716-446655440001", "code": "123456"])

    enum CodingKeys: String, CodingKey {
        case verificationID = "verification_id"
        case code
    }
}

/// A code that was sent, without the code.
struct CodeView: ResponseBody {
    let id: UUID
    let channel = "sms"
    /// In seconds.
    let expiresIn = Int(OneTimeCode.lifetime)

    static let schema = Schema.object([
        "id": .required(.uuid), "channel": .required(.constant("sms")), "expires_in": .required(.integer(1...86_400)),
    ])
    .named("PhoneVerification").example([
        "id": "6a0e8400-e29b-41d4-a716-446655440001", "channel": "sms", "expires_in": 600,
    ])

    enum CodingKeys: String, CodingKey {
        case id, channel
        case expiresIn = "expires_in"
    }
}
