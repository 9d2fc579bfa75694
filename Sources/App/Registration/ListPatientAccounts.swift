internal import Foundation
internal import MariaDB
internal import Web

/// `GET /patients/{patient}/accounts`: the accounts that a patient is of, may be of, or is not of, oldest first; on
/// record. Nothing by which anybody signs in.
enum ListPatientAccounts {
    struct Output: ResponseBody {
        let accounts: [PatientAccountView]

        static let schema = Schema.object(["accounts": .required(.array(of: PatientAccountView.schema, 0...100))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let patient = try GetPatient.find(in: context)
        let links = AccountPatientStore(db: try context.db, organisation: try context.organisation)
        let views = try PatientAccountView.all(links.list(of: patient.id), of: patient, in: context)
        try context.recordRead(
            AuditEvent(
                "patient_accounts_listed", .success, on: "patient", patient.id, by: context.actor,
                fields: ["count": String(views.count)]))
        return .ok(Output(accounts: views), headers: ["cache-control": "no-store"])
    }
}

/// An account beside a patient, as staff see it who decide whether they are one person.
struct PatientAccountView: ResponseBody {
    let id: UUID
    let status: AccountPatientStatus
    let since: Date
    let origin: AccountOrigin
    let name: String
    let age: Int?
    let ageToldAt: Date?
    let phoneNumber: PhoneNumber?
    let isPhoneVerified: Bool
    let agreement: Agreement
    let decision: Decision?

    struct Decision: ResponseBody {
        let verdict: LinkVerdict
        let reason: String
        let decidedAt: Date
        let decidedBy: String

        static let schema = Schema.object([
            "decision": .required(.oneOf(LinkVerdict.allCases.map(\.rawValue))),
            "reason": .required(.string(1...2_000)),
            "decided_at": .required(.dateTime), "decided_by": .required(.string(0...120).noted("The person's name.")),
        ])
        .named("LinkDecision")

        enum CodingKeys: String, CodingKey {
            case verdict = "decision"
            case reason
            case decidedAt = "decided_at"
            case decidedBy = "decided_by"
        }
    }

    /// Each of `links` that has an account, with the last decision on it.
    static func all(_ links: [AccountPatient], of patient: Patient, in context: AppContext) throws -> [Self] {
        guard !links.isEmpty else { return [] }
        let (db, organisation) = (try context.db, try context.organisation)
        let sides = try AccountSides(of: Set(links.map(\.user)), in: context)
        let decisions = try LinkDecisionStore(db: db, organisation: organisation).list(of: patient.id)
        let last = Dictionary(decisions.map { ($0.user, $0) }, uniquingKeysWith: { newer, _ in newer })
        let names = try UserStore(db: db, organisation: organisation).names(of: Set(decisions.map(\.decidedBy)))
        return try links.compactMap { link in
            guard let side = sides[link.user] else { return nil }
            let decision = try last[link.user].map { decision in
                Decision(
                    verdict: decision.verdict, reason: try decision.reason(context.services.sealer),
                    decidedAt: decision.decidedAt, decidedBy: names[decision.decidedBy] ?? "")
            }
            return Self(
                id: link.user, status: link.status, since: link.since, origin: side.origin, name: side.details.name,
                age: side.details.age, ageToldAt: side.details.told, phoneNumber: side.phone,
                isPhoneVerified: side.isPhoneVerified, agreement: side.agreement(with: patient.details),
                decision: decision)
        }
    }

    static let schema = Schema.object([
        "account_id": .required(.uuid), "status": .required(.oneOf(AccountPatientStatus.allCases.map(\.rawValue))),
        "since": .required(.dateTime), "origin": .required(.oneOf(AccountOrigin.allCases.map(\.rawValue))),
        "name": .required(.string(1...120)), "age": .optional(.integer(0...130)), "age_told_at": .optional(.dateTime),
        "phone_number": .optional(.string(9...16)), "phone_verified": .required(.boolean),
        "agreement": .required(Agreement.schema), "decision": .optional(Decision.schema),
    ])
    .named("PatientAccount")

    enum CodingKeys: String, CodingKey {
        case id = "account_id"
        case status, since, origin, name, age
        case ageToldAt = "age_told_at"
        case phoneNumber = "phone_number"
        case isPhoneVerified = "phone_verified"
        case agreement, decision
    }
}
