internal import Dates
internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Web

/// By whom text messages leave, as shown.
struct SMSSettingsView: ResponseBody {
    let provider: String
    let account: String
    let from: String
    @OrNull var baseURL: String?

    init(_ settings: SMSSettings) {
        (provider, account, from) = (settings.provider, settings.account, settings.from)
        baseURL = settings.baseURL
    }

    static let schema = Schema.object([
        "provider": .required(SetSMSSettings.provider), "account": .required(.string(1...64)),
        "from": .required(.string(1...16)), "baseUrl": .required(Schema.string(1...200).nullable),
    ])
    .named("SmsSettings")

    enum CodingKeys: String, CodingKey {
        case provider, account, from
        case baseURL = "baseUrl"
    }
}

/// `PUT /messages/settings/sms`: from now on text messages leave by this provider; what was kept before stays so, but for
/// reminders of visits to come, which `RestoreReminders` sets anew.
///
/// A secret that is left out stays as it was, while provider, account and address do.
enum SetSMSSettings {
    struct Input: RequestBody {
        let provider: String
        let account: String
        let secret: String?
        let from: String
        let baseURL: String?

        static let schema = Schema.object([
            "provider": .required(SetSMSSettings.provider), "account": .required(.string(1...64, .identifier)),
            "secret": .optional(.string(1...200, .externalID).nullable), "from": .required(.string(1...16, .smsSender)),
            "baseUrl": .optional(
                Schema.string(1...200).nullable.noted("Where the provider is, if not at its own address.")),
        ])
        .example(["provider": "twilio", "account": "AC0001", "secret": "secret", "from": "+15551234500"])

        enum CodingKeys: String, CodingKey {
            case provider, account, secret, from
            case baseURL = "baseUrl"
        }
    }

    static let provider = Schema.oneOf(SMSProviders.all.map(\.name))

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<SMSSettingsView>> {
        let settings = try MessageSettingsChange.run(.sms, in: context) { store in
            let before = try store.find(.sms, as: SMSSettings.self, context.services.sealer)
            let isSame = before.map {
                $0.provider == input.provider && $0.account == input.account && $0.baseURL == input.baseURL
            }
            guard let secret = input.secret ?? (isSame == true ? before?.secret : nil) else {
                throw APIError.invalid("secret", "Must come with another provider, account or address.")
            }
            let settings = SMSSettings(
                provider: input.provider, account: input.account, secret: secret, from: input.from,
                baseURL: input.baseURL)
            let provider = SMSProviders.named(input.provider)
            let policy = WebhookURL.policy(context.services.configuration)
            guard provider?.request(SMS(to: "+15550000000", text: "x"), settings, policy) != nil else {
                throw APIError.invalid("baseUrl", "Must be an https URL of the public internet.")
            }
            try store.set(.sms, to: settings, context.services.sealer, now: context.now)
            if before == nil { try store.lookAtVisits(after: RestoreReminders.start) }
            return settings
        }
        return .ok(Success(SMSSettingsView(settings), message: "Text message settings saved"))
    }
}

/// When only what is urgent is sent, as shown.
struct QuietHoursView: ResponseBody {
    let from: String
    let to: String
    let timeZone: String

    init(_ hours: QuietHours) {
        (from, to, timeZone) = (hours.from.text, hours.to.text, hours.timeZone)
    }

    static let schema = Schema.object([
        "from": .required(.string(5...5)), "to": .required(.string(5...5)), "timeZone": .required(.string(1...64)),
    ])
    .named("QuietHours")
}

/// `PUT /messages/settings/quiet-hours`: text messages that are not urgent wait until they are over.
enum SetQuietHours {
    struct Input: RequestBody {
        let from: String
        let to: String
        let timeZone: String

        static let schema = Schema.object([
            "from": .required(.timeOfDay), "to": .required(.timeOfDay),
            "timeZone": .required(.timeZone),
        ])
        .example(["from": "21:00", "to": "08:00", "timeZone": "America/New_York"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<QuietHoursView>> {
        guard let from = TimeOfDay(input.from), let to = TimeOfDay(input.to), from != to else {
            throw APIError.invalid("to", "Must be another time than from.")
        }
        let hours = QuietHours(from: from, to: to, timeZone: input.timeZone)
        try MessageSettingsChange.run(.quietHours, in: context) { store in
            try store.set(.quietHours, to: hours, context.services.sealer, now: context.now)
        }
        return .ok(Success(QuietHoursView(hours), message: "Quiet hours saved"))
    }
}

extension Schema.Format {
    /// A number in E.164, or a letter and up to ten more letters and digits.
    static let smsSender = Schema.Format(
        name: "sms-sender",
        issue: "Must be a number such as +15551234500, or a name of up to eleven letters and digits.",
        pattern: "^(?:[+][1-9][0-9]{7,14}|[A-Za-z][A-Za-z0-9]{0,10})$"
    ) { text in
        let bytes = text.utf8
        if bytes.first.map(isLetter) == true {
            return bytes.count <= 11 && bytes.allSatisfy { isLetter($0) || isDigit($0) }
        }
        return PhoneNumber(e164: text) != nil && bytes.dropFirst().first != UInt8(ascii: "0")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
