internal import Dates
internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets

/// What organisations set about messages.
enum MessageSetting: String, CaseIterable, ValueConvertible {
    case email, sms
    case quietHours = "quiet_hours"

    /// What leaves by it; nil for what is no way out.
    var channel: OutboxChannel? {
        switch self {
        case .email: .email
        case .sms: .sms
        case .quietHours: nil
        }
    }
}

/// By which server e-mails leave; sealed. Without it they are kept and shown.
struct EmailSettings: Codable, Equatable {
    enum Security: String, CaseIterable, Codable {
        case tls, starttls, none
    }

    var host: String
    var port: Int
    var security: Security
    /// Nil for a server that asks nobody.
    var user: String?
    var password: String?
    var fromAddress: String
    var fromName: String

    /// Whom a server may be; its address is looked at again whenever it is connected to.
    static func policy(_ configuration: Configuration) -> AddressPolicy {
        configuration.mode == .embedded ? .mailServersAndThisHost : .mailServers
    }

    /// - Throws: why no such server may be sent to.
    func server(_ configuration: Configuration) throws(DestinationError) -> MailServer {
        guard let host = Host(host), let port = UInt16(exactly: port), let from = MailAddress(fromAddress),
            let hello = Host(String(from.domain))
        else { throw .malformedHost }
        let security: MailServer.Security =
            switch security {
            case .tls: .tls
            case .starttls: .startTLS
            case .none: .plain
            }
        return try MailServer(
            host: host, port: port, security: security,
            credentials: user.map { MailServer.Credentials(user: $0, password: password ?? "") }, hello: hello,
            policy: Self.policy(configuration))
    }
}

/// By whom text messages leave; sealed. Without it they are kept and shown.
struct SMSSettings: Codable, Equatable {
    /// In `SMSProviders`.
    var provider: String
    var account: String
    var secret: String
    /// A number in E.164, or a sender's name of at most eleven letters and digits.
    var from: String
    /// Where the provider is, in the place of its own address.
    var baseURL: String?
}

/// When only what is urgent is sent, every day; sealed with the other settings, though it is no secret.
struct QuietHours: Codable, Equatable {
    /// When the first is the later one they cross midnight.
    var from: TimeOfDay
    var to: TimeOfDay
    /// IANA name.
    var timeZone: String

    /// An organisation's.
    ///
    /// - Parameter zone: whose clock they go by in the place of the organisation's: an IANA name, such as of the clinic
    ///   that is written about. Nil, and a zone that is not known, for the organisation's own.
    /// - Returns: nil where there are none.
    static func find(of organisation: UUID, by zone: String?, _ sealer: Sealer, _ db: Connection) throws
        -> QuietHours?
    {
        var hours = try MessageSettingsStore(db: db, organisation: organisation)
            .find(.quietHours, as: QuietHours.self, sealer)
        if let zone, TimeZones.find(zone) != nil { hours?.timeZone = zone }
        return hours
    }

    /// When they are over, if a moment is in them.
    func end(at moment: Date) -> Date? {
        guard let zone = TimeZones.find(timeZone) else { return nil }
        let local = LocalMoment(moment, secondsFromUTC: zone.secondsFromUTC(at: moment))
        let (from, to) = (from.minutes, to.minutes)
        let isQuiet =
            from <= to ? (from..<to).contains(local.minutes) : local.minutes >= from || local.minutes < to
        guard isQuiet else { return nil }
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + zone.secondsFromUTC(at: moment)
        let day = CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
        let isTomorrow = from > to && local.minutes >= from
        let end = zone.moment(of: isTomorrow ? day.advanced(by: 1) : day, minutes: to)
        // Clocks that change in the night may have been past it already.
        return max(end, moment + 1)
    }
}
