internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /link-ivr-account`: `phone_number`, `name`, `age`, `password`. A new account without a number and without
/// bookings, and a code to the phone: what was booked by phone is withheld until the code comes back.
///
/// It never looks whose the number is, so it cannot tell: the answer and the work are the same for every number.
///
/// Errors: 400 with `fields`; 429 `too_many_attempts`.
enum LinkAccount {
    struct Input: RequestBody {
        let phoneNumber: String
        let name: String
        let age: Int
        let password: String

        static let schema = Schema.object([
            "phone_number": .required(.string(1...40)),
            "name": .required(VisibleName.schema),
            "age": .required(.integer(0...130)),
            "password": .required(.newPassword),
        ])
        .example([
            "phone_number": "+919999999999", "name": "Asha Rao", "age": 30, "password": "a long way to the sea",
        ])

        enum CodingKeys: String, CodingKey {
            case phoneNumber = "phone_number"
            case name, age, password
        }
    }

    static func handle(_ input: Input, in guest: AppContext) throws -> Reply<RegistrationView> {
        let context = try guest.forPatients()
        let phone = try context.phoneNumber(input.phoneNumber)
        try RegistrationThrottle.take(.link, phone, in: context)
        let hash = try context.services.passwords.hash(input.password)
        let details = AccountDetails(name: VisibleText.normalised(input.name), age: input.age, told: context.now)
        let view: RegistrationView = try context.db.retryingTransaction {
            let user = try PatientUser.make(login: nil, password: hash, .link, details, in: context)
            let code = try CodeDesk(in: context).send(.link, to: phone, of: user.id, CodeContent(phone: phone))
            try AuditStore.append(
                AuditEvent("account_link_asked", .success, on: "user", user.id.text, by: context.actor),
                organisation: user.organisation, in: context)
            let shown = RegisteredUser(
                id: user.id, username: nil, name: details.name, age: details.age, phoneNumber: phone,
                isPhoneVerified: false)
            return RegistrationView(try SignIn.openFirst(user, in: context), shown, .pending, code)
        }
        try context.publish(.messages)
        return .created(view, headers: ["cache-control": "no-store"])
    }
}
