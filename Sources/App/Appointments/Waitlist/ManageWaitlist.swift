internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /waitlist`: a patient is offered the first time that is free within some days, when there is one. Who waits for
/// the same already goes on waiting, once.
enum JoinWaitlist {
    /// Days from the first to the last.
    private static let longest = 62

    struct Input: RequestBody {
        let clinic: String
        let visitType: String
        let doctor: String?
        let patient: String
        let firstDay: CalendarDate
        let lastDay: CalendarDate

        enum CodingKeys: String, CodingKey {
            case clinic = "clinic_id"
            case visitType = "visit_type_id"
            case doctor = "doctor_id"
            case patient = "patient_id"
            case firstDay = "first_day"
            case lastDay = "last_day"
        }

        static let schema = Schema.object([
            "clinic_id": .required(MasterRecord.idSchema), "visit_type_id": .required(MasterRecord.idSchema),
            "doctor_id": .optional(MasterRecord.idSchema.nullable), "patient_id": .required(MasterRecord.idSchema),
            "first_day": .required(PlannedDays.day), "last_day": .required(PlannedDays.day),
        ])
        .example([
            "clinic_id": "bengaluru", "visit_type_id": "follow-up", "patient_id": "P-1234",
            "first_day": "2026-12-01", "last_day": "2026-12-05",
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<WaitlistEntryView> {
        let clinic = try BookAppointment.clinic(input.clinic, in: context)
        let type = try BookAppointment.type(input.visitType, at: clinic)
        if let doctor = input.doctor { try BookAppointment.checkDoctor(doctor, in: context) }
        let organisation = try context.organisation
        try BookAppointment.checkPatient(input.patient, in: context)
        let days = input.firstDay.distance(to: input.lastDay)
        guard (0...longest).contains(days), input.lastDay >= clinic.calendar.day(of: context.now) else {
            throw APIError.invalid("last_day", "Must not be past, and at most \(longest) days after the first.")
        }
        let path = "/api/clinics/\(clinic.id)/waitlist"
        return try context.once {
            let (store, id) = (WaitlistStore(db: try context.db, organisation: organisation), UUID.random())
            try PatientStore(db: context.db, organisation: organisation).lock(id: input.patient)
            if let known = try store.find(
                clinic.id, type.id, doctor: input.doctor, patient: input.patient, input.firstDay, input.lastDay)
            {
                return .ok(WaitlistEntryView(known), headers: ["location": path])
            }
            try store.insert(
                id, clinic.id, type.id, doctor: input.doctor, patient: input.patient, input.firstDay,
                input.lastDay, now: context.now)
            try MasterRecord.audit("waitlist_joined", on: "waitlist_entry", id.text, of: input.patient, in: context)
            guard let entry = try store.find(id) else { throw APIError.notFound }
            return .created(WaitlistEntryView(entry), at: path)
        } then: {
            try context.publish(.appointments)
        }
    }
}

/// `GET /clinics/{clinic}/waitlist`: who waits there, the longest first, and who has, newest first; 500 in all.
enum ListWaitlist {
    private static let most = 500

    struct Output: ResponseBody {
        let entries: [WaitlistEntryView]
        let patients: [NamedPatient]

        static let schema = Schema.object([
            "entries": .required(.array(of: WaitlistEntryView.schema, 0...most)),
            "patients": .required(.array(of: NamedPatient.schema, 0...most)),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let clinic = try GetClinic.find(in: context)
        let entries = try WaitlistStore(db: context.db, organisation: context.organisation)
            .list(at: clinic.id, limit: most)
        let patients = try NamedPatient.find(entries.map(\.patient), in: context)
        try context.recordRead(
            AuditEvent(
                "waitlist_listed", .success, on: "clinic", clinic.id, by: context.actor,
                fields: ["count": String(entries.count), "patients": ShownPatients.onRecord(patients.map(\.id))]))
        return .ok(Output(entries: entries.map(WaitlistEntryView.init), patients: patients))
    }
}

/// `DELETE /waitlist/{entry}`: the patient waits no more; what is held for them is given back.
enum LeaveWaitlist {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let (id, organisation) = (try context.identifier("entry"), try context.organisation)
        try context.db.retryingTransaction {
            let store = WaitlistStore(db: try context.db, organisation: organisation)
            guard var entry = try store.lock(id),
                try ClinicStore(db: context.db, organisation: organisation)
                    .find(id: entry.clinic, within: context.callerTerritories) != nil
            else { throw APIError.notFound }
            guard WaitlistEntry.Status.open.contains(entry.status) else { return }
            let appointments = AppointmentStore(db: try context.db, organisation: organisation)
            if let held = try entry.appointment.flatMap({ try appointments.lock(id: $0) }), held.status == .held {
                _ = try Booking(by: PhoneDesk.actor(in: context), in: context).change(held, to: .cancelled, .cancelled)
            }
            (entry.status, entry.appointment) = (.withdrawn, nil)
            try store.update(entry, now: context.now)
            try MasterRecord.audit("waitlist_left", on: "waitlist_entry", id.text, of: entry.patient, in: context)
        }
        try context.publish(.appointments)
        return .noContent
    }
}
