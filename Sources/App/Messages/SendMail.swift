internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

extension Mail {
    /// Has an e-mail sent to each recipient; with the embedded default it is kept and shown, and nothing leaves.
    ///
    /// - Parameters:
    ///   - template: which text, such as `call_completed`.
    ///   - resource: what it is about.
    ///   - values: what the template's places are filled with. Sealed in the row.
    /// - Precondition: within the transaction of its cause.
    /// - Returns: its id in the outbox for each recipient, in their order.
    static func send(
        _ template: String, to recipients: [String], about resource: (type: String, id: String),
        _ values: [String: String], language: MessageLanguage = .english, isUrgent: Bool = false,
        in context: AppContext
    ) throws -> [UUID] {
        guard let text = MessageTemplates.emails[template]?[language] else { throw MessageProblem.noTemplate }
        guard !recipients.isEmpty else { return [] }
        let filled = text.filled(MessageTemplates.translated(values, to: language))
        let sending = try MessageSending(.email, language, about: resource, in: context)
        return try recipients.map { recipient in
            try sending.put(
                MessageContent(
                    recipient: recipient, subject: filled.subject, text: filled.text, html: filled.html),
                by: template, priority: isUrgent ? .urgent : .normal)
        }
    }

    /// Waits until messages are accepted for delivery, or the time is over; outside of a transaction.
    ///
    /// It only looks: who sends is a background worker, so nothing goes out twice, however this ends. Where nothing is
    /// sent just now, or as many threads wait as may, it does not wait.
    ///
    /// - Parameter budget: in seconds.
    /// - Returns: whether all are accepted.
    static func areAccepted(_ messages: [UUID], within budget: TimeInterval, in context: AppContext) throws -> Bool {
        let (db, organisation) = (try context.db, try context.organisation)
        let store = SentMessageStore(db: db, organisation: organisation)
        if let isSettled = try areAccepted(messages, in: store) { return isSettled }
        let targets = OutboxTargetStore(db: db, organisation: organisation)
        guard budget > 0, try targets.isOpen(MessageTarget.id(of: .email, organisation, db)) else { return false }
        let end = ContinuousClock.now + .seconds(budget)
        return try context.services.mailing.wait(for: organisation) {
            while .now < end {
                Thread.sleep(forTimeInterval: 0.02)
                if let isSettled = try areAccepted(messages, in: store) { return isSettled }
            }
            return false
        } ?? false
    }

    /// As they are shown, which is kept for good: what was sent is in the outbox for 90 days.
    ///
    /// - Returns: nil while it may become so.
    private static func areAccepted(_ messages: [UUID], in store: SentMessageStore) throws -> Bool? {
        let states = try store.states(of: messages)
        if states.count < messages.count { return false }
        if states.allSatisfy(\.isAccepted) { return true }
        // One that is not any more on its way will not be accepted in time.
        return states.allSatisfy { $0.isAccepted || $0 == .waiting } ? nil : false
    }
}

/// Why a message cannot be written: what calls for it is wrong, and not what it was given by a caller.
enum MessageProblem: Error {
    /// No template has this name.
    case noTemplate
}

/// Messages that are put into the outbox together with the rows that are shown.
struct MessageSending {
    private let channel: OutboxChannel
    private let language: MessageLanguage
    private let resource: (type: String, id: String)
    private let target: UUID
    /// Whether the organisation has somebody who delivers; otherwise they are kept.
    private let leaves: Bool
    private let context: AppContext
    private let organisation: UUID
    private let store: SentMessageStore

    init(
        _ channel: OutboxChannel, _ language: MessageLanguage, about resource: (type: String, id: String),
        in context: AppContext
    ) throws {
        (self.channel, self.language, self.resource) = (channel, language, resource)
        self.context = context
        organisation = try context.organisation
        let db = try context.db
        store = SentMessageStore(db: db, organisation: organisation)
        target = try MessageTarget.id(of: channel, organisation, db)
        leaves = try MessageSettingsStore(db: db, organisation: organisation).isThere(MessageTarget.setting(channel))
    }

    /// Whether what is due leaves now, or is kept: whoever delivers is neither paused nor left alone for failing.
    func isOpen() throws(DatabaseError) -> Bool {
        guard leaves else { return true }
        return try OutboxTargetStore(db: store.db, organisation: organisation).isOpen(target)
    }

    /// - Parameters:
    ///   - template: from which it was written.
    ///   - segments: parts of a text message.
    ///   - dueAt: not to be sent before; nil for at once.
    ///   - end: not to be sent later; nil for whenever.
    ///   - zone: IANA name; whose clock quiet hours go by. Nil for the organisation's.
    ///   - isSuppressed: kept as one that its recipient does not want; the outbox never has it.
    @discardableResult
    func put(
        _ content: MessageContent, by template: String, priority: OutboxPriority, segments: Int? = nil,
        dueAt: Date? = nil, notAfter end: Date? = nil, zone: String? = nil, isSuppressed: Bool = false
    ) throws -> UUID {
        let (id, services) = (UUID.random(), context.services)
        let state: MessageState = isSuppressed ? .suppressed : leaves ? .waiting : .kept
        try store.insert(
            SentMessage(
                id: id, channel: channel, template: template, language: language, state: state, resource: resource,
                createdAt: context.now, dueAt: dueAt ?? context.now,
                settledAt: state == .waiting ? nil : context.now, segments: segments, expiresAt: end, timeZone: zone,
                sealed: try services.sealer.seal(content, in: SentMessageStore.table, row: id)),
            to: RecipientIndex(content.recipient, by: services.index))
        guard !isSuppressed else { return id }
        try Outbox.put(
            Outgoing(
                id: id, channel: channel, target: target, kind: template, resource: resource, priority: priority,
                dueAt: leaves ? dueAt : nil, state: leaves ? .waiting : .kept, content: MessageReference(message: id)),
            organisation: organisation, in: context)
        return id
    }
}

/// Where the outbox sends messages to: one target for each of an organisation's channels.
enum MessageTarget {
    static func id(of channel: OutboxChannel, _ organisation: UUID, _ db: Connection) throws -> UUID {
        try OutboxTargetStore(db: db, organisation: organisation).target(channel, named: name(channel))
    }

    static func setting(_ channel: OutboxChannel) -> MessageSetting { channel == .email ? .email : .sms }

    private static func name(_ channel: OutboxChannel) -> String { channel == .email ? "smtp" : "sms" }
}
