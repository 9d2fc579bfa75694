internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Emergency access of one user to one patient, to read; 45 CFR 164.312(a)(2)(ii).
struct BreakGlassGrant: RowDecodable {
    /// How long it lasts, in seconds.
    static let duration: TimeInterval = 1_800
    /// How many a user is given in how many seconds: an emergency is not a way of working.
    static let limit = 3
    static let window: TimeInterval = 3_600

    let id: UUID
    let user: UUID
    let patient: String
    let grantedAt: Date
    let expiresAt: Date
    /// The reason.
    let sealed: [UInt8]
    let reviewedAt: Date?
    let reviewedBy: UUID?

    init(to user: UUID, patient: String, reason: String, now: Date, _ sealer: Sealer) throws {
        id = UUID.random()
        self.user = user
        self.patient = patient
        grantedAt = now
        expiresAt = now + Self.duration
        sealed = try sealer.seal(Content(reason: reason), in: BreakGlassStore.table, row: id)
        reviewedAt = nil
        reviewedBy = nil
    }

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        user = try row.column("user_id")
        patient = try row.column("patient_id")
        grantedAt = try row.column("granted_at")
        expiresAt = try row.column("expires_at")
        sealed = try row.column("sealed")
        reviewedAt = try row.column("reviewed_at")
        reviewedBy = try row.column("reviewed_by")
    }

    /// What is sealed of it.
    private struct Content: Codable {
        let reason: String
    }

    /// - Throws: `SealError` for what was sealed elsewhere, or with a key that is gone.
    func reason(_ sealer: Sealer) throws -> String {
        try sealer.open(Content.self, sealed, in: BreakGlassStore.table, row: id).reason
    }
}

/// A grant as shown to whoever may see why it was asked for.
struct BreakGlassView: ResponseBody {
    let id: UUID
    let userID: UUID
    let patientID: String
    let grantedAt: Date
    let expiresAt: Date
    let reason: String
    let reviewedAt: Date?
    let reviewedBy: UUID?

    init(_ grant: BreakGlassGrant, _ sealer: Sealer) throws {
        id = grant.id
        userID = grant.user
        patientID = grant.patient
        grantedAt = grant.grantedAt
        expiresAt = grant.expiresAt
        reason = try grant.reason(sealer)
        reviewedAt = grant.reviewedAt
        reviewedBy = grant.reviewedBy
    }

    enum CodingKeys: String, CodingKey {
        case id, reason
        case userID = "user_id"
        case patientID = "patient_id"
        case grantedAt = "granted_at"
        case expiresAt = "expires_at"
        case reviewedAt = "reviewed_at"
        case reviewedBy = "reviewed_by"
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "user_id": .required(.uuid), "patient_id": .required(.string(1...64)),
        "granted_at": .required(.dateTime), "expires_at": .required(.dateTime),
        "reason": .required(.string(10...1_000)), "reviewed_at": .optional(.dateTime), "reviewed_by": .optional(.uuid),
    ])
    .named("BreakGlassGrant").example([
        "id": "8c0e8400-e29b-41d4-a716-446655440003", "user_id": "8c0e8400-e29b-41d4-a716-446655440001",
        "patient_id": "P-1234", "granted_at": "2025-03-01T12:30:00Z", "expires_at": "2025-03-01T13:00:00Z",
        "reason": "The clinic calls: the patient is in theatre now.",
    ])
}
