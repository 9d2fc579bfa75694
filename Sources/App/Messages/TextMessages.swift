internal import Foundation
internal import MariaDB
internal import Secrets

/// Text messages to one number about one thing. With the embedded default they are kept and shown, and nothing leaves.
///
/// Who wants none gets none: such a message is kept as suppressed. In quiet hours it waits for their end, unless the
/// template is urgent.
///
/// What they go by is read once, however many are sent:
///
///     try TextMessages(to: phone, about: ("user", user.text), in: context).send("phone_changed")
///
/// - Precondition: within the transaction of their cause.
struct TextMessages {
    private let number: PhoneNumber
    private let language: MessageLanguage
    private let zone: String?
    private let sending: MessageSending
    private let quiet: QuietHours?
    private let isSuppressed: Bool
    private let now: Date

    /// - Parameters:
    ///   - resource: what they are about.
    ///   - language: nil for the one in which the organisation writes to patients.
    ///   - zone: IANA name; whose clock quiet hours go by. Nil for the organisation's.
    init(
        to number: PhoneNumber, about resource: (type: String, id: String), language: MessageLanguage? = nil,
        zone: String? = nil, in context: AppContext
    ) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        (self.number, self.zone, now) = (number, zone, context.now)
        self.language = try language ?? PatientSettingsStore(db: db, organisation: organisation).find().language
        sending = try MessageSending(.sms, self.language, about: resource, in: context)
        quiet = try QuietHours.find(of: organisation, by: zone, context.services.sealer, db)
        isSuppressed = try OptOutStore(db: db, organisation: organisation)
            .isThere(OptOut.index(number.e164, by: context.services.index))
    }

    /// When one that is not urgent leaves if it is to leave at a moment: then, or when the quiet hours are over.
    func due(at moment: Date) -> Date { quiet?.end(at: moment) ?? moment }

    /// Whether one that is not urgent would be sent now.
    func isOpen() throws -> Bool { try !isSuppressed && due(at: now) <= now && sending.isOpen() }

    /// A text as it is sent, its places filled.
    static func segments(of text: SMSTemplate, _ values: [String: String], _ language: MessageLanguage) -> SMSSegments {
        SMSSegments(MessageTemplate.fill(text.text, MessageTemplates.translated(values, to: language)), plainer: true)
    }

    /// - Parameters:
    ///   - template: which text, such as `one_time_code`.
    ///   - values: what the template's places are filled with. Sealed in the row.
    ///   - isUrgent: whether it leaves in quiet hours; also where the template is not urgent.
    ///   - moment: not to be sent before; nil for at once.
    ///   - end: not to be sent later: what could be for quiet hours is not made at all, and what is kept waiting by
    ///     anything else does not leave after it.
    /// - Returns: its id, also of what is suppressed, which the outbox never has; nil for what is not made.
    @discardableResult
    func send(
        _ template: String, _ values: [String: String] = [:], isUrgent: Bool = false, dueAt moment: Date? = nil,
        notAfter end: Date? = nil
    ) throws -> UUID? {
        guard let text = MessageTemplates.texts[template]?[language] else { throw MessageProblem.noTemplate }
        let segments = Self.segments(of: text, values, language)
        let isUrgent = isUrgent || text.isUrgent
        let due = isUrgent ? moment ?? now : due(at: moment ?? now)
        guard end.map({ due <= $0 }) ?? true else { return nil }
        return try sending.put(
            MessageContent(recipient: number.e164, subject: nil, text: segments.parts.joined()), by: template,
            priority: isUrgent ? .urgent : .normal, segments: segments.parts.count, dueAt: due > now ? due : nil,
            notAfter: end, zone: zone, isSuppressed: isSuppressed)
    }
}
