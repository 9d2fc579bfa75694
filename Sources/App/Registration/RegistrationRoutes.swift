internal import Web

enum RegistrationRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .post, "/register/patient", access: .anyone, envelope: .registration,
            .init(
                "registerPatient", "Registers a patient",
                note: "202 in the strict mode, for every number alike: the code that is sent there goes to "
                    + "`/register/patient/confirm`.",
                answers: [.created, .accepted],
                refuses: [
                    .forbidden: ["REGISTRATION_CLOSED"],
                    .conflict: ["IVR_ACCOUNT_EXISTS", "PHONE_ALREADY_REGISTERED"],
                    .tooManyRequests: ["TOO_MANY_ATTEMPTS"],
                ]),
            RegisterPatient.handle),
        Route(
            .post, "/register/patient/confirm", access: .anyone, envelope: .registration,
            .init(
                "confirmRegistration", "Registers a patient who has proven the number", answers: [.created],
                refuses: [
                    .badRequest: ["INVALID_CODE"], .forbidden: ["REGISTRATION_CLOSED"],
                    .conflict: ["PHONE_ALREADY_REGISTERED"],
                ]),
            ConfirmRegistration.handle),
        Route(
            .post, "/link-ivr-account", access: .anyone, envelope: .registration,
            .init(
                "linkIVRAccount", "Asks to have the bookings of a number linked to a new account",
                note: "The same for every number. Bookings are withheld until the code comes back.",
                answers: [.created],
                refuses: [.forbidden: ["REGISTRATION_CLOSED"], .tooManyRequests: ["TOO_MANY_ATTEMPTS"]]),
            LinkAccount.handle),
        Route(
            .post, "/link-ivr-account/confirm", access: .roles([.patient]), envelope: .registration,
            .init(
                "confirmLink", "Links the bookings of a number that is proven",
                refuses: [.badRequest: ["INVALID_CODE"], .conflict: ["PHONE_ALREADY_REGISTERED"]]),
            ConfirmPhone.link),

        Route(
            .post, "/patient/password", access: .anyone, envelope: .registration,
            .init(
                "askForPassword", "Sends a code to a number, to set a new password for its account",
                note: "The same for every number.", answers: [.accepted],
                refuses: [.forbidden: ["REGISTRATION_CLOSED"], .tooManyRequests: ["TOO_MANY_ATTEMPTS"]]),
            ResetPassword.ask),
        Route(
            .post, "/patient/password/confirm", access: .anyone, envelope: .registration,
            .init(
                "confirmPassword", "Sets the password that was asked for, of the account whose number is proven",
                note: "Every session of the account ends, and the address at which calendars read its visits.",
                refuses: [
                    .badRequest: ["INVALID_CODE"], .forbidden: ["REGISTRATION_CLOSED"],
                    .notFound: ["ACCOUNT_NOT_FOUND"],
                ]),
            ResetPassword.confirm),

        Route(
            .get, "/patient/account", access: .roles([.patient]), envelope: .registration,
            .init("showPatientAccount", "The patient's own account, and whose visits it shows"),
            ShowPatientAccount.handle),
        Route(
            .post, "/patient/phone", access: .roles([.patient]), envelope: .registration,
            .init(
                "verifyPhone", "Sends a code to a number, to prove it or to change to it", answers: [.accepted],
                refuses: [
                    .unauthorized: ["INVALID_CREDENTIALS"], .tooManyRequests: ["TOO_MANY_ATTEMPTS"],
                ]),
            VerifyPhone.handle),
        Route(
            .post, "/patient/phone/confirm", access: .roles([.patient]), envelope: .registration,
            .init(
                "confirmPhone", "Makes a number the account's that is proven",
                refuses: [.badRequest: ["INVALID_CODE"], .conflict: ["PHONE_ALREADY_REGISTERED"]]),
            ConfirmPhone.phone),

        Route(
            .get, "/link-proposals", access: .roles(.reviewers),
            .init(
                "listLinkProposals", "Patients who may be an account's, for staff to decide on, oldest first",
                query: PageRequest.parameters, links: ["patient": "/proposals/0/patient_id"]),
            ListLinkProposals.handle),
        Route(
            .get, "/patients/{patient}/accounts", access: .roles(.reviewers),
            .init(
                "listPatientAccounts", "The accounts that a patient is of, may be of, or is not of",
                links: ["account": "/accounts/0/account_id"]),
            ListPatientAccounts.handle),
        Route(
            .put, "/patients/{patient}/accounts/{account}", access: .roles(.reviewers),
            .init(
                "decideLink", "Decides whether a patient is an account's",
                note:
                    "Whoever has the account is told of a link. What is declined, or taken back by `unlink`, is neither "
                    + "proposed nor linked again.",
                refuses: [.conflict: ["INVALID_STATE_TRANSITION"]]),
            DecideLink.handle),

        Route(
            .get, "/patient-settings", access: .roles(.managers),
            .init("getPatientSettings", "How patients come by accounts"), SetPatientSettings.show),
        Route(
            .put, "/patient-settings", access: .organisation(.admins),
            .init("setPatientSettings", "Sets how patients come by accounts"), SetPatientSettings.handle),
    ]
}
