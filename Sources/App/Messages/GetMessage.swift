internal import Foundation
internal import MariaDB
internal import Web

/// `GET /messages/{message}`: with its texts, and each attempt with what was answered; on record as read. Of what opens an
/// account neither.
enum GetMessage {
    struct Output: ResponseBody {
        let message: MessageItem
        let recipient: String
        @OrNull var subject: String?
        let text: String
        @OrNull var html: String?
        let attempts: [GetDelivery.AttemptView]

        static let schema = Schema.object([
            "message": .required(MessageItem.schema), "recipient": .required(.string(3...254)),
            "subject": .required(Schema.string().nullable), "text": .required(.string()),
            "html": .required(Schema.string().nullable.noted("The same once more, for whoever shows HTML.")),
            "attempts": .required(.array(of: GetDelivery.AttemptView.schema, 0...100)),
        ])
        .named("MessageDetail")
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let (organisation, sealer) = (try context.organisation, context.services.sealer)
        let id = try context.identifier("message")
        guard let message = try SentMessageStore(db: context.db, organisation: organisation).find(id) else {
            throw APIError.notFound
        }
        let content = try message.content(sealer)
        let attempts = try OutboxAttemptStore(db: context.db, organisation: organisation).list(of: id)
        let views = try attempts.map { try GetDelivery.AttemptView($0, showsAnswer: !message.isSecret, sealer) }
        var fields = try message.opened(in: context)
        fields["channel"] = message.channel.rawValue
        fields["patient"] = try message.patient(in: context)
        try context.recordRead(
            AuditEvent("message_read", .success, on: "message", id.text, by: context.actor, fields: fields))
        return .ok(
            Success(
                Output(
                    message: MessageItem(message, content), recipient: content.recipient,
                    subject: content.subject,
                    text: message.shown(content.text, in: context.services.configuration.mode), html: content.html,
                    attempts: views)))
    }
}

/// `POST /messages/settings/email/test` and `.../sms/test`: sends a message that says that the settings work.
enum TestMessage {
    struct Input: RequestBody {
        let recipient: String
        let language: MessageLanguage?

        static let schema = Schema.object([
            "recipient": .required(.string(3...254)),
            "language": .optional(Schema.oneOf(MessageLanguage.allCases.map(\.rawValue)).nullable),
        ])
        .example(["recipient": "owner@restaurant.com"])
    }

    struct Output: ResponseBody {
        let messageID: UUID

        static let schema = Schema.object(["messageId": .required(.uuid)])

        enum CodingKeys: String, CodingKey {
            case messageID = "messageId"
        }
    }

    static func email(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        guard EmailAddress.isValid(input.recipient) else {
            throw APIError.invalid("recipient", "Must be an e-mail address.")
        }
        return try send(.email, in: context) {
            try Mail.send(
                "test", to: [input.recipient], about: ("", ""), [:], language: input.language ?? .english,
                isUrgent: true, in: context
            ).first
        }
    }

    static func sms(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        guard let number = try GetCallConfig.number(input.recipient, of: context.organisation, in: context) else {
            throw APIError.invalid("recipient", "Must be a phone number.")
        }
        return try send(.sms, in: context) {
            try TextMessages(to: number, about: ("", ""), language: input.language ?? .english, in: context)
                .send("test")
        }
    }

    private static func send(_ channel: OutboxChannel, in context: AppContext, _ body: () throws -> UUID?) throws
        -> Reply<Success<Output>>
    {
        try context.once {
            guard let id = try body() else { throw APIError.internalError }
            try AuditStore.append(
                AuditEvent(
                    "message_test_sent", .success, on: "message", id.text, by: context.actor,
                    fields: ["channel": channel.rawValue]),
                organisation: context.organisation, in: context)
            return .created(Success(Output(messageID: id), message: "Test queued"), at: "/api/messages/\(id.text)")
        } then: {
            try context.publish(.messages)
        }
    }
}
