internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /link-ivr-account/confirm` and `POST /patient/phone/confirm`: `verification_id`, `code`. The number is the
/// account's from now on, with what was booked from it. Every other session of the account ends, and the address at which
/// calendars read its visits.
///
/// Errors: 400 `invalid_code` alike for whatever is wrong with a code; 409 `phone_already_registered` for a number that
/// another account has proven meanwhile.
enum ConfirmPhone {
    struct Output: ResponseBody {
        let linkStatus = RegistrationView.LinkStatus.linked
        /// How many patients the account shows that it did not show before.
        let linkedPatients: Int
        let user: RegisteredUser

        static let schema = Schema.object([
            "link_status": .required(.constant("linked")), "linked_patients": .required(.integer(0...100)),
            "user": .required(RegisteredUser.schema),
        ])

        enum CodingKeys: String, CodingKey {
            case linkStatus = "link_status"
            case linkedPatients = "linked_patients"
            case user
        }
    }

    static func link(_ input: CodeInput, in context: AppContext) throws -> Reply<Output> {
        try confirm(input, .link, in: context)
    }

    static func phone(_ input: CodeInput, in context: AppContext) throws -> Reply<Output> {
        try confirm(input, .phone, in: context)
    }

    private static func confirm(_ input: CodeInput, _ purpose: CodePurpose, in context: AppContext) throws
        -> Reply<Output>
    {
        let person = try context.person
        let outcome = try context.retryingTransaction(ending: .credentials) { () -> Result<Int, APIError> in
            let desk = try CodeDesk(in: context)
            guard let (content, asked) = try desk.take(input, purpose, of: person.id) else {
                try desk.noteRefusal(input, purpose, by: context.actor)
                return .failure(CodeDesk.refused)
            }
            return try prove(content.phone, asked, purpose, of: person, in: context)
        }
        let gained = try outcome.get()
        try context.publish(.messages)
        return .ok(
            Output(linkedPatients: min(gained, 100), user: try ShowPatientAccount.user(in: context)))
    }

    /// The code is used up, whatever this returns.
    ///
    /// - Returns: how many patients the account has gained.
    private static func prove(
        _ phone: PhoneNumber, _ asked: Date, _ purpose: CodePurpose, of person: Caller.Person, in context: AppContext
    ) throws -> Result<Int, APIError> {
        let (db, organisation) = (try context.db, person.organisation)
        let before = try AccountPhoneStore(db: db, organisation: organisation).find(of: person.id)
        guard let gained = try PhoneProof(in: context).prove(phone, of: person.id, asked: asked) else {
            try AuditStore.append(
                AuditEvent(
                    "account_linked", .refused, on: "user", person.id.text, by: context.actor,
                    fields: ["purpose": purpose.rawValue, "code": "PHONE_ALREADY_REGISTERED"]),
                organisation: organisation, in: context)
            return .failure(RegisterPatient.registered(nil))
        }
        try OpenedAccess.end(of: person.id, except: person.session, organisation, now: context.now, db)
        if !gained.isEmpty { try PatientAccounts.tell(person.id, "account_linked", at: phone, in: context) }
        if let before, before.verifiedAt != nil {
            let old = try before.number(context.services.sealer)
            if old != phone { try PatientAccounts.tell(person.id, "phone_changed", at: old, in: context) }
        }
        try AuditStore.append(
            AuditEvent(
                "account_linked", .success, on: "user", person.id.text, by: context.actor,
                fields: ["purpose": purpose.rawValue, "patients": gained.joined(separator: ",")]),
            organisation: organisation, in: context)
        return .success(gained.count)
    }
}
