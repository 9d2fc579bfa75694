internal import Foundation
internal import HTTPClient
internal import Secrets
internal import Web

/// How an organisation's outside analyser is asked. Sealed as a whole: the key is a secret, and so may the URL be.
struct AnalyserSettings: Codable, Equatable {
    /// Of the endpoint itself, such as `https://models.example.com/v1/chat/completions`.
    var url: String
    var model: String
    /// Sent as a bearer token; nil for an endpoint that asks for none. No answer of ours shows it.
    var key: String?
    /// For the whole of question and answer, in milliseconds.
    var timeLimit: Int

    static let timeLimits = 200...8_000
    static let usualTimeLimit = 3_000
}

/// An organisation's outside analyser as it is shown: without its key.
struct AnalyserView: ResponseBody {
    let isEnabled: Bool
    @OrNull var url: String?
    @OrNull var model: String?
    let timeLimit: Int
    let hasKey: Bool
    @OrNull var updatedAt: Date?

    enum CodingKeys: String, CodingKey {
        case isEnabled = "enabled"
        case url, model
        case timeLimit = "timeLimitMs"
        case hasKey, updatedAt
    }

    /// - Parameter stored: nil when nothing has been set.
    init(_ stored: StoredAnalyser?, _ settings: AnalyserSettings?) {
        isEnabled = stored?.isEnabled ?? false
        url = settings?.url
        model = settings?.model
        timeLimit = settings?.timeLimit ?? AnalyserSettings.usualTimeLimit
        hasKey = settings?.key != nil
        updatedAt = stored?.updatedAt
    }

    static let schema = Schema.object([
        "enabled": .required(.boolean), "url": .required(.string(1...WebhookURL.longest).nullable),
        "model": .required(.string(1...50).nullable), "timeLimitMs": .required(.integer(AnalyserSettings.timeLimits)),
        "hasKey": .required(Schema.boolean.noted("Whether a key is kept. It is not shown.")),
        "updatedAt": .required(Schema.dateTime.nullable),
    ])
    .named("CallAnalyser").example([
        "enabled": true, "url": "https://models.example.com/v1/chat/completions", "model": "small-1",
        "timeLimitMs": 3_000, "hasKey": true, "updatedAt": "2026-03-01T00:00:00Z",
    ])
}

/// `GET /ivr/call-analyser`: what the organisation lets analyse its calls, with its version as `ETag`.
enum GetAnalyser {
    static func handle(in context: AppContext) throws -> Reply<Success<AnalyserView>> {
        let organisation = try context.organisation
        let stored = try AnalyserStore(db: context.db, organisation: organisation).find()
        let settings = try stored.map { try $0.settings(of: organisation, context.services.sealer) }
        return .ok(
            Success(AnalyserView(stored, settings)), headers: ["etag": EntityTag.of(version: stored?.version ?? 0)])
    }
}

extension StoredAnalyser {
    func settings(of organisation: UUID, _ sealer: Sealer) throws -> AnalyserSettings {
        try sealer.open(AnalyserSettings.self, sealed, in: AnalyserStore.table, row: organisation)
    }
}

/// `PUT /ivr/call-analyser` with `If-Match`: lets an endpoint of the OpenAI kind analyse the organisation's calls, which
/// sends it what was said.
///
/// A key that is left out stays; but it belongs to its URL, and another URL never gets it.
/// Errors: 412, 428, and 422 for a URL that may not be sent to.
enum SetAnalyser {
    struct Input: RequestBody {
        let isEnabled: Bool
        let url: String
        let model: String
        let timeLimit: Int?
        let key: String?

        enum CodingKeys: String, CodingKey {
            case isEnabled = "enabled"
            case url, model
            case timeLimit = "timeLimitMs"
            case key
        }

        static let schema = Schema.object([
            "enabled": .required(
                Schema.boolean.noted("While it is true, the transcript of every call is sent to the URL.")),
            "url": .required(
                WebhookURL.schema.noted(
                    "Of chat completions: `https://`, a host of the public internet, port 443, no user, no fragment.")),
            "model": .required(.string(1...50, .modelName)),
            "timeLimitMs": .optional(
                Schema.integer(AnalyserSettings.timeLimits).noted(
                    "For question and answer; \(AnalyserSettings.usualTimeLimit) when left out.")),
            "key": .optional(
                Schema.string(0...500, .bearerKey).nullable.noted(
                    "Sent as a bearer token and shown nowhere. Left out, the one there is stays, unless the URL "
                        + "changes; empty, it is removed.")),
        ])
        .example([
            "enabled": true, "url": "https://models.example.com/v1/chat/completions", "model": "small-1",
            "timeLimitMs": 3_000, "key": "sk-example",
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<AnalyserView>> {
        try WebhookURL.check(input.url, context.services.configuration, field: "url")
        let (organisation, sealer) = (try context.organisation, context.services.sealer)
        let store = AnalyserStore(db: try context.db, organisation: organisation)
        let stored = try store.find()
        let current = try stored?.settings(of: organisation, sealer)
        let settings = AnalyserSettings(
            url: input.url, model: input.model, key: key(input, current),
            timeLimit: input.timeLimit ?? AnalyserSettings.usualTimeLimit)
        let version = stored?.version ?? 0
        let isSame = settings == current && input.isEnabled == stored?.isEnabled
        guard try EntityTag.isToChange(context.request, version: version, isSame: isSame) else {
            return try GetAnalyser.handle(in: context)
        }
        let changed = StoredAnalyser(
            isEnabled: input.isEnabled, version: version, updatedAt: context.now,
            sealed: try sealer.seal(settings, in: AnalyserStore.table, row: organisation))
        try context.retryingTransaction(ending: .analysers) {
            guard try store.save(changed) else { throw EntityTag.changedSince }
            try AuditStore.append(
                AuditEvent(
                    "call_analyser_changed", .success, on: "call_analyser", organisation.text, by: context.actor,
                    fields: [
                        "enabled": input.isEnabled ? "yes" : "no", "model": input.model,
                        "url": settings.url == current?.url ? "kept" : "changed",
                        "key": settings.key == nil ? "none" : settings.key == current?.key ? "kept" : "changed",
                    ]),
                organisation: organisation, in: context)
        }
        return try GetAnalyser.handle(in: context)
    }

    private static func key(_ input: Input, _ current: AnalyserSettings?) -> String? {
        switch input.key {
        case "": nil
        case let key?: key
        case nil: current?.url == input.url ? current?.key : nil
        }
    }
}

extension Schema.Format {
    /// As models are named; it becomes part of what a call says analysed it.
    fileprivate static let modelName = Schema.Format(
        name: "model-name", issue: "Must consist of letters, digits and ._:/@- alone.", pattern: "^[A-Za-z0-9._:/@-]+$"
    ) {
        $0.utf8.allSatisfy(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/@-".utf8).contains)
    }

    /// What may stand in a header's value, without blanks.
    fileprivate static let bearerKey = Schema.Format(
        name: "bearer-key", issue: "Must consist of printable characters of ASCII, without blanks.",
        pattern: "^[!-~]*$"
    ) { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
