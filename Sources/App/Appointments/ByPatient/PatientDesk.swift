internal import Foundation
internal import MariaDB
internal import Web

/// Where patients book for themselves: what each step has in common.
struct PatientDesk {
    let context: AppContext
    let person: Caller.Person
    /// Those whom the account shows, longest linked first.
    let patients: [String]
    private let appointments: AppointmentStore
    private let clinics: ClinicStore

    init(in context: AppContext) throws {
        self.context = context
        person = try context.person
        let (db, organisation) = (try context.db, person.organisation)
        patients = try AccountPatientStore(db: db, organisation: organisation).patients(of: person.id)
        appointments = AppointmentStore(db: db, organisation: organisation)
        clinics = ClinicStore(db: db, organisation: organisation)
    }

    /// What books for the patient.
    func booking() throws -> Booking { try Booking(by: .patient(person.id), in: context) }

    /// The account's first patient, its owner where it has none: who is made once, whatever comes at the same time.
    ///
    /// - Precondition: within a transaction.
    /// - Parameter clinic: where they come to: a new patient is of its territory.
    func firstPatient(at clinic: Clinic) throws -> String {
        _ = try UserStore(db: context.db, organisation: person.organisation).lock(person.id)
        let patients = try AccountPatientStore(db: context.db, organisation: person.organisation)
            .patients(of: person.id)
        let account = PatientAccount(user: person.id, patients: patients)
        return try PatientAccounts.patient(
            of: account, named: nil, phone: nil, territory: clinic.territory, in: context)
    }

    /// - Precondition: within a transaction: whoever books for the account at the same time waits for its end.
    /// - Throws: `APIError` 409 `TOO_MANY_VISITS` for an account that would keep too much of others' time.
    func checkRoom() throws {
        _ = try UserStore(db: context.db, organisation: person.organisation).lock(person.id)
        // Who came first may have made the account's first patient.
        let patients = try AccountPatientStore(db: context.db, organisation: person.organisation)
            .lockPatients(of: person.id)
        guard try appointments.count(ofPatients: patients, from: context.now) < Self.most else {
            throw APIError(
                .conflict, "TOO_MANY_VISITS",
                "There are \(Self.most) visits to come. Cancel one that is not needed, or call the clinic.")
        }
    }

    /// Visits to come that an account may book for itself; the desk and phone systems may book more.
    static let most = 20

    /// The visit of the path, with its clinic.
    ///
    /// - Throws: `APIError.notFound`, also for the visit of a patient whom the account does not show.
    func find() throws -> (Appointment, Clinic) { try find(context.identifier("appointment")) }

    func find(_ id: UUID) throws -> (Appointment, Clinic) { try own(appointments.find(id: id)) }

    /// The same, and nobody else changes it until the transaction ends.
    func lock() throws -> (Appointment, Clinic) {
        try own(appointments.lock(id: context.identifier("appointment")))
    }

    private func own(_ found: Appointment?) throws -> (Appointment, Clinic) {
        guard let found, let patient = found.patient, patients.contains(patient),
            let clinic = try clinics.find(id: found.clinic, within: nil)
        else { throw APIError.notFound }
        return (found, clinic)
    }

    /// The clinic of the path; one that is closed is not there.
    func clinic() throws -> Clinic {
        guard let clinic = try clinics.find(id: context.parameter("clinic"), within: nil), clinic.isActive else {
            throw APIError.notFound
        }
        return clinic
    }

    /// Runs what takes a time, and answers 409 with others near it when somebody else was faster.
    ///
    /// - Parameter visit: that is moved, if one is.
    func orAlternatives(
        to wish: Booking.Wish, moving visit: Appointment? = nil, _ body: () throws -> Reply<OwnVisit>
    ) throws -> Reply<OwnVisit> {
        do {
            return try body()
        } catch  where HoldTime.isLost(error) {
            let free = try Alternatives.find(
                wish.clinic, wish.type, near: wish.startsAt, doctor: wish.doctor, moving: visit, in: context)
            return Reply(try .json(.conflict, OwnVisit.taken(OwnVisit.Taken(alternatives: free))))
        }
    }
}

/// What a patient is answered who wants a time.
enum OwnVisit: ResponseBody {
    case visit(AppointmentView)
    case taken(Taken)

    /// The family's envelope of `SLOT_TAKEN`, and what is free instead.
    struct Taken: Encodable {
        let error = code
        let message = Booking.taken.message
        let alternatives: [FreeTime]

        private static let code = Booking.taken.code.lowercased()

        static let schema = Schema.object([
            "error": .required(.oneOf([code])), "message": .required(.string()),
            "alternatives": .required(
                .array(of: FreeTime.schema, 0...Alternatives.most).noted("Near the one that was wished for.")),
        ])
        .named("TimeTaken")
    }

    static let schema = Schema.either([AppointmentView.schema, Taken.schema])

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .visit(let view): try view.encode(to: encoder)
        case .taken(let taken): try taken.encode(to: encoder)
        }
    }
}
