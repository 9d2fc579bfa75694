internal import Foundation
internal import MariaDB

/// Table `phone_bookings` of one organisation.
struct PhoneBookingStore {
    let db: Connection
    let organisation: UUID

    private static let columns: SQL = """
        call_index, owner_id, appointment_id, account, hold_asked, confirm_asked, move_asked
        """

    /// - Parameter call: with each key that it may have been indexed with.
    func find(_ call: [[UInt8]]) throws(DatabaseError) -> PhoneBooking? {
        try db.fetchOne(
            """
            SELECT \(Self.columns) FROM phone_bookings
            WHERE organisation_id = \(organisation) AND call_index IN (\(list: call)) LIMIT 1
            """)
    }

    /// The same, and nobody else changes it until the transaction ends.
    ///
    /// Looked for without a lock first: what is not there cannot be locked, but for the gap it would be in.
    func lock(_ call: [[UInt8]]) throws(DatabaseError) -> PhoneBooking? {
        guard let known = try find(call) else { return nil }
        return try db.fetchOne(
            """
            SELECT \(Self.columns) FROM phone_bookings
            WHERE organisation_id = \(organisation) AND call_index = \(known.call) FOR UPDATE
            """)
    }

    /// Makes a call the owner's, if it is nobody's yet, and locks it.
    ///
    /// - Precondition: within a transaction.
    func claim(_ call: [[UInt8]], for owner: UUID, now: Date) throws(DatabaseError) -> PhoneBooking? {
        if let known = try lock(call) { return known }
        guard let active = call.first else { return nil }
        try db.execute(
            """
            INSERT INTO phone_bookings (organisation_id, call_index, owner_id, created_at, updated_at)
            VALUES (\(organisation), \(active), \(owner), \(now), \(now))
            ON DUPLICATE KEY UPDATE organisation_id = organisation_id
            """)
        return try db.fetchOne(
            """
            SELECT \(Self.columns) FROM phone_bookings
            WHERE organisation_id = \(organisation) AND call_index = \(active) FOR UPDATE
            """)
    }

    /// - Precondition: within a transaction that has it locked.
    func update(_ booking: PhoneBooking, now: Date) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE phone_bookings SET appointment_id = \(booking.appointment), account = \(booking.account),
                hold_asked = \(booking.holdAsked), confirm_asked = \(booking.confirmAsked),
                move_asked = \(booking.moveAsked), updated_at = \(now)
            WHERE organisation_id = \(organisation) AND call_index = \(booking.call)
            """)
    }
}
