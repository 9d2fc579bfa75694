internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /patient/password`: `phone_number`, `password`, `password2`; and `POST /patient/password/confirm`:
/// `verification_id`, `code`. A new password for who has forgotten theirs, or never got the first one, and has the phone.
///
/// The first never looks whose the number is: the answer and the work are the same for every number. The password waits,
/// hashed and sealed, until the code comes back; then it is the account's that has proven the number, or that was made for
/// calls from it. A proof that is too old opens nothing: the number may be somebody else's by now.
///
/// Errors: 400 with `fields`, 400 `invalid_code` alike for whatever is wrong with a code, 404 `account_not_found` to who
/// has the phone, 429 `too_many_attempts`.
enum ResetPassword {
    struct Input: RequestBody {
        let phoneNumber: String
        let password: String
        let password2: String

        static let schema = Schema.object([
            "phone_number": .required(.string(1...40)),
            "password": .required(.newPassword),
            "password2": .required(.string(1...1024)),
        ])
        .example([
            "phone_number": "+919999999999", "password": "a long way to the sea", "password2": "a long way to the sea",
        ])

        enum CodingKeys: String, CodingKey {
            case phoneNumber = "phone_number"
            case password, password2
        }
    }

    struct Output: ResponseBody {
        let status = "password_set"

        static let schema = Schema.object(["status": .required(.constant("password_set"))])
    }

    static let unknown = APIError(.notFound, "ACCOUNT_NOT_FOUND", "There is no account with this number. Register one.")

    static func ask(_ input: Input, in guest: AppContext) throws -> Reply<RegisterPatient.Accepted> {
        if let problem = PatientLogin.unequal(input.password, input.password2) { throw APIError.invalid([problem]) }
        let context = try guest.forPatients()
        let phone = try context.phoneNumber(input.phoneNumber)
        try RegistrationThrottle.take(.password, phone, in: context)
        let hash = try context.services.passwords.hash(input.password)
        let code = try context.db.retryingTransaction {
            let code = try CodeDesk(in: context)
                .send(.password, to: phone, of: nil, CodeContent(phone: phone, passwordHash: hash))
            try AuditStore.append(
                AuditEvent("password_reset_asked", .success, on: "verification", code.id.text, by: context.actor),
                organisation: context.organisation, in: context)
            return code
        }
        try context.publish(.messages)
        return .accepted(RegisterPatient.Accepted(verification: code))
    }

    static func confirm(_ input: CodeInput, in guest: AppContext) throws -> Reply<Output> {
        let context = try guest.forPatients()
        let outcome = try context.retryingTransaction(ending: .credentials) { () -> Result<Void, APIError> in
            let desk = try CodeDesk(in: context)
            guard let (content, asked) = try desk.take(input, .password, of: nil), let hash = content.passwordHash
            else {
                try desk.noteRefusal(input, .password, by: context.actor)
                return .failure(CodeDesk.refused)
            }
            return try set(hash, of: content.phone, asked, in: context)
        }
        try outcome.get()
        try context.publish(.messages)
        return .ok(Output())
    }

    /// The code is used up, whatever this returns.
    private static func set(_ hash: String, of phone: PhoneNumber, _ asked: Date, in context: AppContext) throws
        -> Result<Void, APIError>
    {
        let (db, organisation) = (try context.db, try context.organisation)
        let (proof, users) = (try PhoneProof(in: context), UserStore(db: db, organisation: organisation))
        guard let owner = try proof.owner(of: phone), let user = try users.lock(owner),
            let gained = try proof.prove(phone, of: user.id, asked: asked)
        else {
            try AuditStore.append(
                AuditEvent(
                    "password_reset", .refused, on: "user", "unknown", by: context.actor,
                    fields: ["code": unknown.code]),
                organisation: organisation, in: context)
            return .failure(unknown)
        }
        try users.setPassword(hash, of: user.id, now: context.now)
        try OpenedAccess.end(of: user.id, organisation, now: context.now, db)
        // Whoever has guessed wrong for long is let in again, by either name.
        for name in [user.login, phone.e164] {
            try SignInThrottleStore(db: db).forget(account: SignInGate.subject(of: name, context.services.index))
        }
        if !gained.isEmpty { try PatientAccounts.tell(user.id, "account_linked", at: phone, in: context) }
        try AuditStore.append(
            AuditEvent(
                "password_reset", .success, on: "user", user.id.text, by: context.actor,
                fields: ["patients": gained.joined(separator: ",")]),
            organisation: organisation, in: context)
        return .success(())
    }
}
