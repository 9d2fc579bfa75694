internal import Foundation
internal import MariaDB
internal import Web

/// `PUT /patients/{patient}/accounts/{account}`: `decision`, `link` or `decline` of what is proposed, `unlink` of what is
/// linked, and why. Whoever has the account is told when its visits become more, as when a code links them; what is
/// declined, or linked no more, is neither proposed nor linked again.
///
/// Errors: 409 `INVALID_STATE_TRANSITION` for what is no longer proposed, or linked, and for a link of a patient who has
/// become another account's or to an account that is closed.
enum DecideLink {
    struct Input: RequestBody {
        let decision: LinkStep
        let reason: String

        static let schema = Schema.object([
            "decision": .required(.oneOf(LinkStep.allCases.map(\.rawValue))), "reason": .required(WaiveItem.reason),
        ])
        .example(["decision": "link", "reason": "She has married: the clinic has seen the papers."])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PatientAccountView> {
        let patient = try GetPatient.find(in: context)
        let account = try context.identifier("account")
        let (db, organisation) = (try context.db, try context.organisation)
        let links = AccountPatientStore(db: db, organisation: organisation)
        try MasterRecord.refusing({ _ in taken }) {
            try db.retryingTransaction { try decide(input, patient, account, links, in: context) }
        }
        try context.publish(.messages)
        let decided = try links.list(of: patient.id).filter { $0.user == account }
        guard let view = try PatientAccountView.all(decided, of: patient, in: context).first else {
            throw APIError.notFound
        }
        return .ok(view, headers: ["cache-control": "no-store"])
    }

    private static func decide(
        _ input: Input, _ patient: Patient, _ account: UUID, _ links: AccountPatientStore, in context: AppContext
    ) throws {
        let (db, organisation, now) = (links.db, links.organisation, context.now)
        let phones = AccountPhoneStore(db: db, organisation: organisation)
        // Before the row, in the order of who proves the number.
        if let phone = patient.details.phone {
            try phones.queue(for: AccountPhone.index(phone, by: context.services.index), now: now)
        }
        guard let link = try links.lock(patient.id, of: account) else { throw APIError.notFound }
        guard link.status == input.decision.before else {
            throw APIError(.conflict, "INVALID_STATE_TRANSITION", "Somebody has decided on this before.")
        }
        if input.decision == .link {
            guard try links.accounts(of: [patient.id]).isEmpty else { throw taken }
            guard try UserStore(db: db, organisation: organisation).find(account)?.status == .active else {
                throw APIError(.conflict, "INVALID_STATE_TRANSITION", "The account is closed.")
            }
        }
        try links.put(patient.id, input.decision == .link ? .linked : .declined, of: account, now: now)
        try LinkDecisionStore(db: db, organisation: organisation).insert(
            LinkDecision(
                input.decision.verdict, patient.id, of: account, reason: input.reason, by: context.person.id, now: now,
                context.services.sealer))
        if input.decision == .link { try PatientAccounts.tell(account, "account_linked", in: context) }
        try AuditStore.append(
            AuditEvent(
                input.decision.event, .success, on: "user", account.text, by: context.actor,
                fields: ["purpose": "staff", "patients": patient.id]),
            organisation: organisation, in: context)
    }

    private static let taken = APIError(
        .conflict, "INVALID_STATE_TRANSITION", "The patient is another account's by now.")
}

extension LinkStep {
    /// As the trail has it.
    fileprivate var event: String {
        switch self {
        case .link: "account_linked"
        case .decline: "account_link_declined"
        case .unlink: "account_unlinked"
        }
    }
}
