internal import MariaDB
internal import Web

/// `GET` and `PUT /patient-settings`: how patients come by accounts.
enum SetPatientSettings {
    struct View: RequestBody, ResponseBody {
        let strict: Bool
        let createsAccounts: Bool
        let language: MessageLanguage

        static let schema = Schema.object([
            "strict": .required(
                .boolean.noted("A stranger learns nothing of a number before a code that is sent there comes back.")),
            "ivr_autocreate_account": .required(
                .boolean.noted("Who books by phone gets an account, and a message with its first password.")),
            "language": .required(.oneOf(MessageLanguage.allCases.map(\.rawValue))),
        ])
        .named("PatientSettings").example(["strict": false, "ivr_autocreate_account": true, "language": "en"])

        init(_ settings: PatientSettings) {
            (strict, createsAccounts) = (settings.isStrict, settings.createsAccounts)
            language = settings.language
        }

        enum CodingKeys: String, CodingKey {
            case strict
            case createsAccounts = "ivr_autocreate_account"
            case language
        }
    }

    static func show(in context: AppContext) throws -> Reply<View> {
        .ok(View(try PatientSettingsStore(db: context.db, organisation: context.organisation).find()))
    }

    static func handle(_ input: View, in context: AppContext) throws -> Reply<View> {
        let organisation = try context.organisation
        let settings = PatientSettings(
            isStrict: input.strict, createsAccounts: input.createsAccounts, language: input.language)
        try context.db.retryingTransaction {
            let store = PatientSettingsStore(db: try context.db, organisation: organisation)
            guard try store.find() != settings else { return }
            try store.set(settings, now: context.now)
            try AuditStore.append(
                AuditEvent(
                    "patient_settings_changed", .success, on: "organisation", organisation.text, by: context.actor,
                    fields: [
                        "strict": String(input.strict), "ivr_autocreate_account": String(input.createsAccounts),
                        "language": input.language.rawValue,
                    ]),
                organisation: organisation, in: context)
        }
        return .ok(View(settings))
    }
}
