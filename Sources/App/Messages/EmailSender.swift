internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets

/// Sends e-mails by the organisation's own mail server.
///
/// One message to one recipient: a server that refuses one refuses nobody else's. A server knows no repetition, so what
/// may have arrived is never sent again.
struct EmailSender: MessageSender {
    let atATime = 8

    /// Servers that make strangers wait do so before they greet.
    private static let limits = TransferLimits(connect: .seconds(20), whole: .seconds(60))

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        let (db, sealer) = (try context.db, context.services.sealer)
        let settings = try MessageSettingsStore(db: db, organisation: message.organisation)
            .find(.email, as: EmailSettings.self, sealer)
        // The server was taken away since.
        guard let settings else { return .ended(.kept) }
        guard let stored = try SentMessageStore(db: db, organisation: message.organisation).find(message.id) else {
            return .settled(Verdict(outcome: .refused))
        }
        let server: MailServer
        do throws(DestinationError) {
            server = try settings.server(context.services.configuration)
        } catch {
            return .settled(Verdict(outcome: .blocked))
        }
        guard
            let delivery = try Self.delivery(
                stored.content(sealer), id: message.id, at: stored.createdAt, settings, server)
        else { return .settled(Verdict(outcome: .refused)) }
        return .mail(delivery)
    }

    /// - Returns: nil for a recipient or a text that no mail server takes.
    static func delivery(
        _ content: MessageContent, id: UUID, at moment: Date, _ settings: EmailSettings, _ server: MailServer
    ) -> MailDelivery? {
        guard let sender = MailAddress(settings.fromAddress), let recipient = MailAddress(content.recipient) else {
            return nil
        }
        let mail = Mail(
            id: id, from: Mailbox(name: settings.fromName, address: sender), to: [Mailbox(address: recipient)],
            subject: content.subject ?? "", text: content.text, html: content.html, date: moment)
        guard let bytes = try? mail.bytes() else { return nil }
        return MailDelivery(to: server, sender: sender, recipients: [recipient], message: bytes, limits: limits)
    }
}
