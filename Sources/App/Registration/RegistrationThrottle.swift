internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// How often strangers may register, link or have codes sent.
struct RegistrationThrottle: Equatable, Sendable {
    /// How many within a span.
    let most: Int
    /// In seconds, from the first one on.
    let span: TimeInterval

    static let address = RegistrationThrottle(most: 5, span: 3_600)
    /// One number, for one purpose.
    static let phone = RegistrationThrottle(most: 3, span: 86_400)
    static let organisation = RegistrationThrottle(most: 500, span: 3_600)

    /// Counts one more request, whatever becomes of it: in a transaction of its own, before any work is done.
    ///
    /// - Parameter purpose: requests for different things are counted apart.
    /// - Throws: `APIError` 429 with `Retry-After`.
    static func take(_ purpose: CodePurpose, _ phone: PhoneNumber, in context: AppContext) throws {
        let store = RegistrationThrottleStore(db: try context.db, organisation: try context.organisation)
        let index = context.services.index
        func subject(_ kind: String, _ value: String) -> [UInt8] {
            index.index(label: "bi:v1:registration.\(kind)", normalised: value)
        }
        let counted: [([UInt8], RegistrationThrottle)] = [
            (subject("address", ClientNetwork.of(context.request.remoteAddress)), .address),
            (subject("phone", "\(purpose.rawValue) \(phone.e164)"), .phone),
            (subject("organisation", ""), .organisation),
        ]
        try context.db.retryingTransaction {
            for (subject, throttle) in counted {
                if let end = try store.count(subject, throttle, now: context.now) {
                    throw refusal(until: end, now: context.now)
                }
            }
        }
    }

    static func refusal(until end: Date, now: Date) -> APIError {
        APIError(
            .tooManyRequests, "TOO_MANY_ATTEMPTS", "Too many attempts. Try again later.",
            headers: ["retry-after": String(max(1, Int(end.timeIntervalSince(now).rounded(.up))))])
    }
}
