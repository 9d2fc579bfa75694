internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /register/patient`: `name`, `age`, `phone_number`, `username`, `password`, `password2`.
///
/// The account claims the number; what was booked from it is shown once a code that is sent there comes back. In the
/// strict mode the answer is 202 for every number, and what becomes of it is said to who has the phone.
///
/// Errors: 400 with `fields`; 409 `ivr_account_exists`, `phone_already_registered`; 429 `too_many_attempts`.
enum RegisterPatient {
    struct Input: RequestBody {
        let name: String
        let age: Int
        let phoneNumber: String
        let username: String
        let password: String
        let password2: String

        static let schema = Schema.object([
            "name": .required(VisibleName.schema),
            "age": .required(.integer(0...130)),
            "phone_number": .required(.string(1...40)),
            "username": .required(PatientLogin.schema),
            "password": .required(.newPassword),
            "password2": .required(.string(1...1024)),
        ])
        .example([
            "name": "Asha Rao", "age": 30, "phone_number": "+919999999999", "username": "asha",
            "password": "a long way to the sea", "password2": "a long way to the sea",
        ])

        enum CodingKeys: String, CodingKey {
            case name, age
            case phoneNumber = "phone_number"
            case username, password, password2
        }

        /// - Throws: `APIError` 422 for what does not go together.
        func check() throws(APIError) {
            var problems: [FieldError] = []
            if let problem = PatientLogin.unequal(password, password2) { problems.append(problem) }
            if User.normalised(login: password) == User.normalised(login: username) {
                problems.append(FieldError("password", "Must not be the username."))
            }
            guard problems.isEmpty else { throw .invalid(problems) }
        }
    }

    /// What is answered where strangers are told nothing.
    struct Accepted: ResponseBody {
        let status = "verification_required"
        let message = "We have sent a code to this number. Enter it to go on."
        let verification: CodeView

        static let schema = Schema.object([
            "status": .required(.constant("verification_required")), "message": .required(.string()),
            "verification": .required(CodeView.schema),
        ])
    }

    enum Output: ResponseBody {
        case registered(RegistrationView)
        case accepted(Accepted)

        static let schema = Schema.either([RegistrationView.schema, Accepted.schema])

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .registered(let view): try view.encode(to: encoder)
            case .accepted(let accepted): try accepted.encode(to: encoder)
            }
        }
    }

    static func handle(_ input: Input, in guest: AppContext) throws -> Reply<Output> {
        try input.check()
        let context = try guest.forPatients()
        let phone = try context.phoneNumber(input.phoneNumber)
        let username = User.normalised(login: input.username)
        try RegistrationThrottle.take(.register, phone, in: context) {
            guard try UserStore.find(login: username, context.db) == nil else { throw PatientLogin.taken }
        }
        let pending = PendingRegistration(
            details: AccountDetails(
                name: VisibleText.normalised(input.name), age: input.age, told: context.now),
            username: username,
            passwordHash: try context.services.passwords.hash(input.password))
        // What is put on record of a refusal is kept, so it does not end the transaction.
        let outcome: Result<Reply<Output>, APIError> = try context.db.retryingTransaction {
            let settings = try PatientSettingsStore(db: context.db, organisation: context.organisation).find()
            if settings.isStrict { return .success(try ask(pending, phone, in: context)) }
            if let refusal = try conflict(phone, as: input.phoneNumber, in: context) { return .failure(refusal) }
            return .success(try register(pending, phone, in: context))
        }
        let reply = try outcome.get()
        try context.publish(.messages)
        return reply
    }

    /// Sends a code to whatever number it is.
    private static func ask(_ pending: PendingRegistration, _ phone: PhoneNumber, in context: AppContext) throws
        -> Reply<Output>
    {
        let code = try CodeDesk(in: context)
            .send(.register, to: phone, of: nil, CodeContent(phone: phone, registration: pending))
        return .accepted(.accepted(Accepted(verification: code)))
    }

    private static func register(_ pending: PendingRegistration, _ phone: PhoneNumber, in context: AppContext) throws
        -> Reply<Output>
    {
        let user = try PatientUser.make(pending, in: context)
        try AccountPhoneStore(db: context.db, organisation: user.organisation)
            .set(phone, of: user.id, verifiedAt: nil, context.services)
        let code = try CodeDesk(in: context).send(.phone, to: phone, of: user.id, CodeContent(phone: phone))
        try AuditStore.append(
            AuditEvent("patient_registered", .success, on: "user", user.id.text, by: context.actor),
            organisation: user.organisation, in: context)
        let view = RegisteredUser(user, pending.details, phone, isPhoneVerified: false)
        let pair = try SignIn.openFirst(user, in: context)
        return .created(
            .registered(RegistrationView(pair, view, nil, code)), headers: ["cache-control": "no-store"])
    }

    /// Why a number cannot be registered, as the document has it; put on record.
    private static func conflict(_ phone: PhoneNumber, as written: String, in context: AppContext) throws -> APIError? {
        let error: APIError
        if try PhoneProof(in: context).isProven(phone) {
            error = registered(written)
        } else if try !CallerNames(in: context).patients(with: phone).isEmpty {
            error = APIError(
                .conflict, "IVR_ACCOUNT_EXISTS",
                "There are bookings by phone from this number. Would you like to link your existing bookings?",
                phoneNumber: written)
        } else {
            return nil
        }
        try noteRefusal(error, in: context)
        return error
    }

    static func noteRefusal(_ error: APIError, in context: AppContext) throws {
        try AuditStore.append(
            AuditEvent(
                "patient_registered", .refused, on: "user", "unknown", by: context.actor,
                fields: ["code": error.code]),
            organisation: context.organisation, in: context)
    }

    static func registered(_ written: String?) -> APIError {
        APIError(
            .conflict, "PHONE_ALREADY_REGISTERED", "Another account has this number.", phoneNumber: written)
    }
}

/// The username that a patient chooses.
enum PatientLogin {
    static let schema = Schema.string(
        3...64,
        Schema.Format(
            name: "username", issue: "Must be an e-mail address or a name without blanks, and no phone number.",
            pattern: "^[!-~]+$"
        ) { text in
            text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F } && !SignInName.mayBePhone(text)
        })

    static let taken = APIError.invalid("username", "Is taken.")

    /// What is wrong with a password that was typed a second time; nil when nothing is.
    static func unequal(_ password: String, _ again: String) -> FieldError? {
        password.utf8.elementsEqual(again.utf8) ? nil : FieldError("password2", "Is not the same as the password.")
    }

    /// - Throws: `APIError` 422 in the place of a duplicate key.
    static func refusingTaken<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            throw taken
        }
    }
}
