internal import Foundation
internal import MariaDB
internal import Secrets

extension SMS {
    /// Has messages that have not left go to another number; those to the old one are cancelled.
    ///
    /// - Precondition: within the transaction of its cause.
    static func redirect(_ messages: [SentMessage], to number: PhoneNumber, in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        let cancelled = try cancel(messages, now: context.now, organisation, db)
        let isSuppressed = try OptOutStore(db: db, organisation: organisation)
            .isThere(OptOut.index(number.e164, by: context.services.index))
        for message in messages where cancelled.contains(message.id) {
            let isUrgent = MessageTemplates.texts[message.template]?[message.language]?.isUrgent ?? false
            try MessageSending(.sms, message.language, about: message.resource, in: context).put(
                MessageContent(
                    recipient: number.e164, subject: nil, text: message.content(context.services.sealer).text),
                by: message.template, priority: isUrgent ? .urgent : .normal, segments: message.segments,
                dueAt: message.dueAt > context.now ? message.dueAt : nil, notAfter: message.expiresAt,
                zone: message.timeZone, isSuppressed: isSuppressed)
        }
    }

    /// Cancels those of some messages that have not left.
    ///
    /// - Precondition: within the transaction of its cause.
    /// - Returns: which they were.
    @discardableResult
    static func cancel(_ messages: [SentMessage], now: Date, _ organisation: UUID, _ db: Connection) throws
        -> Set<UUID>
    {
        let left = try WaitingMessages(organisation: organisation, db: db, now: now)
            .end(messages.map(\.id), as: .cancelled)
        // What nobody sends was kept from the beginning: it stays so in the outbox, and is shown as cancelled.
        let kept = messages.filter { $0.state == .kept }.map(\.id)
        try SentMessageStore(db: db, organisation: organisation).follow(kept, .cancelled, now: now)
        return Set(left + kept)
    }
}
