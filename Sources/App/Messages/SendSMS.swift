internal import Foundation
internal import MariaDB
internal import Secrets

extension SMS {
    /// Has a text message sent to each recipient; with the embedded default it is kept and shown, and nothing leaves.
    ///
    /// Who wants none gets none: such a message is kept as suppressed. In quiet hours it waits for their end, unless the
    /// template is urgent.
    ///
    /// - Parameters:
    ///   - template: which text, such as `one_time_code`.
    ///   - recipients: numbers in E.164.
    ///   - resource: what it is about.
    ///   - values: what the template's places are filled with. Sealed in the row.
    ///   - dueAt: not to be sent before; nil for at once.
    ///   - end: not to be sent later: what could be for quiet hours is not made at all, and what is kept waiting by
    ///     anything else does not leave after it.
    ///   - zone: IANA name; whose clock quiet hours go by. Nil for the organisation's.
    /// - Precondition: within the transaction of its cause.
    /// - Returns: its id for each recipient, in their order; also of what is suppressed, which the outbox never has.
    static func send(
        _ template: String, to recipients: [String], about resource: (type: String, id: String),
        _ values: [String: String], language: MessageLanguage = .english, dueAt: Date? = nil,
        notAfter end: Date? = nil, zone: String? = nil, in context: AppContext
    ) throws -> [UUID] {
        guard let text = MessageTemplates.texts[template]?[language] else { throw MessageProblem.noTemplate }
        let numbers = recipients.compactMap(PhoneNumber.init(e164:))
        guard numbers.count == recipients.count else { throw MessageProblem.malformedNumber }
        guard !numbers.isEmpty else { return [] }
        let filled = MessageTemplate.fill(text.text, MessageTemplates.translated(values, to: language))
        let segments = SMSSegments(filled, plainer: true)
        let sending = try MessageSending(.sms, template, language, about: resource, in: context)
        let (db, organisation) = (try context.db, try context.organisation)
        let moment = dueAt ?? context.now
        let quiet =
            text.isUrgent ? nil : try QuietHours.find(of: organisation, by: zone, context.services.sealer, db)
        let due = quiet?.end(at: moment) ?? moment
        guard end.map({ due <= $0 }) ?? true else { return [] }
        let optOuts = OptOutStore(db: db, organisation: organisation)
        return try numbers.map { number in
            try sending.put(
                MessageContent(recipient: number.e164, subject: nil, text: segments.parts.joined()),
                priority: text.isUrgent ? .urgent : .normal, segments: segments.parts.count,
                dueAt: due > context.now ? due : nil, notAfter: end, zone: zone,
                isSuppressed: optOuts.isThere(OptOut.index(number.e164, by: context.services.index)))
        }
    }

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
            try MessageSending(.sms, message.template, message.language, about: message.resource, in: context).put(
                MessageContent(
                    recipient: number.e164, subject: nil, text: message.content(context.services.sealer).text),
                priority: isUrgent ? .urgent : .normal, segments: message.segments,
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
        let left = try OutboxStore(db: db, organisation: organisation)
            .settle(waiting: messages.map(\.id), as: .cancelled, now: now)
        // What nobody sends was kept from the beginning: it stays so in the outbox, and is shown as cancelled.
        let ids = left + messages.filter { $0.state == .kept }.map(\.id)
        try SentMessageStore(db: db, organisation: organisation).follow(ids, .cancelled, now: now)
        return Set(ids)
    }
}
