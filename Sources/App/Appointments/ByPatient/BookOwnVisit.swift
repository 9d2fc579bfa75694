internal import Foundation
internal import MariaDB
internal import Web

/// `POST /patient/appointments`: a patient books a visit.
///
/// Errors: 400 with `fields` for a clinic, a doctor or a type of visit that is not there; 404 for a patient whom the
/// account does not show; 409 `slot_taken`, `patient_busy`, `too_many_visits`.
enum BookOwnVisit {
    struct Input: RequestBody {
        let clinic: String
        let visitType: String
        let doctor: String
        let patient: String?
        let startsAt: Date
        let reason: String?

        enum CodingKeys: String, CodingKey {
            case clinic = "clinic_id"
            case visitType = "visit_type_id"
            case doctor = "doctor_id"
            case patient = "patient_id"
            case startsAt = "starts_at"
            case reason
        }

        static let schema = Schema.object([
            "clinic_id": .required(MasterRecord.idSchema), "visit_type_id": .required(MasterRecord.idSchema),
            "doctor_id": .required(MasterRecord.idSchema),
            "patient_id": .optional(
                MasterRecord.idSchema.nullable.noted("The account's first, or its owner, when it is left out.")),
            "starts_at": .required(PlannedDays.moment), "reason": .optional(.string(1...2_000, .writing).nullable),
        ])
        .example([
            "clinic_id": "bengaluru", "visit_type_id": "follow-up", "doctor_id": "D-001",
            "starts_at": "2026-12-01T04:30:00Z",
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<OwnVisit> {
        let desk = try PatientDesk(in: context)
        if let patient = input.patient, !desk.patients.contains(patient) { throw APIError.notFound }
        let clinic = try BookAppointment.clinic(input.clinic, in: context)
        let type = try BookAppointment.type(input.visitType, at: clinic)
        try BookAppointment.checkDoctor(input.doctor, in: context)
        let wish = Booking.Wish(clinic: clinic, type: type, doctor: input.doctor, startsAt: input.startsAt)
        return try desk.orAlternatives(to: wish) {
            try context.once {
                try desk.checkRoom()
                let booked = try desk.booking().take(
                    wish, for: input.patient ?? desk.firstPatient(at: clinic), as: .booked, from: .web,
                    notes: AppointmentNotes(reason: input.reason))
                return .created(
                    .visit(AppointmentView(booked, at: clinic)), headers: ["cache-control": "no-store"])
            } then: {
                try context.publish(.appointments)
            }
        }
    }
}
