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
    ///   - end: what could only be sent later, for quiet hours, is not sent at all.
    /// - Precondition: within the transaction of its cause.
    /// - Returns: its id in the outbox for each recipient, in their order; one that is suppressed is not there.
    static func send(
        _ template: String, to recipients: [String], about resource: (type: String, id: String),
        _ values: [String: String], language: MessageLanguage = .english, dueAt: Date? = nil,
        notAfter end: Date = .distantFuture, in context: AppContext
    ) throws -> [UUID] {
        guard let text = MessageTemplates.texts[template]?[language] else { throw MessageProblem.noTemplate }
        let numbers = recipients.compactMap(PhoneNumber.init(e164:))
        guard numbers.count == recipients.count else { throw MessageProblem.malformedNumber }
        guard !numbers.isEmpty else { return [] }
        let filled = MessageTemplate.fill(text.text, MessageTemplates.translated(values, to: language))
        let segments = SMSSegments(filled, plainer: true)
        let sending = try MessageSending(.sms, template, language, about: resource, in: context)
        let (db, organisation) = (try context.db, try context.organisation)
        let quiet = try MessageSettingsStore(db: db, organisation: organisation)
            .find(.quietHours, as: QuietHours.self, context.services.sealer)
        let moment = dueAt ?? context.now
        let due = text.isUrgent ? moment : quiet?.end(at: moment) ?? moment
        guard due <= end else { return [] }
        let optOuts = OptOutStore(db: db, organisation: organisation)
        return try numbers.map { number in
            try sending.put(
                MessageContent(recipient: number.e164, subject: nil, text: segments.parts.joined()),
                priority: text.isUrgent ? .urgent : .normal, segments: segments.parts.count,
                dueAt: due > context.now ? due : nil,
                isSuppressed: optOuts.isThere(OptOut.index(number.e164, by: context.services.index)))
        }
    }
}
