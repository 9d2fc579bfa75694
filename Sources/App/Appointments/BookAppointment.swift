internal import Foundation
internal import MariaDB
internal import Web

/// `POST /appointments`: staff book a visit for a patient.
///
/// Errors: 409 `SLOT_TAKEN`, `PATIENT_BUSY`; 422 for a clinic, a doctor, a patient or a type of visit that is not there.
enum BookAppointment {
    struct Input: RequestBody {
        let clinic: String
        let visitType: String
        let doctor: String
        let patient: String
        let startsAt: Date
        let reason: String?
        let overbooking: String?

        enum CodingKeys: String, CodingKey {
            case clinic = "clinic_id"
            case visitType = "visit_type_id"
            case doctor = "doctor_id"
            case patient = "patient_id"
            case startsAt = "starts_at"
            case reason
            case overbooking = "overbooking_reason"
        }

        static let schema = Schema.object([
            "clinic_id": .required(MasterRecord.idSchema), "visit_type_id": .required(MasterRecord.idSchema),
            "doctor_id": .required(MasterRecord.idSchema), "patient_id": .required(MasterRecord.idSchema),
            "starts_at": .required(PlannedDays.moment), "reason": .optional(.string(1...2_000, .writing).nullable),
            "overbooking_reason": .optional(overbookingSchema),
        ])
        .example([
            "clinic_id": "bengaluru", "visit_type_id": "follow-up", "doctor_id": "D-001", "patient_id": "P-1234",
            "starts_at": "2026-12-01T04:30:00Z", "reason": "Dressing change",
        ])
    }

    /// Of what only the desk may do, and not without saying why.
    static let overbookingSchema = Schema.string(1...2_000, .writing).nullable.noted(
        "Books over another visit that has the time, and says why. No time is taken three times.")

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<AppointmentView> {
        let clinic = try Self.clinic(input.clinic, in: context)
        let type = try Self.type(input.visitType, at: clinic)
        try Self.checkDoctor(input.doctor, in: context)
        try Self.checkPatient(input.patient, in: context)
        return try context.once {
            let booking = try Booking(by: .staff(context.person.id), in: context)
            let appointment = try booking.take(
                Booking.Wish(
                    clinic: clinic, type: type, doctor: input.doctor, startsAt: input.startsAt,
                    overbooking: input.overbooking),
                for: input.patient, as: .booked, from: .staff, notes: AppointmentNotes(reason: input.reason))
            return .created(
                AppointmentView(appointment, at: clinic, forDesk: true), at: "/api/appointments/\(appointment.id.text)",
                headers: ["etag": EntityTag.of(version: appointment.version)])
        } then: {
            try context.publish(.appointments)
        }
    }

    /// A clinic that is in use.
    static func clinic(_ id: String, in context: AppContext) throws -> Clinic {
        let store = ClinicStore(db: try context.db, organisation: try context.organisation)
        guard let clinic = try store.find(id: id, within: context.callerTerritories), clinic.isActive else {
            throw APIError.invalid("clinic_id", "Is not a clinic.")
        }
        return clinic
    }

    /// What the clinic offers.
    static func type(_ id: String, at clinic: Clinic) throws(APIError) -> VisitType {
        guard let type = clinic.offered(id) else {
            throw .invalid("visit_type_id", "Is not offered at this clinic.")
        }
        return type
    }

    static func checkPatient(_ id: String, in context: AppContext) throws {
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        guard try store.exists(id: id, within: context.callerTerritories) else {
            throw APIError.invalid("patient_id", "Is not a patient.")
        }
    }

    static func checkDoctor(_ id: String, in context: AppContext) throws {
        let store = DoctorStore(db: try context.db, organisation: try context.organisation)
        guard let doctor = try store.find(id: id, within: context.callerTerritories), doctor.isActive else {
            throw APIError.invalid("doctor_id", "Is not a doctor.")
        }
    }
}
