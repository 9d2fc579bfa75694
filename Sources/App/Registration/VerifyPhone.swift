internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /patient/phone`: `phone_number`, and `password` for an account that has a proven number. Sends a code to the
/// number; the account keeps the one it has until the code comes back.
///
/// Errors: 400 with `fields`; 401 `invalid_credentials`; 429 `too_many_attempts`.
enum VerifyPhone {
    struct Input: RequestBody {
        let phoneNumber: String
        let password: String?

        static let schema = Schema.object([
            "phone_number": .required(.string(1...40)), "password": .optional(.string(1...1024)),
        ])
        .example(["phone_number": "+919999999999"])

        enum CodingKeys: String, CodingKey {
            case phoneNumber = "phone_number"
            case password
        }
    }

    struct Output: ResponseBody {
        let verification: CodeView

        static let schema = Schema.object(["verification": .required(CodeView.schema)])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        let person = try context.person
        let phone = try context.phoneNumber(input.phoneNumber)
        let current = try AccountPhoneStore(db: context.db, organisation: person.organisation).find(of: person.id)
        // A stolen session must not be enough to send somebody's bookings elsewhere.
        if let current, current.verifiedAt != nil, try current.number(context.services.sealer) != phone {
            guard let password = input.password else {
                throw APIError.invalid("password", "Is required to change a number.")
            }
            _ = try ChangePassword.check(
                password, of: person, UserStore(db: context.db, organisation: person.organisation), in: context)
        }
        try RegistrationThrottle.take(.phone, phone, in: context)
        let view = try context.db.retryingTransaction {
            let view = try CodeDesk(in: context).send(.phone, to: phone, of: person.id, CodeContent(phone: phone))
            try AuditStore.append(
                AuditEvent("phone_proof_asked", .success, on: "user", person.id.text, by: context.actor),
                organisation: person.organisation, in: context)
            return view
        }
        try context.publish(.messages)
        return .accepted(Output(verification: view))
    }
}
