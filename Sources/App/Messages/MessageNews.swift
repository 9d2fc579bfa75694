internal import Foundation
internal import MariaDB
internal import Web

/// Sends what is kept in `messages` too, and shown with how far it has come.
protocol MessageSender: Sender {}

extension MessageSender {
    func note(_ messages: [UUID], _ state: OutboxState, of organisation: UUID, in context: JobContext) throws {
        try MessageNews.note(
            messages, state, organisation: organisation, now: context.now, context.services, context.db)
    }

    func tell(_ organisation: UUID, in context: JobContext) {
        context.publish(.messages, to: organisation)
    }
}

/// What follows when the outbox settles a message.
enum MessageNews {
    /// Tells of a message; nothing of whom it goes to or what it says.
    private struct Told: Encodable {
        let messageID: String
        let channel: String
        let template: String
        let resourceType: String
        let resourceID: String

        enum CodingKeys: String, CodingKey {
            case messageID = "messageId"
            case channel, template, resourceType
            case resourceID = "resourceId"
        }
    }

    /// Notes what messages have become, and tells the organisation's systems of those that were sent or have failed; once,
    /// also when a worker writes it down again because it never heard whether its commit was one.
    ///
    /// - Precondition: within the transaction in which the outbox notes it.
    static func note(
        _ ids: [UUID], _ state: OutboxState, organisation: UUID, now: Date, _ services: Services, _ db: Connection
    ) throws {
        // A worker that was away for too long does not settle what another one has taken from it.
        let ids = try OutboxStore(db: db, organisation: organisation).standing(of: ids)
            .filter { $0.state == state }.map(\.id)
        let store = SentMessageStore(db: db, organisation: organisation)
        let changed = try store.lock(ids, unlike: MessageState(state))
        try store.follow(changed.map(\.id), MessageState(state), now: now)
        guard let event = event(state) else { return }
        for message in changed {
            try Webhooks.announce(
                event, of: ("message", message.id.text),
                Told(
                    messageID: message.id.text, channel: message.channel.rawValue, template: message.template,
                    resourceType: message.resource.type, resourceID: message.resource.id),
                organisation: organisation, now: now, services, db)
        }
    }

    private static func event(_ state: OutboxState) -> WebhookEvent? {
        switch state {
        case .sent: .messageSent
        case .failed: .messageFailed
        case .waiting, .sending, .kept, .unknown, .cancelled: nil
        }
    }
}
