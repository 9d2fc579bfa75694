internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /messages/settings`: by what messages leave, and when they do not; null where they are kept and shown, and
/// nothing leaves. Passwords are in no answer.
enum GetMessageSettings {
    struct Output: ResponseBody {
        @OrNull var email: EmailSettingsView?
        @OrNull var sms: SMSSettingsView?
        @OrNull var quietHours: QuietHoursView?

        static let schema = Schema.object([
            "email": .required(EmailSettingsView.schema.nullable), "sms": .required(SMSSettingsView.schema.nullable),
            "quietHours": .required(QuietHoursView.schema.nullable),
        ])
        .named("MessageSettings")
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let (store, sealer) = (try MessageSettingsChange.store(in: context), context.services.sealer)
        let email = try store.find(.email, as: EmailSettings.self, sealer).map(EmailSettingsView.init)
        let sms = try store.find(.sms, as: SMSSettings.self, sealer).map(SMSSettingsView.init)
        let quiet = try store.find(.quietHours, as: QuietHours.self, sealer).map(QuietHoursView.init)
        return .ok(Success(Output(email: email, sms: sms, quietHours: quiet)))
    }
}

/// By which server e-mails leave, as shown.
struct EmailSettingsView: ResponseBody {
    let host: String
    let port: Int
    let security: EmailSettings.Security
    @OrNull var user: String?
    let hasPassword: Bool
    let fromAddress: String
    let fromName: String

    init(_ settings: EmailSettings) {
        (host, port, security) = (settings.host, settings.port, settings.security)
        user = settings.user
        hasPassword = settings.password != nil
        (fromAddress, fromName) = (settings.fromAddress, settings.fromName)
    }

    static let schema = Schema.object([
        "host": .required(.string(1...253)), "port": .required(.integer(1...65_535)),
        "security": .required(SetEmailSettings.security), "user": .required(Schema.string(1...254).nullable),
        "hasPassword": .required(.boolean), "fromAddress": .required(.string(3...254)),
        "fromName": .required(.string(0...120)),
    ])
    .named("EmailSettings")
}

/// `PUT /messages/settings/email`: from now on e-mails leave by this server; what was kept before stays so.
///
/// A password that is left out stays as it was, while host, port and user do.
enum SetEmailSettings {
    struct Input: RequestBody {
        let host: String
        let port: Int
        let security: EmailSettings.Security
        let user: String?
        let password: String?
        let fromAddress: String
        let fromName: String?

        static let schema = Schema.object([
            "host": .required(.string(1...253)),
            "port": .required(.integer(1...65_535)), "security": .required(SetEmailSettings.security),
            "user": .optional(.string(1...254, .line).nullable),
            "password": .optional(.string(1...500, .line).nullable),
            "fromAddress": .required(EmailAddress.schema),
            "fromName": .optional(.string(0...120, .optionalLine).nullable),
        ])
        .example([
            "host": "smtp.example.com", "port": 587, "security": "starttls", "user": "trunkline", "password": "secret",
            "fromAddress": "calls@example.com", "fromName": "Calls",
        ])
    }

    static let security = Schema.oneOf(EmailSettings.Security.allCases.map(\.rawValue)).noted(
        "`tls`: from the first byte on. `starttls`: nothing is said without it. `none`: this machine only.")

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<EmailSettingsView>> {
        let settings = try MessageSettingsChange.run(.email, in: context) { store in
            let before = try store.find(.email, as: EmailSettings.self, context.services.sealer)
            let isSame = before.map { $0.host == input.host && $0.port == input.port && $0.user == input.user }
            let password = input.user == nil ? nil : input.password ?? (isSame == true ? before?.password : nil)
            guard input.user == nil || password != nil else {
                // Another server must not be told what was entered for this one.
                throw APIError.invalid("password", "Must come with another host, port or user.")
            }
            let settings = EmailSettings(
                host: input.host.lowercased(), port: input.port, security: input.security, user: input.user,
                password: password, fromAddress: input.fromAddress, fromName: input.fromName ?? "")
            try check(settings, context.services.configuration)
            try store.set(.email, to: settings, context.services.sealer, now: context.now)
            return settings
        }
        return .ok(Success(EmailSettingsView(settings), message: "Mail settings saved"))
    }

    private static func check(_ settings: EmailSettings, _ configuration: Configuration) throws {
        guard MailAddress(settings.fromAddress) != nil else {
            throw APIError.invalid("fromAddress", "Must be an e-mail address.")
        }
        do throws(DestinationError) {
            _ = try settings.server(configuration)
        } catch {
            switch error {
            case .notEncrypted: throw APIError.invalid("security", "Must be tls or starttls.")
            case .forbiddenPort: throw APIError.invalid("port", "Must be 25, 465, 587 or 2525.")
            case .forbiddenAddress: throw APIError.invalid("host", "Must be of the public internet.")
            default: throw APIError.invalid("host", "Must be a name or an address.")
            }
        }
    }
}

/// `DELETE /messages/settings/email` and its like: what waits is kept, and nothing leaves any more.
///
/// Of what is more than one transaction should hold, whoever sends keeps what is due, and `KeepUnsent` the rest; but for
/// what still waits when it is set again.
enum DeleteMessageSettings {
    static func email(in context: AppContext) throws -> Reply<Nothing> { try delete(.email, in: context) }
    static func sms(in context: AppContext) throws -> Reply<Nothing> { try delete(.sms, in: context) }
    static func quietHours(in context: AppContext) throws -> Reply<Nothing> { try delete(.quietHours, in: context) }

    private static func delete(_ kind: MessageSetting, in context: AppContext) throws -> Reply<Nothing> {
        try MessageSettingsChange.run(kind, in: context) { store in
            try store.delete(kind)
            if let channel = kind.channel {
                let (db, organisation) = (try context.db, try context.organisation)
                _ = try WaitingMessages(organisation: organisation, db: db, now: context.now)
                    .keep(someFor: MessageTarget.id(of: channel, organisation, db))
            }
        }
        return .noContent
    }
}

/// A change of settings, with all that belongs to it.
enum MessageSettingsChange {
    static func store(in context: AppContext) throws -> MessageSettingsStore {
        MessageSettingsStore(db: try context.db, organisation: try context.organisation)
    }

    /// Runs `body` in a transaction, puts the change on record, and has what failed tried again at once: what it failed by
    /// may be what was changed. A pause is somebody's, who ends it: nothing that is held back leaves for new settings.
    static func run<Result>(
        _ kind: MessageSetting, in context: AppContext, _ body: (MessageSettingsStore) throws -> Result
    ) throws -> Result {
        let result = try context.db.retryingTransaction {
            let result = try body(store(in: context))
            let (db, organisation) = (try context.db, try context.organisation)
            if let channel = kind.channel {
                try OutboxTargetStore(db: db, organisation: organisation)
                    .begin(anew: MessageTarget.id(of: channel, organisation, db))
            }
            try AuditStore.append(
                AuditEvent(
                    "message_settings_changed", .success, on: "message_settings", kind.rawValue, by: context.actor),
                organisation: organisation, in: context)
            return result
        }
        try context.publish(.messages)
        return result
    }
}

extension Schema.Format {
    /// One line of text, or nothing.
    static let optionalLine = Schema.Format(
        name: "optional-line", issue: "Must be one line of text.", pattern: #"^[^\u0000-\u001F\u007F-\u009F]*$"#
    ) { text in !text.unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
