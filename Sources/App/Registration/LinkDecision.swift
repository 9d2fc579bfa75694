internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What staff have decided of a patient who may be an account's.
enum LinkVerdict: String, CaseIterable, Codable, ValueConvertible {
    /// The account shows the patient's visits.
    case link
    /// They are two people.
    case decline
}

/// What staff do with a patient who may be an account's, or is.
enum LinkStep: String, CaseIterable, Codable {
    case link, decline
    /// Takes back a link, whoever or whatever made it.
    case unlink

    /// What it says of the two.
    var verdict: LinkVerdict { self == .link ? .link : .decline }
    /// How the patient stands to the account before.
    var before: AccountPatientStatus { self == .unlink ? .linked : .proposed }
}

/// Who decided what, when, and why.
struct LinkDecision: RowDecodable {
    let id: UUID
    let user: UUID
    let patient: String
    let verdict: LinkVerdict
    let decidedAt: Date
    let decidedBy: UUID
    /// The reason.
    let sealed: [UInt8]

    init(
        _ verdict: LinkVerdict, _ patient: String, of user: UUID, reason: String, by person: UUID, now: Date,
        _ sealer: Sealer
    ) throws {
        (id, self.user, self.patient, self.verdict) = (UUID.random(), user, patient, verdict)
        (decidedAt, decidedBy) = (now, person)
        sealed = try sealer.seal(Content(reason: reason), in: LinkDecisionStore.table, row: id)
    }

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        user = try row.column("user_id")
        patient = try row.column("patient_id")
        verdict = try row.column("decision")
        decidedAt = try row.column("decided_at")
        decidedBy = try row.column("decided_by")
        sealed = try row.column("sealed")
    }

    private struct Content: Codable {
        let reason: String
    }

    func reason(_ sealer: Sealer) throws -> String {
        try sealer.open(Content.self, sealed, in: LinkDecisionStore.table, row: id).reason
    }
}
