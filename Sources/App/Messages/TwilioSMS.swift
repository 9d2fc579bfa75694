internal import Foundation
internal import HTTPClient
internal import Web

/// Twilio's API of 2010-04-01, which others speak as well: `POST .../Accounts/{account}/Messages.json` with a form, and
/// the account and its token by HTTP Basic.
struct TwilioSMS: SMSProvider {
    let name = "twilio"

    private static let limits = TransferLimits(connect: .seconds(5), whole: .seconds(15), longestBody: 16_384)

    func request(_ sms: SMS, _ settings: SMSSettings, _ policy: AddressPolicy) -> OutgoingRequest? {
        let base = settings.baseURL ?? "https://api.twilio.com"
        let url = "\(base)/2010-04-01/Accounts/\(settings.account)/Messages.json"
        guard !base.hasSuffix("/"), let destination = try? Destination(url, policy: policy) else { return nil }
        let credentials = Base64Lines.encode(Array("\(settings.account):\(settings.secret)".utf8))
        let headers = [
            HeaderLine("content-type", "application/x-www-form-urlencoded"), HeaderLine("user-agent", "Trunkline"),
            HeaderLine("authorization", "Basic \(credentials)"),
        ]
        let form = [("To", sms.to), ("From", settings.from), ("Body", sms.text)]
            .map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
        // It knows no repetition.
        return OutgoingRequest(
            to: destination, headers: headers.compactMap(\.self), body: Array(form.utf8), limits: Self.limits,
            isRepeatable: false)
    }

    /// As forms have it; a space as `%20`, which every reader knows.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte -> String in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        .joined()
    }
}
