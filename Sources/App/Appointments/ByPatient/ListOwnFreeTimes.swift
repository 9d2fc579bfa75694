internal import Web

/// `GET /patient/clinics/{clinic}/free-times`: the desk's list, of a clinic that is open to patients.
enum ListOwnFreeTimes {
    static func handle(in context: AppContext) throws -> Reply<ListFreeTimes.Output> {
        let desk = try PatientDesk(in: context)
        let clinic = try desk.clinic()
        let moving = try ListFreeTimes.moving(at: clinic, in: context) { try desk.find($0).0 }
        return try ListFreeTimes.answer(of: clinic, moving: moving, in: context)
    }
}
