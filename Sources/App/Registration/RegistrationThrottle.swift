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
        try count([address(in: context), organisation(in: context), number(purpose, phone, in: context)], in: context)
    }

    /// The same, but of the number not what is refused for something that has nothing to do with it: whoever has the
    /// phone may go on.
    ///
    /// - Parameter check: refuses it.
    static func take(
        _ purpose: CodePurpose, _ phone: PhoneNumber, in context: AppContext, unless check: () throws -> Void
    ) throws {
        try count([address(in: context), organisation(in: context)], in: context)
        try check()
        try count([number(purpose, phone, in: context)], in: context)
    }

    private typealias Counted = (subject: [UInt8], throttle: RegistrationThrottle)

    private static func address(in context: AppContext) -> Counted {
        (subject("address", ClientNetwork.of(context.request.remoteAddress), in: context), .address)
    }

    private static func organisation(in context: AppContext) -> Counted {
        (subject("organisation", "", in: context), .organisation)
    }

    private static func number(_ purpose: CodePurpose, _ phone: PhoneNumber, in context: AppContext) -> Counted {
        (subject("phone", "\(purpose.rawValue) \(phone.e164)", in: context), .phone)
    }

    private static func subject(_ kind: String, _ value: String, in context: AppContext) -> [UInt8] {
        context.services.index.index(label: "bi:v1:registration.\(kind)", normalised: value)
    }

    private static func count(_ all: [Counted], in context: AppContext) throws {
        let store = RegistrationThrottleStore(db: try context.db, organisation: try context.organisation)
        try context.db.retryingTransaction {
            for (subject, throttle) in all {
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
