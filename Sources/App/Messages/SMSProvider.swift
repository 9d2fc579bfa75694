internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets
internal import Web

/// A text message as a provider is given it.
struct SMS: Equatable {
    /// In E.164.
    let to: String
    let text: String
}

/// Somebody who delivers text messages, and is asked over HTTPS.
protocol SMSProvider: Sendable {
    /// In settings; never changes.
    var name: String { get }

    /// - Parameter policy: where the settings may have it sent.
    /// - Returns: nil for settings that it cannot be sent with.
    func request(_ sms: SMS, _ settings: SMSSettings, _ policy: AddressPolicy) -> OutgoingRequest?
}

/// Who delivers text messages, by name. The embedded default is none of them: what it keeps never gets here.
enum SMSProviders {
    static let all: [any SMSProvider] = [TwilioSMS()]

    static func named(_ name: String) -> (any SMSProvider)? { all.first { $0.name == name } }
}

/// Sends text messages by the organisation's own provider. No provider knows a repetition, so what may have arrived is
/// never sent again.
struct SMSSender: MessageSender {
    let atATime = 8

    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure {
        let (db, services, organisation) = (try context.db, context.services, message.organisation)
        let settings = MessageSettingsStore(db: db, organisation: organisation)
        // The provider was taken away since.
        guard let chosen = try settings.find(.sms, as: SMSSettings.self, services.sealer) else { return .ended(.kept) }
        guard let provider = SMSProviders.named(chosen.provider),
            let stored = try SentMessageStore(db: db, organisation: organisation).find(message.id)
        else { return .settled(Verdict(outcome: .refused)) }
        // It may have waited for long, for a provider that was away, or been given up and sent again by hand.
        if stored.isOver(at: context.now) { return .ended(.failed) }
        guard try VisitReminders.isTrue(stored, db, organisation, now: context.now),
            try OfferFreeTimes.isTrue(stored, db, organisation),
            try CodeDesk.isTrue(stored, db, organisation, now: context.now)
        else {
            return .ended(.cancelled)
        }
        let written = try stored.content(services.sealer)
        let content = try VisitReminders.renewed(stored, written, in: context, organisation) ?? written
        // Who has opted out since has had it cancelled; this is for who does so at this moment.
        let index = OptOut.index(content.recipient, by: services.index)
        if try OptOutStore(db: db, organisation: organisation).isThere(index) {
            return .settled(Verdict(outcome: .refused))
        }
        // An attempt before may have failed in the evening.
        if message.priority != .urgent,
            let end = try QuietHours.find(of: organisation, by: stored.timeZone, services.sealer, db)?
                .end(at: context.now)
        {
            return stored.isOver(at: end) ? .ended(.failed) : .postponed(end)
        }
        let sms = SMS(to: content.recipient, text: content.text)
        guard let request = provider.request(sms, chosen, WebhookURL.policy(services.configuration)) else {
            return .settled(Verdict(outcome: .blocked))
        }
        return .request(request)
    }

    func verdict(on outcome: TransferOutcome, of message: OutboxMessage) -> Verdict {
        guard case .answered(let answer) = outcome else { return Verdict(outcome) }
        // What it says beside its status is said of any answer alike.
        let general = Verdict(outcome)
        let own = Self.outcome(of: answer.status)
        return Verdict(
            outcome: own, status: answer.status, answer: Self.kept(answer.body, own, of: message.kind),
            retryAfter: general.retryAfter)
    }

    /// What is kept of an answer: why a message was not taken. Who has taken one repeats it, and whoever reads the answer
    /// would read what the message says; of a code or a first password nothing is kept at all.
    static func kept(_ body: [UInt8], _ outcome: Verdict.Outcome, of template: String) -> [UInt8] {
        outcome == .accepted || MessageTemplates.isSecret(template) ? [] : Array(body.prefix(1_024))
    }

    /// - 2xx: taken, for it answers with the message that it has queued.
    /// - 429: not taken, and later it may be. 401 and 403: not taken for what the settings are, which people change.
    /// - Other 4xx: the message or its number is wrong, or its recipient has told the provider to stop.
    /// - 5xx and redirects: it may have been taken before something behind it failed.
    static func outcome(of status: Int) -> Verdict.Outcome {
        switch status {
        case 200..<300: .accepted
        case 401, 403, 429: .failed
        case 400..<500: .refused
        default: .unknown
        }
    }
}
