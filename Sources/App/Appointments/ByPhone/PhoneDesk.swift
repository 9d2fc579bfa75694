internal import Foundation
internal import MariaDB
internal import Web

/// Where phone systems book: what each step has in common.
struct PhoneDesk {
    let context: AppContext
    let organisation: UUID
    let calls: PhoneBookingStore
    private let appointments: AppointmentStore

    init(in context: AppContext) throws {
        self.context = context
        organisation = try context.organisation
        calls = PhoneBookingStore(db: try context.db, organisation: organisation)
        appointments = AppointmentStore(db: try context.db, organisation: organisation)
    }

    func index(_ call: String) -> [[UInt8]] { PhoneBooking.index(call, by: context.services.index) }

    func asked(_ parts: [String]) -> [UInt8] { PhoneBooking.asked(parts, by: context.services.index) }

    /// What books for the caller of this request.
    func booking() throws -> Booking { try Booking(by: Self.actor(in: context), isDesk: false, in: context) }

    static func actor(in context: AppContext) throws -> AppointmentStep.Actor {
        switch context.caller {
        case .machine(let machine): .phone(machine.id)
        case .user(let person): .staff(person.id)
        case nil: throw APIError.unauthorized
        }
    }

    /// What a call holds or has booked, made where it is new, and locked; nil where another came with the call first.
    ///
    /// - Precondition: within a transaction.
    func claim(_ call: String) throws -> PhoneBooking? {
        guard let owner = context.caller?.id,
            let booking = try calls.claim(index(call), for: owner, now: context.now),
            try context.isOwn(keptFor: booking.owner)
        else { return nil }
        return booking
    }

    /// The visit of a call, locked.
    ///
    /// - Precondition: within a transaction.
    /// - Throws: `APIError.notFound` for a call that is not there, or not the caller's.
    func lock(_ call: String) throws -> (PhoneBooking, Appointment, Clinic) {
        guard let booking = try calls.lock(index(call)), try context.isOwn(keptFor: booking.owner),
            let id = booking.appointment, let appointment = try appointments.lock(id: id)
        else { throw APIError.notFound }
        return (booking, appointment, try clinic(of: appointment))
    }

    /// The same, to look at.
    func find(_ call: String) throws -> (PhoneBooking, Appointment, Clinic) {
        guard let booking = try calls.find(index(call)), try context.isOwn(keptFor: booking.owner),
            let id = booking.appointment, let appointment = try appointments.find(id: id)
        else { throw APIError.notFound }
        return (booking, appointment, try clinic(of: appointment))
    }

    /// The call's visit of before, locked, where it has one.
    func lockVisit(of booking: PhoneBooking) throws -> Appointment? {
        try booking.appointment.flatMap { try appointments.lock(id: $0) }
    }

    private func clinic(of appointment: Appointment) throws -> Clinic {
        let clinic = try ClinicStore(db: context.db, organisation: organisation)
            .find(id: appointment.clinic, within: context.callerTerritories)
        guard let clinic else { throw APIError.notFound }
        return clinic
    }
}
