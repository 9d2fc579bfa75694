internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /register/patient/confirm`: `verification_id`, `code`. In the strict mode, makes the account that was asked for;
/// its number is proven, so what was booked from it is shown at once.
///
/// Errors: 400 `invalid_code` alike for whatever is wrong with a code; 409 `phone_already_registered`.
enum ConfirmRegistration {
    static func handle(_ input: CodeInput, in guest: AppContext) throws -> Reply<RegistrationView> {
        let context = try guest.forPatients()
        let outcome = try context.retryingTransaction(ending: .credentials) {
            () -> Result<RegistrationView, APIError> in
            let desk = try CodeDesk(in: context)
            guard let (content, asked) = try desk.take(input, .register, of: nil),
                let pending = content.registration
            else {
                try desk.noteRefusal(input, .register, by: context.actor)
                return .failure(CodeDesk.refused)
            }
            return try register(pending, content.phone, asked, in: context)
        }
        let view = try outcome.get()
        try context.publish(.messages)
        return .created(view, headers: ["cache-control": "no-store"])
    }

    private static func register(
        _ pending: PendingRegistration, _ phone: PhoneNumber, _ asked: Date, in context: AppContext
    ) throws -> Result<RegistrationView, APIError> {
        let proof = try PhoneProof(in: context)
        guard try !proof.isProven(phone, asked: asked) else {
            let error = RegisterPatient.registered(nil)
            try RegisterPatient.noteRefusal(error, in: context)
            return .failure(error)
        }
        let user = try PatientUser.make(pending, in: context)
        let gained = try proof.prove(phone, of: user.id, asked: asked) ?? []
        if !gained.isEmpty { try PatientAccounts.tell(user.id, "account_linked", at: phone, in: context) }
        try AuditStore.append(
            AuditEvent(
                "patient_registered", .success, on: "user", user.id.text, by: context.actor,
                fields: ["patients": gained.joined(separator: ",")]),
            organisation: user.organisation, in: context)
        let view = RegisteredUser(user, pending.details, phone, isPhoneVerified: true)
        return .success(RegistrationView(try SignIn.openFirst(user, in: context), view, .linked))
    }
}
