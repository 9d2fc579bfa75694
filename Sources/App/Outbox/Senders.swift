/// Who sends by which channel.
enum Senders {
    static func all() -> [OutboxChannel: any Sender] {
        [.webhook: WebhookSender(), .email: EmailSender(), .sms: SMSSender()]
    }
}
