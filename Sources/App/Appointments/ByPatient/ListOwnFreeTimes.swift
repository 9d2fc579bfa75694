internal import Web

/// `GET /patient/clinics/{clinic}/free-times`: the desk's list, of a clinic that is open to patients.
enum ListOwnFreeTimes {
    static func handle(in context: AppContext) throws -> Reply<ListFreeTimes.Output> {
        try ListFreeTimes.answer(of: PatientDesk(in: context).clinic(), in: context)
    }
}
