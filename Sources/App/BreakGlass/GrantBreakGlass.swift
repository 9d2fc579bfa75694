internal import Foundation
internal import MariaDB
internal import Web

/// `POST /break-glass`: `patient_id`, `reason`. Half an hour in which the caller may read what there is of one patient.
///
/// Errors: 422 for a patient who does not exist, `TOO_MANY_GRANTS` (429) after three in an hour. Both are on record.
enum GrantBreakGlass {
    struct Input: RequestBody {
        let patientID: String
        let reason: String

        static let schema = Schema.object([
            "patient_id": .required(.string(1...64, .identifier)),
            "reason": .required(.string(10...1_000).noted("Sealed; admins read it.")),
        ])
        .example(["patient_id": "P-1234", "reason": "The clinic calls: the patient is in theatre now."])

        enum CodingKeys: String, CodingKey {
            case reason
            case patientID = "patient_id"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<BreakGlassView> {
        guard input.reason.unicodeScalars.count(where: { !$0.properties.isWhitespace }) >= 10 else {
            throw APIError.invalid("reason", "Must have at least 10 characters that are not blank.")
        }
        let person = try context.person
        guard try PatientStore(db: context.db, organisation: person.organisation).exists(id: input.patientID) else {
            try refuse(because: "no_such_patient", in: context)
            throw APIError.invalid("patient_id", "There is no such patient.")
        }
        let grant = try BreakGlassGrant(
            to: person.id, patient: input.patientID, reason: input.reason, now: context.now, context.services.sealer)
        do {
            return try context.once {
                try insert(grant, in: context)
                return .created(
                    try BreakGlassView(grant, context.services.sealer), headers: ["cache-control": "no-store"])
            } then: {
                // Who was granted it sees more requests, and the admins have a notification.
                try context.publish(.verification)
            }
        } catch let error as TooMany {
            try refuse(because: "too_many", in: context)
            throw APIError(
                .tooManyRequests, "TOO_MANY_GRANTS", "Too many emergencies in an hour. Ask an admin.",
                headers: ["retry-after": String(error.seconds)])
        }
    }

    /// There were too many; in how many seconds there may be another at the latest.
    private struct TooMany: Error {
        let seconds: Int
    }

    /// - Throws: `TooMany`.
    private static func insert(_ grant: BreakGlassGrant, in context: AppContext) throws {
        let organisation = try context.organisation
        let store = BreakGlassStore(db: try context.db, organisation: organisation)
        let users = UserStore(db: try context.db, organisation: organisation)
        // Of several at once, each waits for the one before to be counted.
        guard try users.lock(grant.user) != nil else { throw APIError.forbidden }
        let given = try store.count(grantedTo: grant.user, since: context.now - BreakGlassGrant.window)
        guard given < BreakGlassGrant.limit else { throw TooMany(seconds: Int(BreakGlassGrant.window)) }
        try store.insert(grant)
        // Who is limited to territories does not look at it.
        let admins = try Reviewers(in: context).ids(.admins, in: nil)
        try Notify.tell(admins, .breakGlass, of: nil, in: context)
        try AuditStore.append(
            AuditEvent(
                "break_glass_granted", .success, on: "patient", grant.patient, by: context.actor,
                fields: ["grant": grant.id.text]),
            organisation: organisation, in: context)
    }

    private static func refuse(because reason: String, in context: AppContext) throws {
        let organisation = try context.organisation
        try context.db.retryingTransaction {
            try AuditStore.append(
                AuditEvent(
                    "break_glass_granted", .refused, on: "patient", "unknown", by: context.actor,
                    fields: ["reason": reason]),
                organisation: organisation, in: context)
        }
    }
}
