internal import Foundation
internal import MariaDB
internal import Secrets

/// One look-up of a call config: what came of it, and for whom.
struct LookUp: Sendable {
    /// What is kept of what was asked, in bytes: the column has room for it sealed.
    private static let longestAsked = 320

    let id: UUID
    let organisation: UUID
    /// The key that asked; nil when a person did.
    let apiKey: UUID?
    /// Nil when nothing was found.
    let restaurant: String?
    /// What was asked for, when nothing was found: sealed before it is stored, since it is mostly a phone number.
    let asked: String?
    let inCallHours: Bool?
    let aiEnabled: Bool?
    let microseconds: Int
    let at: Date

    /// - Returns: nil when nobody asked, which a route with an access of its own does not let happen.
    init?(of config: CallConfig?, asked: String, took duration: Duration, in context: AppContext) {
        guard let caller = context.caller else { return nil }
        id = UUID.random()
        organisation = caller.organisation
        apiKey = if case .machine(let machine) = caller { machine.id } else { nil }
        restaurant = config?.restaurantID
        self.asked = config == nil ? asked.cut(toBytes: Self.longestAsked) : nil
        inCallHours = config?.currentlyInCallHours
        aiEnabled = config?.aiEnabled
        microseconds =
            Int(duration.components.seconds) * 1_000_000 + Int(duration.components.attoseconds / 1_000_000_000_000)
        at = context.now
    }
}

extension String {
    /// The longest beginning of at most so many bytes that ends between two scalars.
    fileprivate func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: limit)
        while end > startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}

/// A look-up as stored.
struct LookUpRecord: RowDecodable {
    let id: UUID
    let apiKey: UUID?
    let restaurant: String?
    /// Sealed.
    let asked: [UInt8]?
    let inCallHours: Bool?
    let aiEnabled: Bool?
    let microseconds: Int
    let at: Date

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        apiKey = try row.column("api_key_id")
        restaurant = try row.column("restaurant_id")
        asked = try row.column("asked")
        inCallHours = try row.column("in_call_hours")
        aiEnabled = try row.column("ai_enabled")
        microseconds = try row.column("microseconds")
        at = try row.column("looked_up_at")
    }
}
